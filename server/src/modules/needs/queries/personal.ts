import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';

const disclosure = { table: 'needs.disclosure', whose: { column: 'person' } };

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'needs.declaration',
      what: '您签署的承诺 / declarations that you signed',
      whose: { column: 'person' },
      columns: ['need', 'version', 'sha256', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.disclosure',
      what: '您的保密文本查阅 / access to confidential texts',
      whose: { column: 'person' },
      columns: ['confidential', 'organisation', 'state', 'reason', 'created_at', 'moved_at'],
      fate: 'record',
    },
    {
      table: 'needs.disclosure_acceptance',
      what: '您接受的查阅条款 / terms that you accepted',
      whose: { column: 'disclosure', in: disclosure },
      columns: ['disclosure', 'terms', 'sha256', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.confidential_reading',
      what: '您查阅保密文本的记录 / your readings of confidential texts',
      whose: { column: 'person' },
      columns: ['confidential', 'version', 'file', 'organisation', 'reason', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.confidential_version',
      what: '您开放的保密文本 / confidential texts that you offered',
      whose: { column: 'person' },
      columns: ['confidential', 'n', 'declaration', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.confidential_excluded',
      what: '您排除的单位 / organisations that you kept out',
      whose: { column: 'person' },
      columns: ['confidential', 'organisation', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.import',
      what: '您发起的批量导入 / imports that you began',
      whose: { column: 'person' },
      columns: [
        'id',
        'track',
        'organisation',
        'source',
        'name',
        'state',
        'created_at',
        'total',
        'imported',
        'already',
        'bad',
      ],
      fate: 'record',
    },
    {
      table: 'needs.question',
      what: '您的提问 / your questions',
      whose: { column: 'asker' },
      columns: ['need', 'question', 'answer', 'state', 'reason', 'created_at', 'published_at', 'answered_at'],
      fate: 'record',
    },
    {
      table: 'needs.report',
      what: '您对需求的举报 / needs that you reported',
      whose: { column: 'reporter' },
      columns: ['need', 'kind', 'words', 'state', 'created_at'],
      fate: 'record',
    },
    {
      table: 'needs.need',
      what: '您领取审核的需求 / needs that you review',
      whose: { column: 'reviewer' },
      columns: ['id', 'state'],
      fate: 'record',
    },
    {
      table: 'needs.need',
      what: '您代录的需求 / needs that you entered for others',
      whose: { column: 'entered_by' },
      columns: ['id', 'state', 'created_at'],
      fate: 'record',
    },
    {
      table: 'needs.need_version',
      what: '您保存的需求版本 / versions of needs that you saved',
      whose: { column: 'person' },
      columns: ['need', 'n', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.diagnosis',
      what: '请您做的二次诊断 / second diagnoses that you were asked for',
      whose: { column: 'person' },
      columns: ['need', 'capacity', 'organisation', 'due', 'question', 'state', 'finding', 'reason', 'created_at'],
      fate: 'record',
    },
    {
      table: 'needs.diagnosis',
      what: '您请人做的二次诊断 / second diagnoses that you asked for',
      whose: { column: 'asked_by' },
      columns: ['need', 'due', 'question', 'state', 'created_at'],
      fate: 'record',
    },
    {
      table: 'needs.diagnosis_reading',
      what: '您为诊断阅读原文的记录 / your readings of originals for a diagnosis',
      whose: { column: 'person' },
      columns: ['diagnosis', 'file', 'undertaking', 'undertaking_sha256', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.review',
      what: '您签署的审核 / reviews that you signed',
      whose: { column: 'reviewer' },
      columns: ['need', 'authenticity', 'validity', 'triage', 'note', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.rejection_word',
      what: '您对不予通过的签署 / what you signed of rejections',
      whose: { column: 'person' },
      columns: ['need', 'kind', 'says', 'at'],
      fate: 'record',
    },
    {
      table: 'needs.public_text',
      what: '您撰写的公开文本 / public texts that you wrote',
      whose: { column: 'written_by' },
      columns: ['need', 'written_at'],
      fate: 'record',
    },
    {
      table: 'needs.public_text',
      what: '您签发的公开文本 / public texts that you signed off',
      whose: { column: 'signed_by' },
      columns: ['need', 'signed_at'],
      fate: 'record',
    },
  ],
  left: { 'needs.need.contact_name': 'organisation', 'needs.need.contact_phone': 'organisation' },
  owed,
};

/** Reviews and public texts that a person has under way, and needs that an organisation would be left alone with. */
async function owed(db: Db, { person, alone }: Owing): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select 'need_review' as kind, n.id, n.title from needs.need n
    where n.reviewer = ${person} and n.state = 'under_review'
    union all
    select 'need_clearance', n.id, n.title from needs.need n join needs.public_text t on t.need = n.id
    where n.state in ('accepted', 'signed_off') and ${person}::uuid in (t.written_by, t.signed_by)
    union all
    select 'organisation_need', n.id, n.title from needs.need n
    where n.organisation = any(${[...alone]}::uuid[])
      and n.state not in ('draft', 'returned', 'rejected', 'completed', 'unanswered', 'none_fits', 'withdrawn', 'terminated')
    order by 1, 2`.execute(db);
  return rows;
}
