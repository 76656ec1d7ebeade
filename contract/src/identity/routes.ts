import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, Instant, line, text } from '../http/scalars.ts';
import { Grant, GrantedRole, GrantScope } from './grant.ts';
import { Invitation, Member, Organisation, OrganisationCard, OrganisationInput } from './organisation.ts';
import {
  Code,
  Consent,
  ConsentPurpose,
  Email,
  LocalMail,
  Me,
  NewPassword,
  PersonName,
  Session,
  SignedIn,
  SignUp,
} from './person.ts';

const byId = z.strictObject({ id: Id });
const byMember = z.strictObject({ id: Id, person: Id });
const page = z.strictObject(pageQuery);
const done = z.strictObject({ done: z.literal(true) });
const reason = z.strictObject({ reason: text(1000) });
const memberRole = z.enum(['member', 'admin']);

/** Signing in and out, and what belongs to the asker itself. */
export const accountRoutes = routes('identity', {
  requestCode: {
    method: 'POST',
    path: '/sign-in/codes',
    summary: {
      zh: '向邮箱发送一次性验证码；无论该邮箱是否已注册，答复都相同',
      en: 'Send a one-time code; the reply is the same whether the address has an account or not',
    },
    body: z.strictObject({ email: Email }),
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
    body: z.strictObject({ email: Email, password: z.string().min(1).max(128) }),
    reply: SignedIn,
  },
  signInByCode: {
    method: 'POST',
    path: '/sign-in/code',
    summary: { zh: '用验证码登录', en: 'Sign in with a one-time code' },
    body: z.strictObject({ email: Email, code: Code }),
    reply: SignedIn,
  },
  resetPassword: {
    method: 'POST',
    path: '/sign-in/password',
    summary: {
      zh: '凭验证码设置新密码，其他登录全部失效',
      en: 'Set a new password with a code; every other session ends',
    },
    body: z.strictObject({ email: Email, code: Code, password: NewPassword }),
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

/** Organisations, their verification and members, and grants of roles. */
export const organisationRoutes = routes('identity', {
  createOrganisation: {
    method: 'POST',
    path: '/organisations',
    summary: { zh: '登记单位', en: 'Register an organisation' },
    body: OrganisationInput,
    reply: Organisation,
    creates: true,
  },
  organisationCard: {
    method: 'GET',
    path: '/organisations/:id',
    summary: { zh: '单位公开信息', en: 'What is public of an organisation' },
    params: byId,
    reply: OrganisationCard,
  },
  organisation: {
    method: 'GET',
    path: '/organisations/:id/details',
    summary: { zh: '单位详情（成员与审核人）', en: 'An organisation for its members and verifiers' },
    params: byId,
    reply: Organisation,
  },
  editOrganisation: {
    method: 'PUT',
    path: '/organisations/:id',
    summary: { zh: '修改单位信息（认证前）', en: 'Edit an organisation before it is verified' },
    params: byId,
    body: OrganisationInput,
    reply: Organisation,
    edits: true,
  },
  askVerification: {
    method: 'POST',
    path: '/organisations/:id/verification',
    summary: { zh: '申请主体认证', en: 'Ask for verification' },
    params: byId,
    body: z.strictObject({ authorisedPerson: line(100), mandateFile: Id.nullable() }),
    reply: Organisation,
  },
  waitingOrganisations: {
    method: 'GET',
    path: '/verifications',
    summary: { zh: '待认证单位', en: 'Organisations that wait for verification' },
    query: page,
    reply: pageOf(Organisation),
  },
  verifyOrganisation: {
    method: 'POST',
    path: '/organisations/:id/verify',
    summary: { zh: '通过认证', en: 'Verify an organisation' },
    params: byId,
    reply: Organisation,
  },
  returnOrganisation: {
    method: 'POST',
    path: '/organisations/:id/return',
    summary: { zh: '退回认证申请', en: 'Return an organisation with reasons' },
    params: byId,
    body: reason,
    reply: Organisation,
  },
  suspendOrganisation: {
    method: 'POST',
    path: '/organisations/:id/suspend',
    summary: { zh: '暂停单位', en: 'Suspend an organisation' },
    params: byId,
    body: reason,
    reply: Organisation,
  },
  reinstateOrganisation: {
    method: 'POST',
    path: '/organisations/:id/reinstate',
    summary: { zh: '恢复单位', en: 'Reinstate a suspended organisation' },
    params: byId,
    body: reason,
    reply: Organisation,
  },
  members: {
    method: 'GET',
    path: '/organisations/:id/members',
    summary: { zh: '单位成员', en: 'Members of my organisation' },
    params: byId,
    query: page,
    reply: pageOf(Member),
  },
  changeMember: {
    method: 'PUT',
    path: '/organisations/:id/members/:person',
    summary: { zh: '调整成员角色', en: "Change a member's role" },
    params: byMember,
    body: z.strictObject({ role: memberRole }),
    reply: done,
  },
  removeMember: {
    method: 'DELETE',
    path: '/organisations/:id/members/:person',
    summary: { zh: '移除成员或退出单位', en: 'Remove a member, or leave' },
    params: byMember,
    reply: done,
  },
  invite: {
    method: 'POST',
    path: '/organisations/:id/invitations',
    summary: { zh: '邀请成员', en: 'Invite a member by e-mail' },
    params: byId,
    body: z.strictObject({ email: Email, role: memberRole }),
    reply: Invitation,
    creates: true,
  },
  invitations: {
    method: 'GET',
    path: '/organisations/:id/invitations',
    summary: { zh: '未接受的邀请', en: 'Open invitations' },
    params: byId,
    query: page,
    reply: pageOf(Invitation),
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/invitations/:id',
    summary: { zh: '撤回邀请', en: 'Withdraw an invitation' },
    params: byId,
    reply: done,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/invitations/accept',
    summary: { zh: '接受邀请', en: 'Accept an invitation' },
    body: z.strictObject({ token: z.string().min(20).max(100) }),
    reply: z.strictObject({ organisation: Id }),
  },
  grants: {
    method: 'GET',
    path: '/grants',
    summary: { zh: '授予的角色', en: 'Roles that were granted and have not ended' },
    query: page,
    reply: pageOf(Grant),
  },
  giveGrant: {
    method: 'POST',
    path: '/grants',
    summary: { zh: '授予角色', en: 'Grant a role' },
    body: z.strictObject({
      email: Email,
      role: GrantedRole,
      scope: GrantScope,
      scopeId: Id.nullable(),
      from: Instant.nullable(),
      to: Instant.nullable(),
    }),
    reply: Grant,
    creates: true,
  },
  endGrant: {
    method: 'DELETE',
    path: '/grants/:id',
    summary: { zh: '收回角色', en: 'End a granted role' },
    params: byId,
    reply: done,
  },
});

export const identityRoutes = { ...accountRoutes, ...organisationRoutes };
