import { routes } from '../http/route.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { judgeRoutes } from './judge-routes.ts';
import { objectionRoutes } from './objection/routes.ts';
import { panelRoutes } from './panel-routes.ts';
import { registerRoutes } from './register/routes.ts';
import { resultRoutes } from './result-routes.ts';
import { finalRoutes } from './stage/final-routes.ts';
import { sessionRoutes } from './stage/session-routes.ts';
import { translationRoutes } from './translation/routes.ts';

export const judgingRoutes = routes('judging', {
  ...resultRoutes,
  ...objectionRoutes,
  ...panelRoutes,
  ...judgeRoutes,
  ...registerRoutes,
  ...finalRoutes,
  ...sessionRoutes,
  ...assignmentRoutes,
  ...translationRoutes,
});
