import { contract } from '@jiebang/contract/contract.ts';
import { addressOf, clientOver, httpSend } from '@jiebang/contract/http/client.ts';

/** The typed client of the signed-in application. */
export const api = clientOver(
  contract,
  httpSend((address, request) => fetch(address, request)),
);

/** The address from which the browser itself fetches a file. */
export const fileAddress = addressOf;
export const routes = contract;
