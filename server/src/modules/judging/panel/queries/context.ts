import { noSignatory } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { sheetsOfRound } from '../../sheet/store.ts';
import { openFinalOf } from '../../stage/final/store.ts';
import { skippedOf } from '../../stage/show/queries/on-stage.ts';
import { rankingOfPanel } from '../ranking/store.ts';
import { pastTheLine, placeAmongRounds, plainRound } from '../round/queries/contenders.ts';
import { rubricOf } from '../rubric/store.ts';
import type { PanelContext } from '../rules.ts';
import { noticeOf, openObjections, type PanelRow } from '../store.ts';

/** What the rules of a panel look at, as the database has it. `unscreened`, `eligible`, `seated` and `panelSize` are filled in where judging begins: they are dear; `ofASide` and `signing` where a person asks. */
export async function contextOf(db: Db, need: NeedRow, panel: PanelRow, at: Date): Promise<PanelContext> {
  const rubric = await rubricOf(db, panel.id);
  const { running, next, left } = await placeAmongRounds(db, panel.id);
  const sheets = running ? await sheetsOfRound(db, running.id) : [];
  const past = running && panel.state === 'scored' && left > 0 ? await pastTheLine(db, running) : null;
  const notice = await noticeOf(db, panel.id);
  const solutions = new Set(sheets.map((sheet) => sheet.solution));
  const unscored = [...solutions].filter(
    (one) => !sheets.some(({ solution, state }) => solution === one && state === 'locked'),
  );
  // Who did not come on stage is out of the round, with the reason in the record of the show.
  for (const solution of await skippedOf(db, unscored)) solutions.delete(solution);
  return {
    now: at.getTime(),
    needState: need.state,
    rubric,
    rounds: [],
    scoreBy: panel.score_by?.getTime() ?? null,
    newScoreBy: null,
    roundsLeft: left,
    goingOn: past?.size ?? null,
    unscreened: 0,
    eligible: [],
    judgesPerSolution:
      (panel.state === 'scored' ? next : (running ?? next))?.judges_per_solution ??
      (await plainRound(db, need, at)).judgesPerSolution,
    seated: 0,
    panelSize: 0,
    sheets: sheets.length,
    openSheets: sheets.filter((sheet) => sheet.state === 'open').length,
    locked: [...solutions].map(
      (solution) => sheets.filter((sheet) => sheet.solution === solution && sheet.state === 'locked').length,
    ),
    rank: null,
    reason: null,
    noticeEnds: notice?.ends_at.getTime() ?? null,
    openObjections: await openObjections(db, panel.id),
    onStage: (await openFinalOf(db, need.id)) !== undefined,
    ofASide: false,
    signing: noSignatory,
  };
}

/** The rank of a solution in the latest ranking; null when it is not in it. */
export async function rankOf(db: Db, panel: string, solution: string): Promise<number | null> {
  const ranking = await rankingOfPanel(db, panel);
  return ranking?.places.find((place) => place.solution === solution)?.rank ?? null;
}
