import { randomBytes } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { appendLeaf } from '#modules/log/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { wrapWithMaster } from '#platform/seal/seal.ts';
import { toWatchers } from '../../final/access.ts';
import { finalByNumber, lockFinal } from '../../final/store.ts';
import { castOf } from '../../show/queries/cast.ts';
import { presentedOf } from '../../show/queries/decide.ts';
import { play, roundCalled } from '../../show/rules.ts';
import { bidPurpose } from '../config.ts';
import { whyNotBid } from '../rules.ts';
import { insertBid } from '../store.ts';

/**
 * Gives the sealed price of a finalist in the round that runs, in the place of the one before; by the leader of its team. The log holds the
 * commitment at once; the price itself is read by nobody but the team until the console opens the round.
 */
export function placeBid(
  platform: Platform,
  viewer: Viewer,
  number: string,
  item: number,
  fen: number,
): Promise<{ at: string } | Refusal> {
  return platform.transact(async (tx) => {
    const known = await finalByNumber(tx, number);
    const final = known && (await lockFinal(tx, known.id));
    if (!final) return refuse('not_found');
    const on = await castOf(tx, final);
    const row = on.items.find(({ n }) => n === item);
    const solution = row && (await solutionById(tx, row.solution));
    const { person } = viewer;
    if (!row || !solution || person === null || solution.leader !== person) return refuse('not_found');
    const at = await now(tx);
    const need = on.numbers.needs.indexOf(row.need);
    const show = play(on.start, on.entries);
    const presented = presentedOf(show, on.cast, need);
    const refused = whyNotBid(show.state, on.entries, { need, item, presented, fen, at });
    if (refused) return refused;
    const called = roundCalled(on.entries, need);
    const of = await findNeed(tx, row.need);
    if (!called || !of) throw new Error('a bid in a round that was not called');
    const id = newId();
    const said = { fen, nonce: randomBytes(32).toString('hex') };
    const round = show.prices[need]?.round ?? 1;
    const content = { final: final.number, need: of.number ?? of.id, round, item: row.id, ...said };
    const { leaf } = await appendLeaf(tx, platform, {
      kind: 'price_bid',
      subject: final.number,
      contentHash: contentHash(content),
      at: at.toISOString(),
    });
    const wrapped = Buffer.from(wrapWithMaster(platform.masterKey, bidPurpose(id), Buffer.from(JSON.stringify(said))));
    await insertBid(tx, { id, final: final.id, round: called.n, item: row.id, leaf, wrapped, person, at });
    record(tx, {
      name: 'final_bid_given',
      subject: final.id,
      actor: actorOf(viewer, 'solver', solution.organisation),
      data: { contest: final.contest },
      audience: [...toWatchers(final, on.numbers.needs), `person:${person}`],
    });
    return { at: at.toISOString() };
  });
}
