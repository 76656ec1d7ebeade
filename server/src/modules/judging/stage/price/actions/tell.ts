import { solutionById } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { FinalRow } from '../../final/store.ts';
import type { FinalCast } from '../../show/queries/cast.ts';
import { presentedOf } from '../../show/queries/decide.ts';
import { play } from '../../show/rules.ts';

/** Tells those who may give a price in a round that is called, each leader for the own team; the hall hears it by the show. */
export async function tellBidders(tx: Tx, final: FinalRow, on: FinalCast, need: number, until: Date): Promise<void> {
  const presented = presentedOf(play(on.start, on.entries), on.cast, need);
  for (const { n, solution } of on.items) {
    if (n === null || !presented.includes(n)) continue;
    const leader = (await solutionById(tx, solution))?.leader;
    if (!leader) throw new Error('a finalist without a leader');
    record(tx, {
      name: 'price_round_called',
      subject: final.id,
      actor: { person: null, organisation: null, role: 'journey' },
      data: { contest: final.contest, until: until.toISOString() },
      audience: [`person:${leader}`],
    });
  }
}
