import { identityRoutes as i } from '@jiebang/contract/identity/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { sayConsent } from './actions/consent.ts';
import { endSession, signOut } from './actions/end-session.ts';
import { endGrant, giveGrant } from './actions/give-grant.ts';
import { acknowledgeNotice, publishNotice } from './actions/notice.ts';
import { rename } from './actions/rename.ts';
import { organisationServed } from './organisation/routes.ts';
import { grants } from './queries/details.ts';
import { mailbox } from './queries/mailbox.ts';
import { myConsents, mySessions, whoAmI } from './queries/me.ts';
import { myData } from './queries/my-data.ts';
import { myNotice, noticeOf, notices } from './queries/notices.ts';
import { realNameServed } from './real-name/routes.ts';
import { secondFactorServed } from './second-factor/routes.ts';
import { signIn, signInByCode } from './sign-in/actions/enter.ts';
import { requestCode } from './sign-in/actions/request-code.ts';
import { resetPassword, signUp } from './sign-in/actions/set-password.ts';
import { deletionServed } from './sign-in/deletion/routes.ts';
import { handleServed } from './sign-in/handle/routes.ts';
import { wechatServed } from './sign-in/wechat/routes.ts';
import { viewEntry } from './views.ts';

const account: readonly Served[] = [
  serve(i.requestCode, 'anyone', ({ platform, incoming, body }) => requestCode(platform, incoming, body)),
  serve(i.signUp, 'anyone', ({ platform, incoming, body }) => signUp(platform, incoming, body).then(viewEntry)),
  serve(i.signIn, 'anyone', ({ platform, incoming, body }) => signIn(platform, incoming, body).then(viewEntry)),
  serve(i.signInByCode, 'anyone', ({ platform, incoming, body }) =>
    signInByCode(platform, incoming, body).then(viewEntry),
  ),
  serve(i.resetPassword, 'anyone', ({ platform, incoming, body }) =>
    resetPassword(platform, incoming, body).then(viewEntry),
  ),
  serve(i.signOut, 'anyone', ({ platform, viewer, incoming }) => signOut(platform, viewer, incoming, false)),
  serve(i.signOutEverywhere, 'anyone', ({ platform, viewer, incoming }) => signOut(platform, viewer, incoming, true)),
  serve(i.me, 'anyone', ({ platform, viewer, incoming }) => whoAmI(platform, viewer, incoming.cookie)),
  serve(i.rename, 'signed_in', ({ platform, viewer, body }) => rename(platform, viewer, body)),
  serve(i.sessions, 'signed_in', ({ platform, viewer, query }) => mySessions(platform.db, viewer, query)),
  serve(i.endSession, 'signed_in', ({ platform, viewer, params }) => endSession(platform, viewer, params.id)),
  serve(i.consents, 'signed_in', ({ platform, viewer, query }) => myConsents(platform.db, viewer, query)),
  serve(i.giveConsent, 'signed_in', ({ platform, viewer, params, body }) =>
    sayConsent(platform, viewer, params.purpose, body.noticeVersion),
  ),
  serve(i.withdrawConsent, 'signed_in', ({ platform, viewer, params }) =>
    sayConsent(platform, viewer, params.purpose, null),
  ),
  serve(i.mailbox, 'anyone', ({ platform, incoming, query }) => mailbox(platform, incoming, query)),
];

const noticed: readonly Served[] = [
  serve(i.notices, 'anyone', ({ platform, query }) => notices(platform.db, query)),
  serve(i.currentNotice, 'anyone', ({ platform }) => noticeOf(platform.db, null)),
  serve(i.notice, 'anyone', ({ platform, params }) => noticeOf(platform.db, Number(params.version))),
  serve(i.publishNotice, ['admin'], ({ platform, viewer, body }) => publishNotice(platform, viewer, body)),
  serve(i.myNotice, 'signed_in', ({ platform, viewer }) => myNotice(platform.db, viewer)),
  serve(i.myData, 'signed_in', ({ platform, viewer, incoming }) => myData(platform, viewer, incoming)),
  serve(i.acknowledgeNotice, 'signed_in', ({ platform, viewer, params }) =>
    acknowledgeNotice(platform, viewer, Number(params.version)),
  ),
];

const granted: readonly Served[] = [
  serve(i.grants, ['admin'], ({ platform, viewer, query }) => grants(platform, viewer, query)),
  serve(i.giveGrant, ['admin'], ({ platform, viewer, body }) => giveGrant(platform, viewer, body)),
  serve(i.endGrant, ['admin'], ({ platform, viewer, params }) => endGrant(platform, viewer, params.id)),
];

export const served: readonly Served[] = [
  ...account,
  ...noticed,
  ...deletionServed,
  ...realNameServed,
  ...secondFactorServed,
  ...handleServed,
  ...wechatServed,
  ...organisationServed,
  ...granted,
];
