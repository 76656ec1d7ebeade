import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import type { FinalDraft } from '@jiebang/contract/judging/stage/final.ts';
import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { rubricOf } from '../../panel/rubric/store.ts';
import { saveSheet } from '../../sheet/actions/save.ts';
import { sheetById } from '../../sheet/store.ts';
import { drawFinal, sealFinal } from './actions/draw.ts';
import { makeFinal } from './actions/prepare.ts';
import { startFinal } from './actions/run.ts';
import { itemsOfFinal } from './store.ts';

/** The one round of a need that is judged on stage alone. */
export const stageRound = (judgesPerSolution = 3): RoundPlan => ({
  kind: 'final',
  aggregation: 'mean',
  tieRule: 'heaviest_criterion',
  judgesPerSolution,
  hidesSolvers: false,
  showsScores: false,
  namesJudges: false,
  cut: null,
  scoreBy: null,
});

/** A final as an organiser would prepare it, of these needs. */
export const finalDraft = (needs: readonly string[], given: Partial<FinalDraft> = {}): FinalDraft => ({
  title: '长三角专场现场赛',
  titleEn: 'Final of the Delta track',
  place: '上海技术交易所路演厅',
  beginsAt: '2027-01-10T01:00:00.000Z',
  presentSeconds: 480,
  questionSeconds: 300,
  shows: 'scores',
  named: true,
  needs: needs.map((need) => ({ need, ground: 'representative_field', reason: '代表集成电路领域。' })),
  ...given,
});

/** What a final needs to know of a need whose round has begun: its solvers and judges, and the sheet of each judge for each solver. */
export type OnStage = {
  readonly need: { readonly id: string };
  readonly panel: string;
  readonly solvers: readonly { readonly solution: string }[];
  readonly judges: readonly { readonly viewer: Viewer; readonly cookie: string }[];
  sheetOf(judge: number, solution: number): string;
};
type Place = { readonly contest: string; readonly track: string; readonly organiser: Viewer };

/** Draws and starts a final of needs whose rounds have begun, by the real actions; every sheet is filled in, none is locked. */
export async function startLiveFinal(
  platform: Platform,
  travel: (to: Date) => Promise<void>,
  { contest, track, organiser }: Place,
  scenes: readonly OnStage[],
  draft: Partial<FinalDraft> = {},
) {
  for (const scene of scenes) await fillIn(platform, scene);
  const ofNeeds = finalDraft(
    scenes.map(({ need }) => need.id),
    draft,
  );
  const { id, number } = done(await makeFinal(platform, organiser, { contest, track, draft: ofNeeds }));
  done(await sealFinal(platform, organiser, id));
  await travel(new Date((await now(platform.db)).getTime() + 301_000));
  done(await drawFinal(platform, organiser, id, { words: '春风又绿江南岸' }));
  done(await startFinal(platform, organiser, id));
  const items = (await itemsOfFinal(platform.db, id)).map((item) => ({
    id: item.id,
    sheets: sheetsOf(scenes, item.solution),
  }));
  return { id, number, items };
}

/** The sheets for a solution, each with its judge. */
function sheetsOf(scenes: readonly OnStage[], solution: string) {
  for (const scene of scenes) {
    const place = scene.solvers.findIndex((one) => one.solution === solution);
    if (place >= 0)
      return scene.judges.map((judge, seat) => ({
        sheet: scene.sheetOf(seat, place),
        viewer: judge.viewer,
        cookie: judge.cookie,
      }));
  }
  throw new Error('an item of no scene');
}

async function fillIn(platform: Platform, scene: OnStage): Promise<void> {
  const rubric = await rubricOf(platform.db, scene.panel);
  for (const [judge, { viewer }] of scene.judges.entries())
    for (const solution of scene.solvers.keys()) {
      const id = scene.sheetOf(judge, solution);
      const version = (await sheetById(platform.db, id))?.version ?? 1;
      const scores = rubric.map(({ key }, criterion) => ({
        criterion: key,
        score: (judge + 3 * solution + criterion) % 10,
        comment: '依据见正文。',
      }));
      done(await saveSheet(platform, viewer, id, version, { scores, comment: null }));
    }
}
