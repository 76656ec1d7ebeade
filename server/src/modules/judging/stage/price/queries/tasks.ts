import type { Task } from '@jiebang/contract/desk/task.ts';
import { solutionById } from '#modules/solutions/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { liveFinals } from '../../final/store.ts';
import { castOf } from '../../show/queries/cast.ts';
import { presentedOf } from '../../show/queries/decide.ts';
import { play, roundCalled } from '../../show/rules.ts';
import { whyNotBid } from '../rules.ts';
import { bidsOfRound } from '../store.ts';

/** Finals in which a person has to give a price now: one task for each. */
export async function priceTasks(db: Db, person: string): Promise<Task[]> {
  const found: Task[] = [];
  for (const final of await liveFinals(db)) {
    const on = await castOf(db, final);
    const show = play(on.start, on.entries);
    for (const { id, n, need: of, solution } of on.items) {
      const need = on.numbers.needs.indexOf(of);
      const called = roundCalled(on.entries, need);
      const presented = presentedOf(show, on.cast, need);
      if (!called || n === null) continue;
      if (whyNotBid(show.state, on.entries, { need, item: n, presented, fen: null, at: await now(db) })) continue;
      if ((await solutionById(db, solution))?.leader !== person) continue;
      if ((await bidsOfRound(db, final.id, called.n)).some(({ item }) => item === id)) continue;
      found.push({
        key: `judging:final_price:${id}`,
        module: 'judging',
        code: 'final_price',
        subject: { id: final.id, number: final.number, title: final.title },
        due: new Date(called.at + (called.data.seconds ?? 0) * 1000).toISOString(),
        address: `/prices/${final.number}`,
      });
    }
  }
  return found;
}
