import type { Readable } from 'node:stream';
import type { Sheet } from '@jiebang/contract/judging/sheet.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { type Reader, readOpened, readOpenedFile } from '#modules/solutions/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfSeat } from '../../access.ts';
import { placeAmongRounds } from '../../panel/round/queries/contenders.ts';
import { type RoundRow, roundById } from '../../panel/round/store.ts';
import { rubricOfRound } from '../../panel/rubric/store.ts';
import { type PanelRow, panelById } from '../../panel/store.ts';
import { translationsOf } from '../../panel/translation/queries/written.ts';
import { numberedFile, withoutSolver } from '../../queries/blind.ts';
import { needLine } from '../../queries/need-line.ts';
import { type SeatRow, seatById } from '../../seat/store.ts';
import { isOffStage } from '../../stage/show/queries/on-stage.ts';
import { canOf } from '../../views.ts';
import { sheetLife } from '../lifecycle.ts';
import { sheetRules } from '../rules.ts';
import { type SheetRow, scoresOf, sheetById, sheetsOfRound, sheetsOfSeat } from '../store.ts';
import { isBarred } from './barred.ts';
import { seenSheets } from './seen.ts';

type Found = {
  readonly need: NeedRow;
  readonly panel: PanelRow;
  readonly seat: SeatRow;
  readonly sheet: SheetRow;
};

/** A sheet for its own judge, unless a conflict bars it. The organiser reads no sheet. */
export async function ownSheet(platform: Platform, viewer: Viewer, id: string): Promise<Found | null> {
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
  const scores = (await scoresOf(db, [id])).get(id) ?? [];
  const round = await roundById(db, sheet.round);
  const rubric = await rubricOfRound(db, round);
  const among = await placeAmongRounds(db, panel.id);
  const roundOver = among.running?.id !== round.id;
  // Who recommends a solution is no matter for its judges.
  const { recommender: _, ...content } = await readOpened(platform, sheet.solution, readerOf(seat));
  const scans = await filesById(
    db,
    content.attachments.map((file) => file.id),
  );
  const name = (await organisationsById(db, [content.organisation.id])).get(content.organisation.id)?.name;
  const ofRound = (await sheetsOfSeat(db, seat.id)).filter((one) => one.round === round.id);
  const seen = (await seenSheets(platform, db, need, seat.person, ofRound)).map((one) => one.sheet);
  const open = seen.filter((one) => one.state === 'open' && one.id !== id);
  return {
    id,
    version: sheet.version,
    state: sheet.state,
    need: await needLine(db, need),
    round: { n: round.n, of: among.of, kind: round.kind as Sheet['round']['kind'] },
    solution: {
      id: sheet.solution,
      organisation: round.hides_solvers ? null : (name ?? content.organisation.name),
      content: round.hides_solvers ? withoutSolver(content) : content,
    },
    scans: scans.map(({ id: file, scan }) => ({ id: file, scan })),
    translations: (await translationsOf(platform, db, sheet.solution)).map(({ language, at, parts }) => ({
      language,
      at,
      parts,
    })),
    rubric,
    scores: rubric.map(
      ({ key }) => scores.find(({ criterion }) => criterion === key) ?? { criterion: key, score: null, comment: null },
    ),
    comment: sheet.comment,
    scoreBy: round.score_by?.toISOString() ?? null,
    others: await othersOf(db, round, sheet, roundOver || (panel.state !== 'scoring' && panel.state !== 'abandoned')),
    left: seen.filter((one) => one.state === 'open').length,
    all: seen.length,
    next: (open.find((one) => one.id > id) ?? open[0])?.id ?? null,
    can: canOf(
      allowed(sheetLife, sheetRules, {
        state: sheet.state,
        as: ['judge'],
        context: {
          panelState: panel.state,
          roundOver,
          rubric,
          scores,
          ofASide: false,
          offStage: await isOffStage(db, sheet.solution),
        },
      }),
    ),
  };
}

/** A judge as who reads a solution. */
const readerOf = ({ person }: SeatRow): Reader => ({ person, as: 'judge' });

/** What the other judges gave this solution, once the round is scored and its rules show it, to a judge who gave scores too. */
async function othersOf(db: Db, round: RoundRow, sheet: SheetRow, scored: boolean): Promise<Sheet['others']> {
  if (!round.shows_scores || !scored || sheet.state !== 'locked') return null;
  const others = (await sheetsOfRound(db, round.id)).filter(
    ({ id, solution, state }) => id !== sheet.id && solution === sheet.solution && state === 'locked',
  );
  const scores = await scoresOf(
    db,
    others.map(({ id }) => id),
  );
  // By what they say: no order tells whose is whose.
  const lines = [...scores.values()].map((own) => own.map(({ criterion, score }) => ({ criterion, score })));
  return lines.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** One file of the solution that a judge scores. */
export async function readSheetFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  const found = await ownSheet(platform, viewer, id);
  const read = found && (await readOpenedFile(platform, found.sheet.solution, file, readerOf(found.seat)));
  if (!found || !read) return refuse('not_found');
  const { hides_solvers } = await roundById(platform.db, found.sheet.round);
  return hides_solvers ? numberedFile(platform, found.sheet.solution, file, read) : read;
}
