import { routes } from '../http/route.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { finalRoutes } from './final-routes.ts';
import { judgeRoutes } from './judge-routes.ts';
import { panelRoutes } from './panel-routes.ts';
import { registerRoutes } from './register-routes.ts';
import { resultRoutes } from './result-routes.ts';

export const judgingRoutes = routes('judging', {
  ...resultRoutes,
  ...panelRoutes,
  ...judgeRoutes,
  ...registerRoutes,
  ...finalRoutes,
  ...assignmentRoutes,
});
