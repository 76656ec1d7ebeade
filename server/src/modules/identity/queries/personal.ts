import type { Personal } from '#platform/db/personal.ts';
import { ofMembers } from '../organisation/member/queries/personal.ts';
import { forget } from '../sign-in/deletion/actions/forget.ts';
import { owedHere } from '../sign-in/deletion/queries/owed.ts';
import { toNumbers } from '../sign-in/text/queries/personal.ts';

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
      table: 'identity.known_place',
      what: '您登录过的设备与网络，只存校验值 / devices and networks from which you signed in, kept as check values',
      whose: { column: 'person' },
      columns: ['kind', 'seen_at'],
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
    ...ofMembers,
    {
      table: 'identity.invitation',
      what: '您收到的邀请 / invitations to you',
      whose: { column: 'email', by: 'email' },
      columns: ['organisation', 'role', 'created_at', 'expires_at', 'accepted_at', 'withdrawn_at'],
      fate: 'removed',
    },
    ...toNumbers,
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
      columns: [
        ...['role', 'scope', 'scope_id', 'from_at', 'to_at', 'created_at', 'sent_at', 'answer_by'],
        ...['reminded_at', 'lapsed_at', 'accepted_at', 'withdrawn_at'],
      ],
      fate: 'removed',
    },
    {
      table: 'identity.grant_invitation',
      what: '您邀请他人担任的角色 / roles that you offered to others',
      whose: { column: 'invited_by' },
      columns: ['role', 'scope', 'scope_id', 'created_at', 'sent_at', 'lapsed_at', 'accepted_at', 'withdrawn_at'],
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
      table: 'identity.organisation',
      what: '您以自然人身份参加的名义 / the name in which you take part as a natural person',
      whose: { column: 'holder' },
      columns: ['id', 'name', 'state', 'region', 'country', 'created_at'],
      fate: { emptied: { name: nobody.name, name_en: nobody.name_en } },
    },
    {
      table: 'identity.real_name',
      what: '实名认证：姓名、证件类型与末四位 / real-name verification: name, kind of document, last four characters',
      whose: { column: 'id' },
      columns: ['state', 'name', 'document', 'number_ending', 'created_at', 'asked_at', 'moved_at', 'picture_at'],
      fate: { emptied: { name: null, document: null, number_ending: null } },
    },
    {
      table: 'identity.real_name',
      what: '您受理的实名认证 / verifications of others that you took up',
      whose: { column: 'taken_by' },
      columns: ['state', 'moved_at'],
      fate: 'record',
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
    'identity.real_name.number_hash': 'secret',
    'identity.real_name.sealed_number': 'passing',
    'identity.one_time_code.handle': 'passing',
    'identity.one_time_code.person': 'passing',
    'identity.verification.identifier': 'passing',
    'identity.wechat_ticket.openid': 'passing',
    'identity.member_change.email': 'others',
    'identity.member_change.mobile': 'others',
    'identity.text_message.mobile': 'passing',
    'identity.organisation.authorised_person': 'organisation',
    'identity.organisation_change.wanted': 'organisation',
    'identity.organisation_change.was': 'organisation',
  },
};
