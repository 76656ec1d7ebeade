import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { promise } from '../../../store.ts';
import { asOfDuty } from '../access.ts';
import { isOfDuty } from '../queries/conflicts.ts';
import { insertReading, readingsOf } from '../store.ts';
import { type HeldDuty, holdDutyShared } from './move.ts';

/**
 * Lets a translator read a solution of their own duty: only after the opening, without a conflict, while the duty lasts. The first reading of each
 * solution is written down and promised in the log before a word of it is shown (decisions 0054 and 0055).
 */
export async function noteTranslatorsReading(
  platform: Platform,
  viewer: Viewer,
  { id, solution }: { readonly id: string; readonly solution: string },
): Promise<HeldDuty | Refusal> {
  return platform.transact<HeldDuty>(async (tx) => {
    const held = await holdDutyShared(tx, id);
    if (!held || !asOfDuty(viewer, held.need, held.duty).includes('translator')) return refuse('not_found');
    if (!(await isOfDuty(platform, tx, held, solution))) return refuse('not_found');
    const { need, duty, at } = held;
    if ((await readingsOf(tx, [id])).some((one) => one.solution === solution)) return held;
    const number = need.number ?? need.id;
    const content = { need: number, solution, readBy: duty.person, as: 'translator', at: at.toISOString() };
    const leaf = await promise(tx, platform, { kind: 'solutions_opened', id, subject: number, content, at });
    await insertReading(tx, { duty: id, solution, at, leaf });
    return held;
  });
}
