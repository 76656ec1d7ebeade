import type { Task } from '@jiebang/contract/desk/task.ts';
import { holds, holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { tables } from '../store.ts';

/** Of each list at most so many: a desk is not a list. */
const most = 50;

/** What this person must do now about awards: decide what was nominated, put in notice what was decided. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  if (!holdsAnywhere(viewer, 'organiser')) return [];
  const rows = await tables(db)
    .selectFrom('awards.nomination as n')
    .innerJoin('awards.award as a', 'a.id', 'n.award')
    .select(['n.id', 'n.state', 'n.organisation', 'n.need_number', 'a.contest'])
    .where('n.state', 'in', ['nominated', 'decided'])
    .orderBy('n.moved_at')
    .limit(most)
    .execute();
  const mine = rows.filter(({ contest }) => holds(viewer, 'organiser', { contest }));
  const organisations = await organisationsById(
    db,
    mine.map((row) => row.organisation),
  );
  return mine.map((row): Task => {
    const code = row.state === 'nominated' ? 'award_decide' : 'award_notice';
    return {
      key: `awards:${code}:${row.id}`,
      module: 'awards',
      code,
      subject: { id: row.id, number: row.need_number, title: organisations.get(row.organisation)?.name ?? '' },
      due: null,
      address: '/awards',
    };
  });
}
