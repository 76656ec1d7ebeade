import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { movePanel } from '../../actions/move.ts';
import { saveScoreBy } from '../../store.ts';
import { roundOf, saveDay } from '../store.ts';

/** Gives the judges of the round that runs until a later day, with the reason; reminders count from it anew. */
export function giveTime(
  platform: Platform,
  viewer: Viewer,
  need: string,
  { scoreBy, reason }: { readonly scoreBy: string; readonly reason: string },
) {
  const day = new Date(scoreBy);
  return movePanel(platform, viewer, need, 'give_time', {
    reason,
    given: async () => ({ newScoreBy: day.getTime() }),
    apply: async (tx, { panel }) => {
      const round = await roundOf(tx, panel.id);
      if (!round) throw new Error('a panel that scores has no round');
      await saveDay(tx, round.id, day);
      await saveScoreBy(tx, panel.id, day);
      return null;
    },
  });
}
