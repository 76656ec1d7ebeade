import type { Readable } from 'node:stream';
import type { Sheet } from '@jiebang/contract/judging/sheet.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { readOpened, readOpenedFile } from '#modules/solutions/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfSeat } from '../../access.ts';
import { type PanelRow, panelById, rubricOf } from '../../panel/store.ts';
import { needLine } from '../../queries/need-line.ts';
import { type SeatRow, seatById } from '../../seat/store.ts';
import { canOf } from '../../views.ts';
import { sheetLife } from '../lifecycle.ts';
import { sheetRules } from '../rules.ts';
import { type SheetRow, scoresOf, sheetById, sheetsOfSeat } from '../store.ts';
import { isBarred } from './barred.ts';

type Found = {
  readonly need: NeedRow;
  readonly panel: PanelRow;
  readonly seat: SeatRow;
  readonly sheet: SheetRow;
};

/** A sheet for its own judge, unless a conflict bars it. The organiser reads no sheet. */
async function ownSheet(platform: Platform, viewer: Viewer, id: string): Promise<Found | null> {
  const { db } = platform;
  const sheet = await sheetById(db, id);
  const seat = sheet && (await seatById(db, sheet.seat));
  const panel = sheet && (await panelById(db, sheet.panel));
  const need = panel && (await findNeed(db, panel.need));
  if (!sheet || !seat || !panel || !need || !asOfSeat(viewer, need, seat).includes('judge')) return null;
  const barred = sheet.state === 'excused' || (await isBarred(platform, db, { need, seat, sheet, at: await now(db) }));
  return barred ? null : { need, panel, seat, sheet };
}

/** A sheet beside its solution, for its own judge alone. */
export async function readSheet(platform: Platform, viewer: Viewer, id: string): Promise<Sheet | Refusal> {
  const found = await ownSheet(platform, viewer, id);
  if (!found) return refuse('not_found');
  const { db } = platform;
  const { need, panel, seat, sheet } = found;
  const rubric = await rubricOf(db, panel.id);
  const scores = (await scoresOf(db, [id])).get(id) ?? [];
  // Who recommends a solution is no matter for its judges.
  const { recommender: _, ...content } = await readOpened(platform, sheet.solution);
  const organisation = (await organisationsById(db, [content.organisation.id])).get(content.organisation.id)?.name;
  const open = (await sheetsOfSeat(db, seat.id)).filter((one) => one.state === 'open' && one.id !== id);
  return {
    id,
    version: sheet.version,
    state: sheet.state,
    need: await needLine(db, need),
    solution: { id: sheet.solution, organisation: organisation ?? content.organisation.name, content },
    rubric,
    scores: rubric.map(
      ({ key }) => scores.find(({ criterion }) => criterion === key) ?? { criterion: key, score: null, comment: null },
    ),
    comment: sheet.comment,
    scoreBy: panel.score_by?.toISOString() ?? null,
    next: (open.find((one) => one.id > id) ?? open[0])?.id ?? null,
    can: canOf(
      allowed(sheetLife, sheetRules, {
        state: sheet.state,
        as: ['judge'],
        context: { panelState: panel.state, rubric, scores, ofASide: false },
      }),
    ),
  };
}

/** One file of the solution that a judge scores. */
export async function readSheetFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  const found = await ownSheet(platform, viewer, id);
  return (found && (await readOpenedFile(platform, found.sheet.solution, file))) ?? refuse('not_found');
}
