import { identityRoutes as i } from '@jiebang/contract/identity/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { removeHandle, setHandle } from './actions/change-handle.ts';
import { requestHandleCode, requestProofCode } from './actions/request-code.ts';
import { myHandles, waysOf } from './queries/mine.ts';

export const handleServed: readonly Served[] = [
  serve(i.signInWays, 'anyone', async ({ platform }) => waysOf(platform)),
  serve(i.handles, 'signed_in', ({ platform, viewer }) => myHandles(platform, viewer)),
  serve(i.requestHandleCode, 'signed_in', ({ platform, viewer, incoming, body }) =>
    requestHandleCode(platform, viewer, incoming, body),
  ),
  serve(i.requestProofCode, 'signed_in', ({ platform, viewer, incoming, body }) =>
    requestProofCode(platform, viewer, incoming, body.to),
  ),
  serve(i.setHandle, 'signed_in', ({ platform, viewer, incoming, body }) =>
    setHandle(platform, viewer, incoming, body),
  ),
  serve(i.removeHandle, 'signed_in', ({ platform, viewer, incoming, body }) =>
    removeHandle(platform, viewer, incoming, body),
  ),
];
