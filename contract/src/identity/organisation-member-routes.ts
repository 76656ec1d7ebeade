import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id } from '../http/scalars.ts';
import { Invitation, Member, MemberChange, MyInvitation } from './organisation.ts';
import { byHandle } from './sign-in/handle.ts';

const byId = z.strictObject({ id: Id });
const byMember = z.strictObject({ id: Id, person: Id });
const page = z.strictObject(pageQuery);
const done = z.strictObject({ done: z.literal(true) });
const memberRole = z.enum(['member', 'admin']);

/** The people of an organisation, and invitations. */
export const organisationMemberRoutes = routes('identity', {
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
  changeSigning: {
    method: 'PUT',
    path: '/organisations/:id/members/:person/signing',
    summary: { zh: '授予或终止成员的签署权', en: 'Give a member the signing right, or end it' },
    params: byMember,
    body: z.strictObject({ signs: z.boolean() }),
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
    summary: { zh: '邀请成员', en: 'Invite a member by e-mail address or mobile number' },
    params: byId,
    body: z.strictObject({ ...byHandle, role: memberRole }),
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
  resendInvitation: {
    method: 'POST',
    path: '/invitations/:id/resend',
    summary: {
      zh: '重新发送邀请，旧链接随即失效',
      en: 'Send an invitation again, for another term; the link that was sent before is void',
    },
    params: byId,
    reply: Invitation,
  },
  memberHistory: {
    method: 'GET',
    path: '/organisations/:id/members/history',
    summary: { zh: '成员与邀请的变动记录', en: 'Who came, left and changed role, newest first' },
    params: byId,
    query: page,
    reply: pageOf(MemberChange),
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/invitations/:id',
    summary: { zh: '撤回邀请', en: 'Withdraw an invitation' },
    params: byId,
    reply: done,
  },
  myInvitations: {
    method: 'GET',
    path: '/my-invitations',
    summary: { zh: '发给我手机号的邀请', en: 'Invitations that wait for my mobile number' },
    reply: z.strictObject({ items: z.array(MyInvitation) }),
  },
  acceptMine: {
    method: 'POST',
    path: '/my-invitations/:id/accept',
    summary: { zh: '接受发给我手机号的邀请', en: 'Accept an invitation that was sent to my mobile number' },
    params: byId,
    reply: z.strictObject({ organisation: Id }),
  },
  acceptInvitation: {
    method: 'POST',
    path: '/invitations/accept',
    summary: { zh: '接受邀请', en: 'Accept an invitation' },
    body: z.strictObject({ token: z.string().min(20).max(100) }),
    reply: z.strictObject({ organisation: Id }),
  },
});
