import { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import { certificationRoutes } from '@jiebang/contract/certification/routes.ts';
import { contract } from '@jiebang/contract/contract.ts';
import { dealRoutes } from '@jiebang/contract/deals/routes.ts';
import { addressOf, clientOver, httpSend } from '@jiebang/contract/http/client.ts';
import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';

const routes = {
  ...contract,
  judging: judgingRoutes,
  deals: dealRoutes,
  certification: certificationRoutes,
  brokers: brokerRoutes,
} as const;

/** The typed client of the signed-in application. */
export const api = clientOver(
  routes,
  httpSend((address, request) => fetch(address, request)),
);

/** The address from which the browser itself fetches a file. */
export const fileAddress = addressOf;
export { routes };
