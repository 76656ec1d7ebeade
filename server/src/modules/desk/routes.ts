import { deskRoutes } from '@jiebang/contract/desk/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { readDesk } from './queries/desk.ts';
import { reactionStates } from './queries/reactions.ts';

export const deskServed: readonly Served[] = [
  serve(deskRoutes.desk, 'signed_in', ({ platform, viewer }) => readDesk(platform, viewer)),
  serve(deskRoutes.reactions, ['admin'], ({ platform }) => reactionStates(platform)),
];
