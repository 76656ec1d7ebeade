import type { Personal } from '#platform/db/personal.ts';
import { forget } from '../sign-in/deletion/actions/forget.ts';
import { owedHere } from '../sign-in/deletion/queries/owed.ts';

/** What a person's row says when its account was deleted: pages show it wherever the name stood. */
const nobody = { name: '已注销用户', name_en: 'Deleted account', email: null, email_verified: false, image: null };

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'identity.person',
      what: '姓名与邮箱 / name and e-mail address',
      whose: { column: 'id' },
      columns: ['id', 'name', 'name_en', 'email', 'email_verified', 'created_at', 'updated_at'],
      fate: { emptied: nobody },
    },
    {
      table: 'identity.account',
      what: '登录方式 / what you sign in with',
      whose: { column: 'person' },
      columns: ['provider_id', 'account_id', 'created_at', 'updated_at'],
      fate: 'removed',
    },
    {
      table: 'identity.session',
      what: '登录记录 / sessions',
      whose: { column: 'person' },
      columns: ['created_at', 'seen_at', 'expires_at', 'second_step_at', 'ip_address', 'user_agent'],
      fate: 'removed',
    },
    {
      table: 'identity.second_factor',
      what: '两步验证 / two-step sign-in',
      whose: { column: 'person' },
      columns: ['created_at', 'confirmed_at'],
      fate: 'removed',
    },
    {
      table: 'identity.consent',
      what: '授权同意 / consents',
      whose: { column: 'person' },
      columns: ['purpose', 'notice_version', 'given_at', 'withdrawn_at'],
      fate: 'proof',
    },
    {
      table: 'identity.notice_acknowledgement',
      what: '已读的隐私说明 / privacy notices that you have read',
      whose: { column: 'person' },
      columns: ['version', 'at'],
      fate: 'proof',
    },
    {
      table: 'identity.membership',
      what: '所属单位 / memberships',
      whose: { column: 'person' },
      columns: ['organisation', 'role', 'joined_at', 'ended_at'],
      fate: 'record',
    },
    {
      table: 'identity.member_change',
      what: '成员变动 / changes to your memberships',
      whose: { column: 'person' },
      columns: ['organisation', 'action', 'at', 'role'],
      fate: 'record',
    },
    {
      table: 'identity.member_change',
      what: '您办理的成员变动 / changes to members that you made',
      whose: { column: 'done_by' },
      columns: ['organisation', 'action', 'at', 'role'],
      fate: 'record',
    },
    {
      table: 'identity.invitation',
      what: '您收到的邀请 / invitations to you',
      whose: { column: 'email', by: 'email' },
      columns: ['organisation', 'role', 'created_at', 'expires_at', 'accepted_at', 'withdrawn_at'],
      fate: 'removed',
    },
    {
      table: 'identity.invitation',
      what: '您发出的邀请 / invitations that you sent',
      whose: { column: 'invited_by' },
      columns: ['organisation', 'role', 'created_at', 'accepted_at', 'withdrawn_at'],
      fate: 'record',
    },
    {
      table: 'identity.role_grant',
      what: '您的角色 / roles given to you',
      whose: { column: 'person' },
      columns: ['role', 'scope', 'scope_id', 'from_at', 'to_at', 'created_at'],
      fate: 'record',
    },
    {
      table: 'identity.role_grant',
      what: '您授予的角色 / roles that you gave',
      whose: { column: 'granted_by' },
      columns: ['role', 'scope', 'scope_id', 'created_at'],
      fate: 'record',
    },
    {
      table: 'identity.role_grant',
      what: '您终止的角色 / roles that you ended',
      whose: { column: 'ended_by' },
      columns: ['role', 'scope', 'scope_id', 'to_at'],
      fate: 'record',
    },
    {
      table: 'identity.grant_invitation',
      what: '邀请您担任的角色 / roles that you were offered',
      whose: { column: 'email', by: 'email' },
      columns: ['role', 'scope', 'scope_id', 'from_at', 'to_at', 'created_at', 'accepted_at', 'withdrawn_at'],
      fate: 'removed',
    },
    {
      table: 'identity.grant_invitation',
      what: '您邀请他人担任的角色 / roles that you offered to others',
      whose: { column: 'invited_by' },
      columns: ['role', 'scope', 'scope_id', 'created_at', 'accepted_at', 'withdrawn_at'],
      fate: 'record',
    },
    {
      table: 'identity.api_key',
      what: '您建立的接口密钥 / API keys that you made',
      whose: { column: 'membership', in: { table: 'identity.membership', whose: { column: 'person' } } },
      columns: ['organisation', 'name', 'prefix', 'scopes', 'created_at', 'expires_at', 'used_at', 'revoked_at'],
      fate: 'record',
    },
    {
      table: 'identity.api_key',
      what: '您撤销的接口密钥 / API keys that you revoked',
      whose: { column: 'revoked_by' },
      columns: ['organisation', 'prefix', 'revoked_at'],
      fate: 'record',
    },
    {
      table: 'identity.deletion',
      what: '注销申请 / that you asked for your account to be deleted',
      whose: { column: 'person' },
      columns: ['asked_at', 'due_at'],
      fate: 'proof',
    },
    {
      table: 'identity.privacy_notice',
      what: '您发布的隐私说明 / privacy notices that you published',
      whose: { column: 'published_by' },
      columns: ['version', 'published_at'],
      fate: 'record',
    },
  ],
  owed: owedHere,
  erase: forget,
  left: {
    'identity.backup_code.person': 'secret',
    'identity.one_time_code.handle': 'passing',
    'identity.one_time_code.person': 'passing',
    'identity.verification.identifier': 'passing',
    'identity.wechat_ticket.openid': 'passing',
    'identity.member_change.email': 'others',
    'identity.organisation.authorised_person': 'organisation',
  },
};
