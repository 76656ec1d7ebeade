import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { appendLeaf } from '#modules/log/index.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { isOpenOnArrival, mayReadOpened } from '../../access.ts';
import { audienceOf } from '../../actions/journey.ts';
import { lockSolution, type Whole } from '../../store.ts';
import { insertReading, readingsOf } from '../store.ts';

/** The version whose reading is written down; null for what is not read on arrival. */
export type Noted = { readonly n: number | null };

/**
 * Writes down who reads what has come for a need whose owner reads on arrival (随到随评), before a word of it is opened to them: each person's
 * first reading of each version is promised to the log and shown to the team, which hears of the first of all. What was opened by the clock since is
 * read as that; what was withdrawn does not exist (decision 0054).
 */
export async function noteReading(platform: Platform, viewer: Viewer, { row, place }: Whole): Promise<Noted | Refusal> {
  const { person } = viewer;
  const n = row.in_force;
  if (!isOpenOnArrival(place) || person === null || n === null) return { n: null };
  const isOwn = (one: { n: number; person: string }) => one.n === n && one.person === person;
  if ((await readingsOf(platform.db, row.id)).some(isOwn)) return { n };
  return platform.transact<Noted>(async (tx) => {
    const whole = await lockSolution(tx, row.id);
    if (!whole || !mayReadOpened(viewer, whole.place)) return refuse('not_found');
    const { need } = whole;
    const inForce = whole.row.in_force;
    if (!isOpenOnArrival(whole.place) || inForce === null) return { n: null };
    const before = (await readingsOf(tx, row.id)).filter((one) => one.n === inForce);
    if (before.some((one) => one.person === person)) return { n: inForce };
    const at = await now(tx);
    const number = need.number ?? '';
    const content = { need: number, solution: row.id, version: inForce, readBy: person, at: at.toISOString() };
    const hashed = { contentHash: contentHash(content), at: at.toISOString() };
    const { leaf } = await appendLeaf(tx, platform, { kind: 'solutions_opened', subject: number, ...hashed });
    await insertReading(tx, {
      ...{ id: newId(), solution: row.id, n: inForce, person, at },
      ...{ content: JSON.stringify(content), leaf },
    });
    if (before.length === 0)
      record(tx, {
        ...{ name: 'arrived_solution_read', subject: row.id, data: { need: need.id } },
        actor: actorOf(viewer, 'owner', need.organisation),
        audience: audienceOf(whole, false),
      });
    return { n: inForce };
  });
}
