import { identityRoutes as i } from '@jiebang/contract/identity/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { addPicture } from './actions/add-picture.ts';
import {
  askRealName,
  decideRealName,
  returnRealName,
  takeRealName,
  verifyRealName,
  withdrawRealName,
} from './actions/move.ts';
import { registerHolder } from './holder/actions/register.ts';
import { listRealNames, myRealName, readPicture, realNameOf } from './queries/real-name.ts';

/** Real-name verification of persons: one's own, and the desk of those who verify. */
export const realNameServed: readonly Served[] = [
  serve(i.myRealName, 'signed_in', ({ platform, viewer }) => myRealName(platform, viewer)),
  serve(i.addRealNamePicture, 'signed_in', ({ platform, viewer, incoming }) => addPicture(platform, viewer, incoming)),
  serve(i.askRealName, 'signed_in', ({ platform, viewer, incoming, body }) =>
    askRealName(platform, viewer, incoming, body),
  ),
  serve(i.withdrawRealName, 'signed_in', ({ platform, viewer }) => withdrawRealName(platform, viewer)),
  serve(i.registerHolder, 'signed_in', ({ platform, viewer, body }) => registerHolder(platform, viewer, body)),
  serve(i.realNames, ['admin', 'organiser'], ({ platform, viewer, query }) => listRealNames(platform, viewer, query)),
  serve(i.realName, ['admin', 'organiser'], ({ platform, viewer, params }) => realNameOf(platform, viewer, params.id)),
  serve(i.realNamePicture, 'signed_in', ({ platform, viewer, params }) => readPicture(platform, viewer, params.id)),
  serve(i.takeRealName, ['admin', 'organiser'], ({ platform, viewer, params }) =>
    takeRealName(platform, viewer, params.id),
  ),
  serve(i.verifyRealName, ['admin', 'organiser'], ({ platform, viewer, params }) =>
    verifyRealName(platform, viewer, params.id),
  ),
  serve(i.returnRealName, ['admin', 'organiser'], ({ platform, viewer, params, body }) =>
    returnRealName(platform, viewer, params.id, body.findings),
  ),
  serve(i.suspendRealName, ['admin', 'organiser'], ({ platform, viewer, params, body }) =>
    decideRealName(platform, viewer, params.id, 'suspend', body.reason),
  ),
  serve(i.reinstateRealName, ['admin', 'organiser'], ({ platform, viewer, params, body }) =>
    decideRealName(platform, viewer, params.id, 'reinstate', body.reason),
  ),
];
