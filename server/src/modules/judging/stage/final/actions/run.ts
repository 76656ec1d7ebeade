import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { promisePairs } from '../../../seat/assignment/actions/take.ts';
import { holdSheet, moveHeldSheet } from '../../../sheet/actions/move.ts';
import { finishWhenAllIn } from '../../../sheet/actions/settle.ts';
import { journey } from '../../show/actions/tell.ts';
import { castOf } from '../../show/queries/cast.ts';
import { countsOf, roundOnStage } from '../../show/queries/sheets.ts';
import { play } from '../../show/rules.ts';
import { append } from '../../show/store.ts';
import { finalById } from '../store.ts';
import { moveFinal } from './move.ts';

/** Begins the show. */
export function startFinal(platform: Platform, viewer: Viewer, id: string) {
  return moveFinal(platform, viewer, id, 'start', {
    apply: async (tx, { final, at }, actor) => {
      await append(tx, final, { action: 'start', data: { sheets: await countsOf(tx, final) } }, actor, at);
      return null;
    },
  });
}

/** Ends the show, once nothing is missing without a recorded reason. */
export function closeFinal(platform: Platform, viewer: Viewer, id: string) {
  return moveFinal(platform, viewer, id, 'close', {
    before: (tx) => setSkippedAside(tx, platform, id),
    apply: async (tx, { final, at }, actor) => {
      await append(tx, final, { action: 'close' }, actor, at);
      return null;
    },
  });
}

/** Sets the open sheets of what was skipped aside, with the reason of the skip, and lets the log keep it: nobody has to score who did not present. */
async function setSkippedAside(tx: Tx, platform: Platform, id: string): Promise<Refusal | null> {
  const final = await finalById(tx, id);
  if (final?.state !== 'live') return null;
  const { start, entries, rows, items } = await castOf(tx, final);
  const show = play(start, entries);
  for (const [place, item] of items.entries()) {
    if (show.items[place]?.state !== 'skipped') continue;
    const reason = rows.findLast((row) => row.action === 'skip' && row.item === item.id)?.reason ?? '';
    const { sheets } = await roundOnStage(tx, item.need);
    for (const { id: open } of sheets.filter((sheet) => sheet.solution === item.solution && sheet.state === 'open')) {
      const held = await holdSheet(tx, open, true);
      if (!held) continue;
      const moved = await moveHeldSheet(tx, held, 'set_aside', ['journey'], journey, {
        reason,
        after: finishWhenAllIn,
      });
      if (isRefusal(moved)) return moved;
      const { round, seat, solution } = held.sheet;
      await promisePairs(tx, platform, held, { round, why: 'skipped', takenBack: [{ seat, solution }] });
    }
  }
  return null;
}
