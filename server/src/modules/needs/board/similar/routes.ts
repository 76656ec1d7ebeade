import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { similarNeeds } from './queries/similar.ts';

export const similarServed: readonly Served[] = [
  serve(needRoutes.similar, 'signed_in', ({ platform, viewer, params }) =>
    similarNeeds(platform.db, viewer, params.id),
  ),
];
