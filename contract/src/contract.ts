import { achievementRoutes } from './achievements/routes.ts';
import { awardRoutes } from './awards/routes.ts';
import { brokerRoutes } from './brokers/routes.ts';
import { certificationRoutes } from './certification/routes.ts';
import { contestRoutes } from './contests/routes.ts';
import { dealRoutes } from './deals/routes.ts';
import { deskRoutes } from './desk/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { judgingRoutes } from './judging/routes.ts';
import { logRoutes } from './log/routes.ts';
import { matchingRoutes } from './matching/routes.ts';
import { needRoutes } from './needs/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { solutionRoutes } from './solutions/routes.ts';
import { translationRoutes } from './translation/routes.ts';

/** Every route, by module: what the typed clients are made from. */
export const contract = {
  identity: identityRoutes,
  contests: contestRoutes,
  log: logRoutes,
  needs: needRoutes,
  solutions: solutionRoutes,
  judging: judgingRoutes,
  achievements: achievementRoutes,
  deals: dealRoutes,
  certification: certificationRoutes,
  brokers: brokerRoutes,
  awards: awardRoutes,
  matching: matchingRoutes,
  translation: translationRoutes,
  notifications: notificationRoutes,
  desk: deskRoutes,
} as const;
export type Contract = typeof contract;
