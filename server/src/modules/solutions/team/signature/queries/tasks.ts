import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { needLines } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../../store.ts';
import { isSignatory } from '../access.ts';

/** As many as one desk shows of one sort; the list has the others. */
const most = 50;

/** What waits for this person's signature while the need takes solutions: only who signs for an organisation is asked. */
export async function signatureTasks(db: Db, viewer: Viewer): Promise<Task[]> {
  const signed = viewer.memberships.filter(({ signs, verified }) => signs && verified);
  if (viewer.person === null || signed.length === 0) return [];
  const organisations = signed.map(({ organisation }) => organisation);
  const rows = await tables(db)
    .selectFrom('solutions.signature_asked as a')
    .innerJoin('solutions.signature as g', 'g.id', 'a.signature')
    .innerJoin('solutions.solution as s', 's.id', 'g.solution')
    .select(['g.id', 's.need', 's.organisation'])
    .where('a.person', '=', viewer.person)
    .where('g.state', '=', 'asked')
    .where(sql<boolean>`s.organisation = any(${organisations}::uuid[])`)
    .orderBy('g.created_at')
    .limit(most)
    .execute();
  const needs = await needLines(
    db,
    rows.map(({ need }) => need),
  );
  return rows.flatMap(({ id, need: of, organisation }) => {
    const need = needs.get(of);
    if (need?.state !== 'published') return [];
    const place = { ...need, organisation: need.owner, mode: '' };
    if (!isSignatory(viewer, { organisation, need: place }, [viewer.person ?? ''])) return [];
    return [
      {
        key: `solutions:sign:${id}`,
        module: 'solutions',
        code: 'solution_sign',
        subject: { id, number: need.number, title: need.title },
        due: need.deadline?.toISOString() ?? null,
        address: `/signatures/${id}`,
      },
    ];
  });
}
