import type { Panel } from '@jiebang/contract/judging/panel.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { sheetsOfRound } from '../../../sheet/store.ts';
import { ownRubrics } from '../../rubric/store.ts';
import type { PanelRow } from '../../store.ts';
import { planOf, roundsOf } from '../store.ts';
import { cutAfter, plainRound } from './contenders.ts';

/** The rounds with where each stands: how many solutions were in it and went on, never a score. */
export async function roundViews(db: Db, need: NeedRow, panel: PanelRow, at: Date): Promise<Panel['rounds']> {
  const rounds = await roundsOf(db, panel.id);
  const own = await ownRubrics(db, panel.id);
  if (rounds.length === 0)
    return [{ ...(await plainRound(db, need, at)), n: 1, rubric: null, state: 'ahead', solutions: null, wentOn: null }];
  const running = rounds.findLast(({ began_at }) => began_at !== null)?.n ?? 0;
  const done = !['preparing', 'scoring', 'scored', 'abandoned'].includes(panel.state);
  const cut = [...(await cutAfter(db, panel.id)).values()];
  const views: Panel['rounds'] = [];
  for (const round of rounds) {
    const { n } = round;
    const state = n > running ? 'ahead' : n < running || done ? 'over' : 'running';
    const sheets = await sheetsOfRound(db, round.id);
    // Before its sheets are handed out, a round has those who went on from the one before.
    const known = sheets.length > 0 ? new Set(sheets.map((one) => one.solution)).size : (views.at(-1)?.wentOn ?? 0);
    const solutions = state === 'ahead' ? null : known;
    const wentOn = n < running && solutions !== null ? solutions - cut.filter((after) => after === n).length : null;
    views.push({ ...planOf(round), n, rubric: own.get(round.kind) ?? null, state, solutions, wentOn });
  }
  return views;
}
