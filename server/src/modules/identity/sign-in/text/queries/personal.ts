import type { PersonalTable } from '#platform/db/personal.ts';

/** What is held on whoever was invited by number. */
export const toNumbers: readonly PersonalTable[] = [
  {
    table: 'identity.invitation',
    what: '发给您手机号的邀请 / invitations to your number',
    whose: { column: 'mobile', by: 'mobile' },
    columns: ['organisation', 'role', 'created_at', 'expires_at', 'accepted_at', 'withdrawn_at'],
    fate: 'removed',
  },
  {
    table: 'identity.grant_invitation',
    what: '邀请您的手机号担任的角色 / roles that your number was offered',
    whose: { column: 'mobile', by: 'mobile' },
    columns: [
      ...['role', 'scope', 'scope_id', 'from_at', 'to_at', 'created_at', 'sent_at', 'answer_by'],
      ...['reminded_at', 'lapsed_at', 'accepted_at', 'withdrawn_at'],
    ],
    fate: 'removed',
  },
];
