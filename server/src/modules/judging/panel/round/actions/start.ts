import { randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions } from '../../../queries/solutions.ts';
import { promisePairs, takeAssignment } from '../../../seat/assignment/actions/take.ts';
import { seatsOf } from '../../../seat/store.ts';
import { type Barred, handOut, type Pair } from '../../../sheet/actions/hand-out.ts';
import { promise } from '../../../store.ts';
import type { Held } from '../../actions/move.ts';
import { codesOf } from '../../ranking/store.ts';
import { saveScoreBy } from '../../store.ts';
import { cutAfter } from '../queries/contenders.ts';
import { cutOf, type PlannedRound, type RoundRow, roundOf, saveSeed, startRound } from '../store.ts';

const lotRule = 'sha256(seed bytes, code as text), lesser first';

/**
 * Begins a round: the log commits to the seed from which ties are drawn, between which solutions, and to the cut line, before any sheet is handed
 * out and any score given.
 */
export async function beginRound(tx: Tx, platform: Platform, held: Held, planned: PlannedRound): Promise<RoundRow> {
  const { panel, at } = held;
  const round = await startRound(tx, planned, randomBytes(32), at);
  await promiseSeed(tx, platform, held, round);
  await saveScoreBy(tx, panel.id, round.score_by);
  return round;
}

/**
 * Gives each judge a sheet for each solution that was assigned, or where nothing was, for each of the round with which there is no conflict; the
 * log keeps a promise of who judges what, and of what a conflict keeps from whom.
 */
export async function giveOut(tx: Tx, platform: Platform, held: Held, round: RoundRow, actor: Actor): Promise<void> {
  const taken = await takeAssignment(tx, platform, held, round.id);
  const none = new Set<string>();
  const pairs: Pair[] = [];
  const barred: Barred[] = [];
  for (const seat of (await seatsOf(tx, held.panel.id)).filter((one) => one.state === 'accepted')) {
    const only = taken && (taken.get(seat.id) ?? none);
    const handed = await handOut(tx, platform, held, round, { seat, only }, actor);
    pairs.push(...handed.pairs);
    barred.push(...handed.barred);
  }
  if (taken === null) await promisePairs(tx, platform, held, { round: round.id, why: 'everyone_judges_all', pairs });
  await promisePairs(tx, platform, held, { round: round.id, why: 'conflict_found', barred });
}

/**
 * Gives the round that runs another seed, and lets the log commit to it before a sheet is opened again: the ranking that fell has told how
 * the first one parts those who are level, and nobody scores anew with that in mind.
 */
export async function drawAnew(tx: Tx, platform: Platform, held: Held): Promise<void> {
  const round = await roundOf(tx, held.panel.id);
  if (!round) throw new Error('a result that fell has no round');
  await promiseSeed(tx, platform, held, await saveSeed(tx, round, randomBytes(32)));
}

async function promiseSeed(tx: Tx, platform: Platform, held: Held, round: RoundRow): Promise<void> {
  const { need, at } = held;
  const number = need.number ?? need.id;
  const content = {
    ...{ need: number, round: round.n, seed: round.seed.toString('hex'), rule: lotRule, cut: cutOf(round) },
    solutions: await codesInRound(tx, platform, held),
  };
  await promise(tx, platform, { kind: 'draw', id: round.id, subject: number, content, at });
}

/** The codes of those that take part in the round that runs, in their alphabetical order. */
async function codesInRound(tx: Tx, platform: Platform, { need, panel }: Held): Promise<string[]> {
  const ids = (await judgedSolutions(platform, tx, need.id)).map(({ id }) => id);
  const codes = await codesOf(tx, panel.id, ids);
  const out = await cutAfter(tx, panel.id);
  return ids.flatMap((id) => (out.has(id) ? [] : [codes.get(id) ?? ''])).sort();
}
