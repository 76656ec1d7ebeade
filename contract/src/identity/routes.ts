import { accountRoutes } from './account-routes.ts';
import { grantRoutes } from './grant-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { organisationChangeRoutes } from './organisation/change/routes.ts';
import { organisationKeyRoutes } from './organisation/key/routes.ts';
import { organisationMergeRoutes } from './organisation/merge/routes.ts';
import { organisationMemberRoutes } from './organisation-member-routes.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { realNameRoutes } from './real-name/routes.ts';
import { deletionRoutes } from './sign-in/deletion-routes.ts';
import { handleRoutes } from './sign-in/handle-routes.ts';
import { secondFactorRoutes } from './sign-in/second-factor-routes.ts';
import { wechatRoutes } from './sign-in/wechat-routes.ts';

/** Every route of identity. */
export const identityRoutes = {
  ...accountRoutes,
  ...secondFactorRoutes,
  ...handleRoutes,
  ...wechatRoutes,
  ...noticeRoutes,
  ...deletionRoutes,
  ...realNameRoutes,
  ...organisationRoutes,
  ...organisationMemberRoutes,
  ...organisationKeyRoutes,
  ...organisationMergeRoutes,
  ...organisationChangeRoutes,
  ...grantRoutes,
};
