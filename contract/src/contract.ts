import { identityRoutes } from './identity/routes.ts';
import { logRoutes } from './log/routes.ts';
import { needRoutes } from './needs/routes.ts';

/** Every route, by module: what the typed clients are made from. */
export const contract = {
  identity: identityRoutes,
  log: logRoutes,
  needs: needRoutes,
} as const;
export type Contract = typeof contract;
