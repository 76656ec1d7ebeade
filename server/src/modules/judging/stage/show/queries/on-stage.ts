import type { StageSheet } from '@jiebang/contract/judging/stage/final.ts';
import type { z } from 'zod';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfSeat } from '../../../access.ts';
import { seatsOf } from '../../../seat/store.ts';
import { isBarred } from '../../../sheet/queries/barred.ts';
import { tables } from '../../../store.ts';
import { finalById, finalByNumber, itemOfSolution } from '../../final/store.ts';
import { play } from '../rules.ts';
import { castOf } from './cast.ts';
import { roundOnStage } from './sheets.ts';

/** Whether a solution is to be presented and was not yet: its sheets can be filled in, and not locked. */
export async function isOffStage(db: Db, solution: string): Promise<boolean> {
  const item = await itemOfSolution(db, solution);
  if (!item) return false;
  const presented = await tables(db)
    .selectFrom('judging.final_entry as e')
    .leftJoin('judging.final_entry as u', (join) => join.onRef('u.final', '=', 'e.final').onRef('u.undoes', '=', 'e.n'))
    .select('e.n')
    .where('e.final', '=', item.final)
    .where('e.item', '=', item.id)
    .where('e.action', '=', 'present')
    .where('u.n', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return presented === undefined;
}

/** Which of these solutions were skipped in a live final. */
export async function skippedOf(db: Db, solutions: readonly string[]): Promise<string[]> {
  const skipped: string[] = [];
  for (const solution of solutions) {
    const item = await itemOfSolution(db, solution);
    const final = item && (await finalById(db, item.final));
    if (!item?.n || !final) continue;
    const { start, entries } = await castOf(db, final);
    if (play(start, entries).items[item.n - 1]?.state === 'skipped') skipped.push(solution);
  }
  return skipped;
}

/** The viewer's own sheet for who is on stage: what a judge's phone shows by itself. Nothing where a conflict bars it. */
export async function stageSheet(
  platform: Platform,
  viewer: Viewer,
  number: string,
): Promise<z.infer<typeof StageSheet> | Refusal> {
  const { db } = platform;
  const final = await finalByNumber(db, number);
  if (!final || final.state === 'preparing') return refuse('not_found');
  const { start, entries, items } = await castOf(db, final);
  const { stage } = play(start, entries);
  const item = items[(stage ?? 0) - 1];
  const need = item && (await findNeed(db, item.need));
  if (!item || !need) return { item: null, sheet: null };
  const { panel, sheets } = await roundOnStage(db, item.need);
  const seat = (await seatsOf(db, panel.id)).find(
    (one) => one.person === viewer.person && asOfSeat(viewer, need, one).includes('judge'),
  );
  const sheet = sheets.find((one) => one.seat === seat?.id && one.solution === item.solution);
  if (!seat || !sheet || sheet.state === 'excused') return { item: item.n, sheet: null };
  const barred = await isBarred(platform, db, { need, seat, sheet, at: await now(db) });
  return { item: item.n, sheet: barred ? null : sheet.id };
}
