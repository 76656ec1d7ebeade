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

/** What this person waits for as one of a team: that it is opened, screened, judged, chosen; as its leader, that it is signed for the organisation. */
export async function waiting({ db }: Platform, { person }: Viewer): Promise<Waiting[]> {
  if (person === null) return [];
  const rows = await tables(db)
    .selectFrom('solutions.member as m')
    .innerJoin('solutions.solution as s', 's.id', 'm.solution')
    .leftJoin('solutions.signature as g', (join) =>
      join.onRef('g.solution', '=', 's.id').on('g.state', '=', 'asked').on('g.asked_by', '=', person),
    )
    .select(['s.id', 's.need', 's.state', 's.moved_at', 'g.created_at as asked_at'])
    .where('m.person', '=', person)
    .where((where) => where.or([where('s.state', 'in', Object.keys(waits)), where('g.id', 'is not', null)]))
    .orderBy('s.moved_at')
    .limit(most)
    .execute();
  const needs = await needLines(
    db,
    rows.map(({ need }) => need),
  );
  return rows.flatMap(({ id, need: of, state, moved_at, asked_at }) => {
    const need = needs.get(of);
    if (!need || !going.includes(need.state)) return [];
    const { number, title, deadline } = need;
    const line = (code: string, due: Date | null, since: Date): Waiting => ({
      ...{ key: `solutions:${code}:${id}`, module: 'solutions', code, subject: { id, number, title } },
      ...{ due: due?.toISOString() ?? null, since: since.toISOString(), address: `/solutions/${id}` },
    });
    const usual = waits[state as SolutionState];
    const code = usual !== undefined && need.state === 'noticed' ? 'solution_in_notice' : usual;
    const signing = asked_at !== null && need.state === 'published';
    return [
      ...(signing ? [line('solution_in_signing', deadline, asked_at)] : []),
      ...(code === undefined ? [] : [line(code, state === 'submitted' ? deadline : null, moved_at)]),
    ];
  });
}
