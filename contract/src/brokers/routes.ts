import { routes } from '../http/route.ts';
import { agencyRoutes } from './agency-routes.ts';
import { attributionRoutes } from './attribution.ts';
import { brokerProfileRoutes } from './broker-routes.ts';
import { conversionRoutes } from './conversion.ts';
import { mandateRoutes } from './mandate.ts';
import { payeeRoutes } from './payee.ts';
import { pointsRoutes } from './points.ts';

export const brokerRoutes = routes('brokers', {
  ...agencyRoutes,
  ...brokerProfileRoutes,
  ...mandateRoutes,
  ...attributionRoutes,
  ...pointsRoutes,
  ...payeeRoutes,
  ...conversionRoutes,
});
