import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, line } from '../http/scalars.ts';
import {
  Consent,
  ConsentPurpose,
  LocalMail,
  Me,
  NewPassword,
  PersonName,
  Session,
  SignedIn,
  SignUp,
} from './person.ts';
import { byHandle, Code } from './sign-in/handle.ts';

const byId = z.strictObject({ id: Id });
const page = z.strictObject(pageQuery);
const done = z.strictObject({ done: z.literal(true) });
/** Of a number that was proven long ago: the name on the account, since numbers are given to others (`number_idle`). */
const whose = PersonName.optional();

/** Signing in and out, and what belongs to the asker itself. */
export const accountRoutes = routes('identity', {
  requestCode: {
    method: 'POST',
    path: '/sign-in/codes',
    summary: {
      zh: '向邮箱或手机号发送一次性验证码；无论是否已注册，答复都相同',
      en: 'Send a one-time code; the reply is the same whether the address or number has an account or not',
    },
    body: z.strictObject(byHandle),
    reply: done,
  },
  signUp: {
    method: 'POST',
    path: '/sign-up',
    summary: { zh: '凭验证码注册', en: 'Make an account with the code that was sent' },
    body: SignUp,
    reply: SignedIn,
  },
  signIn: {
    method: 'POST',
    path: '/sign-in',
    summary: { zh: '用密码登录', en: 'Sign in with a password' },
    body: z.strictObject({ ...byHandle, password: z.string().min(1).max(128) }),
    reply: SignedIn,
  },
  signInByCode: {
    method: 'POST',
    path: '/sign-in/code',
    summary: { zh: '用验证码登录', en: 'Sign in with a one-time code' },
    body: z.strictObject({ ...byHandle, code: Code, name: whose }),
    reply: SignedIn,
  },
  resetPassword: {
    method: 'POST',
    path: '/sign-in/password',
    summary: {
      zh: '凭验证码设置新密码，其他登录全部失效',
      en: 'Set a new password with a code; every other session ends',
    },
    body: z.strictObject({ ...byHandle, code: Code, password: NewPassword, name: whose }),
    reply: SignedIn,
  },
  signOut: { method: 'POST', path: '/sign-out', summary: { zh: '退出登录', en: 'Sign out' }, reply: done },
  signOutEverywhere: {
    method: 'POST',
    path: '/sign-out/everywhere',
    summary: { zh: '退出所有设备', en: 'Sign out on every device' },
    reply: done,
  },
  me: {
    method: 'GET',
    path: '/me',
    summary: { zh: '我是谁，可以以谁的名义办事', en: 'Who I am and for whom I may act' },
    reply: Me,
  },
  rename: {
    method: 'PUT',
    path: '/me/name',
    summary: { zh: '修改我的姓名', en: 'Change my name' },
    body: z.strictObject({ name: PersonName, nameEn: line(100).nullable() }),
    reply: done,
  },
  sessions: {
    method: 'GET',
    path: '/me/sessions',
    summary: { zh: '我的登录', en: 'My sessions' },
    query: page,
    reply: pageOf(Session),
  },
  endSession: {
    method: 'DELETE',
    path: '/me/sessions/:id',
    summary: { zh: '结束一个登录', en: 'End one of my sessions' },
    params: byId,
    reply: done,
  },
  consents: {
    method: 'GET',
    path: '/me/consents',
    summary: { zh: '我的授权同意', en: 'My consents' },
    query: page,
    reply: pageOf(Consent),
  },
  giveConsent: {
    method: 'PUT',
    path: '/me/consents/:purpose',
    summary: { zh: '同意一项用途', en: 'Consent to one purpose' },
    params: z.strictObject({ purpose: ConsentPurpose }),
    body: z.strictObject({ noticeVersion: z.int().min(1).max(10_000) }),
    reply: done,
  },
  withdrawConsent: {
    method: 'DELETE',
    path: '/me/consents/:purpose',
    summary: { zh: '撤回同意', en: 'Withdraw a consent' },
    params: z.strictObject({ purpose: ConsentPurpose }),
    reply: done,
  },
  mailbox: {
    method: 'GET',
    path: '/mailbox',
    summary: { zh: '试用时的本机邮箱', en: 'The local mailbox of a trial run' },
    query: page,
    reply: pageOf(LocalMail),
  },
});
