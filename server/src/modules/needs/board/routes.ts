import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { qrOfNeed } from './documents/qr.ts';
import { countsOf } from './queries/counts.ts';
import { facetsOf } from './queries/facets.ts';
import { feed } from './queries/feed.ts';
import { levelsOf } from './queries/levels.ts';
import { map } from './queries/map.ts';

export const boardServed: readonly Served[] = [
  serve(needRoutes.feed, 'anyone', ({ platform, query }) => feed(platform.db, query)),
  serve(needRoutes.facets, 'anyone', ({ platform, query }) => facetsOf(platform, query)),
  serve(needRoutes.levels, 'anyone', ({ platform, params, query }) => levelsOf(platform, params.of, query)),
  serve(needRoutes.counts, 'anyone', ({ platform, query }) => countsOf(platform.db, query.contest)),
  serve(needRoutes.map, 'anyone', ({ platform, query }) => map(platform.db, query.part)),
  serve(needRoutes.qr, 'anyone', ({ platform, params }) => qrOfNeed(platform, params.number)),
];
