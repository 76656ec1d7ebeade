import { type RoundPlan, undertakingNow } from '@jiebang/contract/judging/panel.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { done } from '#kernel/refusal.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { makeScreened, makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import type { Platform } from '#platform/platform.ts';
import { beginJudging } from './panel/actions/begin.ts';
import { confirmWinner } from './panel/actions/choose.ts';
import { publishNotice } from './panel/actions/notice.ts';
import { openPanel } from './panel/actions/open-panel.ts';
import { rankSolutions } from './panel/actions/rank.ts';
import { rankingOfPanel } from './panel/ranking/store.ts';
import { setRounds } from './panel/round/actions/set-rounds.ts';
import { roundById, roundOf } from './panel/round/store.ts';
import { rubricOfRound } from './panel/rubric/store.ts';
import { findPanel } from './panel/store.ts';
import { acceptSeat, inviteJudge } from './seat/actions/seat.ts';
import { saveSheet } from './sheet/actions/save.ts';
import { lockScores } from './sheet/actions/settle.ts';
import { sheetById, sheetsOfRound } from './sheet/store.ts';
import { stageRound, startLiveFinal } from './stage/final/factory.ts';

export { example, published } from './panel/ranking/factory.ts';
export { finalDraft } from './stage/final/factory.ts';
export { sessionDraft } from './stage/session/factory.ts';

type Stage = Awaited<ReturnType<typeof makeStage>>;
/** Moves the clock and lets everything that is due happen. */
export type Travel = (to: Date) => Promise<void>;
export type MadeJudging = {
  readonly stage?: Stage;
  /** How many solve the need, and how many judge; two and three when left out. */
  readonly solvers?: number;
  readonly judges?: number;
  /** Left out, there is one round by the contest's rules. */
  readonly rounds?: readonly RoundPlan[];
  /** How the first solvers hand in, in their order, where they do it otherwise; each returns the id. */
  readonly answers?: readonly ((solver: Awaited<ReturnType<Stage['solver']>>, need: string) => Promise<string>)[];
  /** What every solution says where it differs from the whole draft. */
  readonly draft?: Partial<SolutionDraft>;
};

/** A need past its deadline with screened solutions and no panel yet; all by the real actions. */
export async function makeScreenedNeed(platform: Platform, travel: Travel, given: MadeJudging = {}) {
  const stage = given.stage ?? (await makeStage(platform));
  const organiser = stage.organiser.viewer;
  const need = await stage.need();
  const solvers = [];
  for (let place = 1; place <= (given.solvers ?? 2); place += 1) {
    const solver = await stage.solver(`解题人${place}`);
    const { viewer, organisation } = solver;
    const draft = given.draft ? { draft: given.draft } : {};
    const solution =
      (await given.answers?.[place - 1]?.(solver, need.id)) ??
      (await makeSubmittedSolution(platform, viewer, { need: need.id, organisation, ...draft }));
    solvers.push({ ...solver, solution });
  }
  const deadline = (await findNeed(platform.db, need.id))?.deadline;
  if (!deadline) throw new Error('a published need without a deadline');
  await travel(deadline);
  for (const { solution } of solvers) await makeScreened(platform, organiser, solution);
  return { stage, need, solvers };
}

/** The same with a panel whose judges have taken their seats. */
export async function makePanel(platform: Platform, travel: Travel, given: MadeJudging = {}) {
  const scene = await makeScreenedNeed(platform, travel, given);
  const { stage, need } = scene;
  const { version } = done(await openPanel(platform, stage.organiser.viewer, need.id));
  const { rounds } = given;
  if (rounds) done(await setRounds(platform, stage.organiser.viewer, need.id, version, { rounds }));
  const judges = [];
  for (let place = 1; place <= (given.judges ?? 3); place += 1)
    judges.push(await seatJudge(platform, stage, need.id, `专家${place}`));
  return { ...scene, judges };
}
export type PanelScene = Awaited<ReturnType<typeof makePanel>>;

/** A new judge who takes a seat on a need's panel. */
export async function seatJudge(platform: Platform, { contest, organiser }: Stage, need: string, name: string) {
  const grants = [{ role: 'judge', scope: 'contest', scopeId: contest } as const];
  const judge = await makePerson(platform, { name, grants });
  const seat = done(await inviteJudge(platform, organiser.viewer, need, { person: judge.person }));
  done(
    await acceptSeat(platform, judge.viewer, seat.id, { undertaking: undertakingNow, language: 'zh', interests: [] }),
  );
  return { ...judge, seat: seat.id };
}

