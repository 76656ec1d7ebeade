import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. Completers are what an organisation says of its own research: they are no accounts. */
export const personal: Personal = {
  tables: [
    {
      table: 'achievements.saved_search',
      what: '您保存的成果搜索 / searches of the library that you keep',
      whose: { column: 'person' },
      columns: ['name', 'query', 'every', 'created_at'],
      fate: 'removed',
    },
    {
      table: 'achievements.declaration',
      what: '您为成果签署的承诺 / declarations that you signed for achievements',
      whose: { column: 'person' },
      columns: ['achievement', 'version', 'sha256', 'at'],
      fate: 'record',
    },
    {
      table: 'achievements.import',
      what: '您发起的成果批量导入 / imports of achievements that you began',
      whose: { column: 'person' },
      columns: ['id', 'organisation', 'source', 'name', 'state', 'created_at', 'imported', 'already', 'bad'],
      fate: 'record',
    },
    {
      table: 'achievements.expert_assessment',
      what: '请您评估的成果 / achievements that you were asked to assess',
      whose: { column: 'person' },
      columns: ['id', 'achievement', 'state', 'created_at', 'moved_at', 'due_at', 'draft'],
      fate: 'record',
    },
    {
      table: 'achievements.expert_assessment',
      what: '您邀请的成果评估 / assessments that you asked experts for',
      whose: { column: 'asked_by' },
      columns: ['id', 'achievement', 'state', 'created_at'],
      fate: 'record',
    },
  ],
  left: { 'achievements.achievement.completers': 'organisation' },
  owed,
};

/** Achievements that an organisation would be left alone with, in review or public: nobody could take them back. */
async function owed(db: Db, { alone }: Owing): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select 'organisation_achievement' as kind, id, title from achievements.achievement
    where organisation = any(${[...alone]}::uuid[]) and state in ('under_review', 'public') order by id limit 100`.execute(
    db,
  );
  return rows;
}
