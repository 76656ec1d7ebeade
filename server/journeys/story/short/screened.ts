import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { makeScreened, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import type { Scene } from './scene.ts';

/** Who leads the two teams of a story on stage. The second signs for the institute, the rival is its colleague. */
export const leaders = ['solver', 'rival_signatory'] as const;
export const jury = ['judge', 'second_judge', 'third_judge'] as const;

/** A need with the solution of each leader. */
export type Answered = { readonly need: string; readonly number: string; readonly solutions: readonly string[] };

/** What the solution of a leader says, of the first need and then of the second, where it is not what every whole one says. */
type Says = (leader: (typeof leaders)[number], need: 0 | 1) => Partial<SolutionDraft>;

/** Two needs of the owner past their deadline, each with a solution of both leaders that passed the screening. */
export async function twoAnswered(
  { cast, know }: Scene,
  says: Says = () => ({}),
): Promise<readonly [Answered, Answered]> {
  const { world, people, organisations, others, track } = cast;
  const { platform } = world;
  const { owner, reviewer, clearance_officer: officer, organiser } = people;
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const answered = async (place: 0 | 1): Promise<Answered> => {
    const need = await makePublishedNeed(platform, staff, { organisation: organisations.enterprise, track });
    const solutions: string[] = [];
    for (const [name, leader, organisation] of [
      ['solver', people.solver, organisations.university],
      ['rival_signatory', others['rival_signatory'], organisations.rivals],
    ] as const) {
      const given = { need: need.id, organisation, draft: says(name, place) };
      if (leader) solutions.push(await makeSubmittedSolution(platform, leader.viewer, given));
    }
    know('need', need.id);
    know('need_number', need.number);
    know('solution', ...solutions);
    return { need: need.id, number: need.number, solutions };
  };
  const both = [await answered(0), await answered(1)] as const;
  await world.travel(new Date((await world.now()).getTime() + 31 * 86_400_000));
  for (const { solutions } of both) for (const id of solutions) await makeScreened(platform, organiser.viewer, id);
  return both;
}

const onStage: RoundPlan = {
  kind: 'final',
  aggregation: 'mean',
  tieRule: 'heaviest_criterion',
  judgesPerSolution: 3,
  hidesSolvers: false,
  showsScores: false,
  namesJudges: false,
  cut: null,
  scoreBy: null,
};

/** The panel of a need that is judged on stage alone: three judges with every sheet filled in, and none locked. */
export async function panelOnStage({ as, canaries, cast, know }: Scene, { need, solutions }: Answered): Promise<void> {
  const of = { params: { need } };
  const { judging } = as('organiser');
  const { version } = await judging.open(of);
  await judging.setRounds({ ...of, version, body: { rounds: [onStage] } });
  const seats = new Map<string, string>();
  for (const name of jury) {
    const { id } = await judging.invite({ ...of, body: { person: cast.people[name].person } });
    await as(name).judging.accept({ params: { id }, body: { undertaking: '2026-1', interests: [] } });
    seats.set(name, id);
    know('seat', id);
  }
  await judging.begin(of);
  for (const [place, name] of jury.entries()) {
    const { sheets } = await as(name).judging.seat({ params: { id: seats.get(name) ?? '' } });
    for (const { id, solution } of sheets) {
      know('sheet', id);
      const { rubric, version: newest } = await as(name).judging.sheet({ params: { id } });
      const whose = leaders[solutions.indexOf(solution.id)];
      const comment = () => canaries.word(`comments by ${name}`);
      // The mean of each is a number that stands nowhere else: no whole one, and none that ends an instant.
      const scores = rubric.map(({ key }, n) => ({
        criterion: key,
        score: (whose === 'solver' ? 9 : 7) - (n === 0 && place > 0 ? 1 : 0),
        comment: comment(),
      }));
      await as(name).judging.save({ params: { id }, version: newest, body: { scores, comment: comment() } });
    }
  }
}

/** Locks every judge's sheet for a solution. */
export async function lockAll({ as }: Scene, { need }: Answered, solution: string): Promise<void> {
  for (const name of jury) {
    const { items } = await as(name).judging.seats();
    const seat = items.find((one) => one.need.id === need);
    const { sheets } = await as(name).judging.seat({ params: { id: seat?.id ?? '' } });
    const sheet = sheets.find((one) => one.solution.id === solution);
    await as(name).judging.lock({ params: { id: sheet?.id ?? '' } });
  }
}
