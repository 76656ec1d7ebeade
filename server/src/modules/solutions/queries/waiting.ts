import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { SolutionState } from '@jiebang/contract/solutions/solution.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import type { Platform } from '#platform/platform.ts';
import { tables } from '../store.ts';
import { publicNeedOf } from './own.ts';

/** As many as one desk shows of one sort; the list of solutions has the others. */
const most = 50;

/** What a team waits for, by how far its solution came. */
const waits: Partial<Record<SolutionState, string>> = {
  submitted: 'solution_sealed',
  opened: 'solution_in_screening',
  screened_in: 'solution_in_judging',
  ranked: 'solution_in_choice',
};
/** Of a need that came to its end nothing more is waited for. */
const going: readonly NeedState[] = ['published', 'closed', 'judging', 'noticed'];

/** What this person waits for as one of a team: that its solution is opened, screened, judged, chosen. */
export async function waiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  if (viewer.person === null) return [];
  const rows = await tables(db)
    .selectFrom('solutions.member as m')
    .innerJoin('solutions.solution as s', 's.id', 'm.solution')
    .select(['s.id', 's.need', 's.state', 's.moved_at'])
    .where('m.person', '=', viewer.person)
    .where('s.state', 'in', Object.keys(waits))
    .orderBy('s.moved_at')
    .limit(most)
    .execute();
  const found: Waiting[] = [];
  for (const { id, need: needId, state, moved_at: since } of rows) {
    const need = await findNeed(db, needId);
    const code = need?.state === 'noticed' ? 'solution_in_notice' : waits[state as SolutionState];
    if (code === undefined || !need || !going.includes(need.state)) continue;
    const { number, title, deadline } = await publicNeedOf(db, need);
    found.push({
      key: `solutions:${code}:${id}`,
      module: 'solutions',
      code,
      subject: { id, number, title },
      due: state === 'submitted' ? deadline : null,
      since: since.toISOString(),
      address: `/solutions/${id}`,
    });
  }
  return found;
}
