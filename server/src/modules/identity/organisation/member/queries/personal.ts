import type { Personal } from '#platform/db/personal.ts';

/** What is held on people as members of organisations: their seats, what became of them, and what they asked to be signed. */
export const ofMembers: Personal['tables'] = [
  {
    table: 'identity.membership',
    what: '所属单位 / memberships',
    whose: { column: 'person' },
    columns: ['organisation', 'role', 'signs', 'joined_at', 'ended_at'],
    fate: 'record',
  },
  {
    table: 'identity.signature_request',
    what: '您请人签署的事项 / what you asked others to sign',
    whose: { column: 'asked_by' },
    columns: ['organisation', 'item', 'act', 'asked_at', 'ended_at'],
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
];
