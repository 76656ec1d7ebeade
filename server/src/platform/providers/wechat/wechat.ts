import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { askProvider, type Report } from '../ask.ts';

/** Why WeChat named no user. */
export type WechatRefusal = 'wechat_code_refused' | 'wechat_too_many' | 'wechat_user_blocked' | 'wechat_unavailable';

/** Who a code of `wx.login` belongs to. */
export type Wechat = {
  /** The user's openid in this mini-program; the code is used up by asking. */
  openidOf(code: string): Promise<{ readonly openid: string } | { readonly refused: WechatRefusal }>;
};

export type WechatSettings = {
  readonly appId: string;
  readonly appSecret: string;
  /** In place of WeChat's own address. */
  readonly url: string | undefined;
};

const address = 'https://api.weixin.qq.com';
const patienceMs = 5000;
/** How often it is asked while it says that it is busy (-1), and the milliseconds in between. */
const busyPauses = [100, 400];

// The reply holds session_key as well, which the schema leaves behind: it is read by nobody, so it cannot be kept or logged.
const User = z.object({ errcode: z.literal(0).optional(), openid: z.string().regex(/^[\w-]{1,64}$/) });
const Failure = z.object({ errcode: z.int() });

const refusals: Readonly<Record<number, WechatRefusal>> = {
  40029: 'wechat_code_refused',
  40163: 'wechat_code_refused',
  45011: 'wechat_too_many',
  40226: 'wechat_user_blocked',
};

/** code2Session (`/sns/jscode2session`) as WeChat's public documentation describes it. */
export function wechatBy({ appId, appSecret, url }: WechatSettings, report: Report): Wechat {
  const ask = (code: string) => {
    const to = new URL('/sns/jscode2session', url ?? address);
    to.search = new URLSearchParams({
      appid: appId,
      secret: appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString();
    return askProvider(to, { method: 'GET' }, patienceMs);
  };
  return {
    async openidOf(code) {
      for (let attempt = 0; ; attempt += 1) {
        const answer = await ask(code);
        const user = 'failed' in answer ? null : User.safeParse(answer.body).data;
        if (user) return { openid: user.openid };
        const failure = 'failed' in answer ? null : Failure.safeParse(answer.body).data;
        const rest = busyPauses[attempt];
        if (failure?.errcode === -1 && rest !== undefined) {
          await pause(rest);
          continue;
        }
        const refused = failure ? refusals[failure.errcode] : undefined;
        if (refused) return { refused };
        // A reply that came too late may have used the code up: it is not asked again, the mini-program brings another code.
        report(`WeChat answered ${failure?.errcode ?? ('failed' in answer ? answer.failed : 'malformed')}`);
        return { refused: 'wechat_unavailable' };
      }
    },
  };
}