/** What a judge gives: by the place of judge, solution and criterion, from nought. */
export type Giving = (judge: number, solution: number, criterion: number) => number;

/** Begins scoring, and hands back the sheet of each judge for each solution. */
export async function makeScoring(platform: Platform, travel: Travel, given: MadeJudging = {}) {
  const scene = await makePanel(platform, travel, given);
  const panel = done(await beginJudging(platform, scene.stage.organiser.viewer, scene.need.id));
  return withSheets(platform, { ...scene, panel: panel.id });
}

/** A scene with the sheets of the round that runs now. */
export async function withSheets<S extends PanelScene & { readonly panel: string }>(platform: Platform, scene: S) {
  const round = await roundOf(platform.db, scene.panel);
  const sheets = round ? await sheetsOfRound(platform.db, round.id) : [];
  const sheetOf = (judge: number, solution: number): string => {
    const found = sheets.find(
      (sheet) => sheet.seat === scene.judges[judge]?.seat && sheet.solution === scene.solvers[solution]?.solution,
    );
    if (!found) throw new Error(`judge ${judge} has no sheet for solution ${solution}`);
    return found.id;
  };
  return { ...scene, sheetOf };
}
export type ScoringScene = Awaited<ReturnType<typeof makeScoring>>;

/** Fills and locks one sheet; each criterion gets what is given and a comment. */
export async function fillSheet(
  platform: Platform,
  scene: ScoringScene,
  judge: number,
  solution: number,
  giving: Giving,
): Promise<void> {
  const id = scene.sheetOf(judge, solution);
  const viewer = scene.judges[judge]?.viewer;
  const sheet = await sheetById(platform.db, id);
  if (!viewer || !sheet) throw new Error('a sheet without judge');
  const rubric = await rubricOfRound(platform.db, await roundById(platform.db, sheet.round));
  const scores = rubric.map(({ key, name }, criterion) => ({
    criterion: key,
    score: giving(judge, solution, criterion),
    comment: `${name}：依据充分程度见正文。`,
  }));
  done(await saveSheet(platform, viewer, id, sheet.version, { scores, comment: null }));
  done(await lockScores(platform, viewer, id));
}

/** Fills every sheet and hands the ranking to the owner. Left out, the first solution is best, and so on. */
export async function makeRanked(
  platform: Platform,
  travel: Travel,
  given: MadeJudging & { readonly giving?: Giving } = {},
) {
  const scene = await makeScoring(platform, travel, given);
  const giving = given.giving ?? ((_judge, solution) => 9 - solution);
  for (const judge of scene.judges.keys())
    for (const solution of scene.solvers.keys()) await fillSheet(platform, scene, judge, solution, giving);
  done(await rankSolutions(platform, scene.stage.organiser.viewer, scene.need.id));
  return scene;
}

/** A standing public notice of the first rank. */
export async function makeNoticed(
  platform: Platform,
  travel: Travel,
  given: MadeJudging & { readonly giving?: Giving } = {},
) {
  const scene = await makeRanked(platform, travel, given);
  const { need, stage } = scene;
  const panel = await findPanel(platform.db, need.id);
  const solution = panel && (await rankingOfPanel(platform.db, panel.id))?.places[0]?.solution;
  if (!solution) throw new Error('a ranking without places');
  done(await confirmWinner(platform, stage.owner.viewer, need.id, { solution, reason: null }));
  const { number } = done(await publishNotice(platform, stage.organiser.viewer, need.id));
  return { ...scene, winner: solution, notice: number };
}

export type MadeFinal = Omit<MadeJudging, 'rounds'> & {
  readonly needs?: number;
  /** Where the final differs from what an organiser would prepare. */
  readonly final?: Parameters<typeof startLiveFinal>[4];
};

/** A live final that has begun, of one need or more; every sheet is filled in, none is locked. */
export async function makeLiveFinal(platform: Platform, travel: Travel, given: MadeFinal = {}) {
  const { needs = 1, final, ...judging } = given;
  const stage = given.stage ?? (await makeStage(platform));
  const rounds = [stageRound(given.judges)];
  const scenes: ScoringScene[] = [];
  while (scenes.length < needs) scenes.push(await makeScoring(platform, travel, { ...judging, stage, rounds }));
  const place = { contest: stage.contest, track: stage.track, organiser: stage.organiser.viewer };
  return { stage, scenes, ...(await startLiveFinal(platform, travel, place, scenes, final)) };
}
