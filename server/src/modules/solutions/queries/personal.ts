import { sql } from 'kysely';
import { findNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';
import { forgetPerson } from '../actions/forget-person.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'solutions.team',
      what: '您带领的团队 / teams that you lead',
      whose: { column: 'leader' },
      columns: ['id', 'organisation', 'created_at'],
      fate: 'record',
    },
    {
      table: 'solutions.solution',
      what: '您牵头的方案；从未提交的草稿随账户删除 / solutions that you lead; drafts never handed in go with the account',
      whose: { column: 'leader' },
      columns: ['id', 'need', 'organisation', 'state', 'created_at', 'submitted_at'],
      fate: 'record',
    },
    {
      table: 'solutions.member',
      what: '您参加的方案 / solutions that you take part in',
      whose: { column: 'person' },
      columns: ['solution', 'leader', 'confirmed_at', 'created_at'],
      fate: 'record',
    },
    {
      table: 'solutions.reading',
      what: '您随到随评时查阅的方案 / solutions that you read on arrival',
      whose: { column: 'person' },
      columns: ['id', 'solution', 'n', 'at'],
      fate: 'record',
    },
    {
      table: 'solutions.opened_reading',
      what: '您在开启后查阅的方案，按日 / opened solutions that you read, by day',
      whose: { column: 'person' },
      columns: ['id', 'solution', 'read_as', 'at'],
      fate: 'record',
    },
    {
      table: 'solutions.screening_undone',
      what: '您作出而后被更正的形式审查 / screenings that you made and that were taken back',
      whose: { column: 'person' },
      columns: ['solution', 'passed', 'at'],
      fate: 'record',
    },
    {
      table: 'solutions.screening_undone',
      what: '您更正的形式审查 / screenings that you took back',
      whose: { column: 'undone_by' },
      columns: ['solution', 'undone_at', 'reason'],
      fate: 'record',
    },
    {
      table: 'solutions.screening',
      what: '您的形式审查 / screenings that you made',
      whose: { column: 'person' },
      columns: ['solution', 'passed', 'at'],
      fate: 'record',
    },
    {
      table: 'solutions.stood_aside',
      what: '您申报回避的需求 / needs with which you declared a conflict of interest',
      whose: { column: 'person' },
      columns: ['need', 'reason', 'at'],
      fate: 'record',
    },
    {
      table: 'solutions.signature',
      what: '您请单位签署人签署的方案 / solutions for which you asked for a signature',
      whose: { column: 'asked_by' },
      columns: ['solution', 'state', 'created_at'],
      fate: 'record',
    },
    {
      table: 'solutions.signature',
      what: '您代表单位签署的承诺 / what you signed for your organisation',
      whose: { column: 'signed_by' },
      columns: ['organisation', 'signed_at', 'terms', 'declaration'],
      fate: 'record',
    },
    {
      table: 'solutions.signature_asked',
      what: '请您签署的事项 / what you were asked to sign',
      whose: { column: 'person' },
      columns: ['signature'],
      fate: 'record',
    },
  ],
  left: { 'solutions.member.email_hash': 'secret' },
  owed,
  erase: forgetPerson,
};

/** Solutions that a person has handed in as leader and on which nothing was decided yet. */
async function owed(db: Db, { person }: Owing): Promise<Owed[]> {
  const { rows } = await sql<{ id: string; need: string }>`
    select id, need from solutions.solution
    where leader = ${person} and state in ('submitted', 'opened', 'screened_in', 'ranked') order by id`.execute(db);
  const found: Owed[] = [];
  for (const { id, need } of rows)
    found.push({ kind: 'solution', id, title: (await findNeed(db, need))?.number ?? '' });
  return found;
}
