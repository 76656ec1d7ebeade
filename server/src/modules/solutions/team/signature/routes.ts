import { solutionRoutes } from '@jiebang/contract/solutions/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { askToSign } from './actions/ask.ts';
import { refuseToSign, signFor, takeBack } from './actions/decide.ts';
import { myRequests, readRequest } from './queries/requests.ts';

export const signatureServed: readonly Served[] = [
  serve(solutionRoutes.askSignature, 'signed_in', ({ platform, viewer, params, body }) =>
    askToSign(platform, viewer, params.id, body.people),
  ),
  serve(solutionRoutes.takeBackSignature, 'signed_in', ({ platform, viewer, params }) =>
    takeBack(platform, viewer, params.id),
  ),
  serve(solutionRoutes.signatures, 'signed_in', ({ platform, viewer, query }) => myRequests(platform, viewer, query)),
  serve(solutionRoutes.signature, 'signed_in', ({ platform, viewer, params }) =>
    readRequest(platform, viewer, params.id),
  ),
  serve(solutionRoutes.sign, 'signed_in', ({ platform, viewer, params, body }) =>
    signFor(platform, viewer, params.id, body),
  ),
  serve(solutionRoutes.refuseSignature, 'signed_in', ({ platform, viewer, params, body }) =>
    refuseToSign(platform, viewer, params.id, body.reason),
  ),
];
