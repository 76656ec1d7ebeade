import { randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions } from '../../../queries/solutions.ts';
import { takeAssignment } from '../../../seat/assignment/actions/take.ts';
import { seatsOf } from '../../../seat/store.ts';
import { handOut } from '../../../sheet/actions/hand-out.ts';
import { promise } from '../../../store.ts';
import type { Held } from '../../actions/move.ts';
import { codesOf } from '../../ranking/store.ts';
import { saveScoreBy } from '../../store.ts';
import { cutAfter } from '../queries/contenders.ts';
import { cutOf, type PlannedRound, startRound } from '../store.ts';

const lotRule = 'sha256(seed bytes, code as text), lesser first';

/**
 * Begins a round: the log commits to the seed from which ties are drawn, between which solutions, and to the cut line, before any score is given; then
 * each judge gets a sheet for each solution that was assigned, or where nothing was, for each of the round with which there is no conflict.
 */
export async function beginRound(
  tx: Tx,
  platform: Platform,
  held: Held,
  planned: PlannedRound,
  actor: Actor,
): Promise<void> {
  const { need, panel, at } = held;
  const round = await startRound(tx, planned, randomBytes(32), at);
  const number = need.number ?? need.id;
  const content = {
    ...{ need: number, round: round.n, seed: round.seed.toString('hex'), rule: lotRule, cut: cutOf(round) },
    solutions: await codesInRound(tx, platform, held),
  };
  await promise(tx, platform, { kind: 'draw', id: round.id, subject: number, content, at });
  await saveScoreBy(tx, panel.id, round.score_by);
  const taken = await takeAssignment(tx, platform, held, round.id);
  const none = new Set<string>();
  for (const seat of (await seatsOf(tx, panel.id)).filter((one) => one.state === 'accepted'))
    await handOut(tx, platform, held, round, { seat, only: taken && (taken.get(seat.id) ?? none) }, actor);
}

/** The codes of those that take part in the round that runs, in their alphabetical order. */
async function codesInRound(tx: Tx, platform: Platform, { need, panel }: Held): Promise<string[]> {
  const ids = (await judgedSolutions(platform, tx, need.id)).map(({ id }) => id);
  const codes = await codesOf(tx, panel.id, ids);
  const out = await cutAfter(tx, panel.id);
  return ids.flatMap((id) => (out.has(id) ? [] : [codes.get(id) ?? ''])).sort();
}
