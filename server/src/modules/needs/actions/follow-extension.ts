import { endOfShanghaiDate } from '#kernel/working-days.ts';
import { tracksReached } from '#modules/contests/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import { runningNeedsIn } from '../queries/of-contest.ts';
import { lockNeed, setNeed } from '../store.ts';
import { moveLocked } from './move.ts';

/**
 * Where an extension of 揭榜 says so, the deadlines of published needs move by as much, each as an extension of its own with the
 * decision's reason and in its name; one whose need is valid no longer than that moves to the end of its validity. One that has passed
 * meanwhile stays: it is met by what follows it.
 */
export async function followExtension(tx: Tx, fact: WrittenFact): Promise<void> {
  const { track, deadlines, reason, span } = fact.data;
  if (deadlines !== true || typeof span !== 'number') return;
  const reached = await tracksReached(tx, fact.subject, typeof track === 'string' ? track : null);
  const actor = { person: fact.person, organisation: null, role: 'organiser' };
  for (const { id, state } of await runningNeedsIn(tx, reached)) {
    if (state !== 'published') continue;
    const need = await lockNeed(tx, id);
    if (!need?.deadline) continue;
    const moved = need.deadline.getTime() + span;
    const valid = need.valid_until === null ? moved : endOfShanghaiDate(need.valid_until).getTime();
    const deadline = new Date(Math.min(moved, valid));
    if (deadline <= need.deadline) continue;
    await moveLocked(tx, need, 'extend', ['organiser'], actor, {
      reason: String(reason),
      given: { newDeadline: deadline.getTime() },
      apply: (held) => setNeed(held, id, { deadline }),
    });
  }
}
