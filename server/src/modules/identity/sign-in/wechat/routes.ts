import { identityRoutes as i } from '@jiebang/contract/identity/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { bindWechat, unbindWechat } from './actions/bind.ts';
import { bindByTicket, signInByWechat } from './actions/enter.ts';

export const wechatServed: readonly Served[] = [
  serve(i.signInByWechat, 'anyone', ({ platform, incoming, body }) => signInByWechat(platform, incoming, body.code)),
  serve(i.bindByTicket, 'anyone', ({ platform, incoming, body }) => bindByTicket(platform, incoming, body)),
  serve(i.bindWechat, 'signed_in', ({ platform, viewer, incoming, body }) =>
    bindWechat(platform, viewer, incoming, body),
  ),
  serve(i.unbindWechat, 'signed_in', ({ platform, viewer }) => unbindWechat(platform, viewer)),
];
