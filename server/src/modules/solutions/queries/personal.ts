import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'solutions.team',
      what: '您带领的团队 / teams that you lead',
      whose: { column: 'leader' },
      columns: ['id', 'organisation', 'created_at'],
    },
    {
      table: 'solutions.solution',
      what: '您牵头的方案 / solutions that you lead',
      whose: { column: 'leader' },
      columns: ['id', 'need', 'organisation', 'state', 'created_at', 'submitted_at'],
    },
    {
      table: 'solutions.member',
      what: '您参加的方案 / solutions that you take part in',
      whose: { column: 'person' },
      columns: ['solution', 'leader', 'confirmed_at', 'created_at'],
    },
    {
      table: 'solutions.screening',
      what: '您的形式审查 / screenings that you made',
      whose: { column: 'person' },
      columns: ['solution', 'passed', 'at'],
    },
  ],
  left: { 'solutions.member.email_hash': 'secret' },
};
