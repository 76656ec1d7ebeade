import { logRoutes } from '@jiebang/contract/log/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { headAndKey } from './queries/documents.ts';
import { consistencyBetween, inclusionByHash, leavesFrom } from './queries/proofs.ts';

export const logServed: readonly Served[] = [
  serve(logRoutes.head, 'anyone', ({ platform }) => headAndKey(platform)),
  serve(logRoutes.consistency, 'anyone', ({ platform, query }) =>
    consistencyBetween(platform.db, query.first, query.second),
  ),
  serve(logRoutes.inclusion, 'anyone', ({ platform, params }) => inclusionByHash(platform.db, params.leafHash)),
  serve(logRoutes.leaves, 'anyone', ({ platform, query }) => leavesFrom(platform.db, query.from, query.limit)),
];
