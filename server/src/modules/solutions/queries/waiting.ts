import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { SolutionState } from '@jiebang/contract/solutions/solution.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { needLines } from '#modules/needs/index.ts';
import type { Platform } from '#platform/platform.ts';
import { tables } from '../store.ts';

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
  const needs = await needLines(
    db,
    rows.map(({ need }) => need),
  );
  return rows.flatMap(({ id, need: of, state, moved_at: since }) => {
    const need = needs.get(of);
    const code = need?.state === 'noticed' ? 'solution_in_notice' : waits[state as SolutionState];
    if (code === undefined || !need || !going.includes(need.state)) return [];
    const { number, title, deadline } = need;
    return [
      {
        key: `solutions:${code}:${id}`,
        module: 'solutions',
        code,
        subject: { id, number, title },
        due: state === 'submitted' ? (deadline?.toISOString() ?? null) : null,
        since: since.toISOString(),
        address: `/solutions/${id}`,
      },
    ];
  });
}
