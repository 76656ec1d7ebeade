import { z } from 'zod';
import { routes } from '../../http/route.ts';
import { byHandle, Code, HandleKind, HandleProof, Handles } from './handle.ts';

const done = z.strictObject({ done: z.literal(true) });

/** The e-mail address and the mobile number of an account. */
export const handleRoutes = routes('identity', {
  signInWays: {
    method: 'GET',
    path: '/sign-in/ways',
    summary: { zh: '本平台提供哪些登录方式', en: 'Which ways of signing in there are here, beside e-mail' },
    /** `invites`: whether somebody can be invited by mobile number. */
    reply: z.strictObject({ mobile: z.boolean(), wechat: z.boolean(), invites: z.boolean() }),
  },
  handles: {
    method: 'GET',
    path: '/me/handles',
    summary: { zh: '我用什么登录', en: 'What I sign in with' },
    reply: Handles,
  },
  requestHandleCode: {
    method: 'POST',
    path: '/me/handles/codes',
    summary: {
      zh: '向要绑定的邮箱或手机号发送验证码；无论它是否已属于他人，答复都相同',
      en: 'Send a code to an address or number that is to be mine; the reply is the same whether it is another’s or not',
    },
    body: z.strictObject(byHandle),
    reply: done,
  },
  requestProofCode: {
    method: 'POST',
    path: '/me/handles/proof-codes',
    summary: {
      zh: '向我已绑定的邮箱或手机号发送验证码，用来证明是本人',
      en: 'Send a code to a handle that I have, to show that it is me',
    },
    body: z.strictObject({ to: HandleKind }),
    reply: done,
  },
  setHandle: {
    method: 'PUT',
    path: '/me/handles',
    summary: {
      zh: '绑定或更换邮箱、手机号：须证明是本人，并填写发到新邮箱或新号码的验证码；其他登录全部失效',
      en: 'Add or change my e-mail or mobile, with proof that it is me and the code sent to the new one; every other session ends',
    },
    body: z.strictObject({ ...byHandle, code: Code, proof: HandleProof }),
    reply: done,
  },
  removeHandle: {
    method: 'POST',
    path: '/me/handles/remove',
    summary: {
      zh: '解除绑定邮箱或手机号；至少保留一个',
      en: 'Take an e-mail or mobile off my account; one of them stays',
    },
    body: z.strictObject({ kind: HandleKind, proof: HandleProof }),
    reply: done,
  },
});
