import { accountRoutes } from './account-routes.ts';
import { grantRoutes } from './grant-routes.ts';
import { organisationMemberRoutes } from './organisation-member-routes.ts';
import { organisationRoutes } from './organisation-routes.ts';

/** Every route of identity. */
export const identityRoutes = { ...accountRoutes, ...organisationRoutes, ...organisationMemberRoutes, ...grantRoutes };
