import { z } from 'zod';
import { routes } from '../../http/route.ts';
import { PersonName, SignedIn } from '../person.ts';
import { byHandle, Code, HandleProof } from './handle.ts';

const done = z.strictObject({ done: z.literal(true) });
/** What `wx.login` gives: good for one use within five minutes. */
const WechatCode = z.string().trim().min(1).max(128);

/** Who came in by WeChat; of a WeChat user that no account is bound to, a ticket with which one is found or made within ten minutes. */
export const WechatEntry = z.discriminatedUnion('bound', [
  SignedIn.extend({ bound: z.literal(true) }),
  z.strictObject({ bound: z.literal(false), ticket: z.string() }),
]);
export type WechatEntry = z.infer<typeof WechatEntry>;

/** Signing in from the mini-program. */
export const wechatRoutes = routes('identity', {
  signInByWechat: {
    method: 'POST',
    path: '/sign-in/wechat',
    summary: {
      zh: '用小程序的登录凭证（wx.login）登录；尚未绑定账户的，得到一张用于绑定的票据',
      en: 'Sign in with a code of wx.login; whom no account is bound to gets a ticket to bind one',
    },
    body: z.strictObject({ code: WechatCode }),
    reply: WechatEntry,
  },
  bindByTicket: {
    method: 'POST',
    path: '/sign-in/wechat/bind',
    summary: {
      zh: '凭票据和发到邮箱或手机号的验证码，把微信绑定到该账户；没有账户的，填写姓名即注册。该账户开启两步验证或已绑定其他微信的，只登录、不绑定',
      en: 'With a ticket and a code sent to an e-mail or mobile, bind WeChat to its account, or make one with a name. An account with a second factor or another WeChat is signed in and not bound',
    },
    body: z.strictObject({
      ticket: z.string().min(1).max(64),
      ...byHandle,
      code: Code,
      name: PersonName.optional(),
    }),
    reply: SignedIn.extend({ bound: z.boolean() }),
  },
  bindWechat: {
    method: 'POST',
    path: '/me/wechat',
    summary: {
      zh: '把微信绑定到我的账户；须证明是本人',
      en: 'Bind WeChat to my account, with proof that it is me',
    },
    body: z.strictObject({ code: WechatCode, proof: HandleProof }),
    reply: done,
  },
  unbindWechat: {
    method: 'DELETE',
    path: '/me/wechat',
    summary: {
      zh: '解除微信绑定；其他登录全部失效',
      en: 'Unbind WeChat; every other session ends',
    },
    reply: done,
  },
});
