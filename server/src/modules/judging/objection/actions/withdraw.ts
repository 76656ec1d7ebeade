import type { CorrectionGround, Remedy } from '@jiebang/contract/judging/result.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import { moveAlong } from '#modules/needs/index.ts';
import { readmitSolution, solutionsForJudging } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { type Held, moveHeld } from '../../panel/actions/move.ts';
import { putRanking } from '../../panel/actions/rank.ts';
import { drawAnew } from '../../panel/round/actions/start.ts';
import { type RoundRow, roundOf, roundsOf } from '../../panel/round/store.ts';
import { withdrawResult } from '../../panel/store.ts';
import { promisePairs } from '../../seat/assignment/actions/take.ts';
import { seatsOf } from '../../seat/store.ts';
import { type Barred, handOut, type Pair } from '../../sheet/actions/hand-out.ts';
import { holdSheet, moveHeldSheet } from '../../sheet/actions/move.ts';
import { sheetsOfRound } from '../../sheet/store.ts';
import { insertCorrections } from '../correction/store.ts';

/** Which locked sheets of the last round are struck out of a result, and why. */
export type Strike = { readonly sheets: readonly string[]; readonly ground: CorrectionGround };
type Fallen = {
  readonly held: Held;
  readonly objection: string;
  readonly strike: Strike | undefined;
  /** The solution that is readmitted. */
  readonly solution: string | undefined;
  readonly actor: Actor;
};

// The answer is for the objector; the histories of panel, need and sheet say only why they went back.
const reason = 'objection_upheld';

/**
 * A result falls with its notice: the last round is scored anew by another seed, the owner chooses anew, sheets are struck out and the ranking
 * is computed anew from the others, or a solution that was screened out is scored beside them, by another seed. A correction keeps the seed:
 * nobody scores again, so nobody can aim at it.
 */
export async function withdraw(
  platform: Platform,
  tx: Tx,
  { held, objection, strike, solution, actor }: Fallen,
  remedy: Remedy,
): Promise<Refusal | null> {
  const round = await roundOf(tx, held.panel.id);
  if (!round) throw new Error('a result that fell has no round');
  const struck = strike ? await strikeSheets(tx, held, { objection, round, strike, actor }) : null;
  if (struck) return struck;
  const moved = await moveHeld(tx, held, remedy, ['journey'], actor, {
    reason,
    apply: async () => {
      await withdrawResult(tx, held.panel, held.at);
      if (remedy === 'correct') await putRanking(platform, tx, held, round, new Set());
      const again = await moveAlong(tx, held.need.id, 'judge_again', actor, reason);
      return isRefusal(again) ? again : null;
    },
  });
  if (isRefusal(moved)) return moved;
  if (remedy === 'readmit') return readmit(platform, tx, held, { round, solution, actor });
  if (remedy !== 'rescore') return null;
  await drawAnew(tx, platform, held);
  return moveSheets(tx, await lockedOf(tx, round), 'reopen', actor);
}

type Readmitting = { readonly round: RoundRow; readonly solution: string | undefined; readonly actor: Actor };

/** Every judge without a conflict gets a sheet for the solution that is readmitted; those of the others stay as they are. */
async function readmit(
  platform: Platform,
  tx: Tx,
  held: Held,
  { round, solution, actor }: Readmitting,
): Promise<Refusal | null> {
  const { person } = actor;
  const known = (await solutionsForJudging(platform, tx, held.need.id)).find(({ id }) => id === solution);
  const rounds = await roundsOf(tx, held.panel.id);
  if (person === null || known?.state !== 'screened_out' || rounds.length > 1)
    return refuse('not_to_readmit', { fields: [{ path: 'solution', code: 'unknown' }] });
  const moved = await readmitSolution(tx, known.id, { ...actor, person }, reason);
  if (isRefusal(moved)) return moved;
  await drawAnew(tx, platform, held);
  const only = new Set([known.id]);
  const pairs: Pair[] = [];
  const barred: Barred[] = [];
  for (const seat of (await seatsOf(tx, held.panel.id)).filter(({ state }) => state === 'accepted')) {
    const handed = await handOut(tx, platform, held, round, { seat, only }, actor);
    pairs.push(...handed.pairs);
    barred.push(...handed.barred);
  }
  await promisePairs(tx, platform, held, { round: round.id, why: 'readmitted', pairs });
  await promisePairs(tx, platform, held, { round: round.id, why: 'conflict_found', barred });
  const handed = (await sheetsOfRound(tx, round.id)).filter((sheet) => sheet.solution === known.id).length;
  const needed = round.judges_per_solution;
  return handed >= needed ? null : refuse('too_few_judges', { detail: { needed, fewest: handed } });
}

type Striking = {
  readonly objection: string;
  readonly round: RoundRow;
  readonly strike: Strike;
  readonly actor: Actor;
};

async function strikeSheets(
  tx: Tx,
  held: Held,
  { objection, round, strike, actor }: Striking,
): Promise<Refusal | null> {
  const sheets = [...new Set(strike.sheets)];
  const locked = await lockedOf(tx, round);
  if (!sheets.every((id) => locked.includes(id)))
    return refuse('not_to_strike', { fields: [{ path: 'sheets', code: 'unknown' }] });
  const refused = await moveSheets(tx, sheets, 'strike', actor);
  if (refused) return refused;
  await insertCorrections(tx, { objection, sheets, ground: strike.ground, at: held.at });
  return null;
}

async function lockedOf(tx: Tx, round: RoundRow): Promise<string[]> {
  return (await sheetsOfRound(tx, round.id)).flatMap(({ id, state }) => (state === 'locked' ? [id] : []));
}

async function moveSheets(
  tx: Tx,
  sheets: readonly string[],
  action: 'reopen' | 'strike',
  actor: Actor,
): Promise<Refusal | null> {
  for (const id of sheets) {
    const sheet = await holdSheet(tx, id, true);
    if (!sheet) throw new Error('a locked sheet that is not there');
    const moved = await moveHeldSheet(tx, sheet, action, ['journey'], actor, { reason });
    if (isRefusal(moved)) return moved;
  }
  return null;
}
