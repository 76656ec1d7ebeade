import type { Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import type { Platform } from '#platform/platform.ts';
import { setNeed } from '../store.ts';
import { moveNeed } from './move.ts';

/** Publishes a cleared need on the board 张榜, with its deadline and the way of answering that its track has set. */
export function publishNeed(platform: Platform, viewer: Viewer, id: string, deadline: string) {
  const until = new Date(deadline);
  return moveNeed(platform, viewer, id, 'publish', {
    given: { newDeadline: until.getTime() },
    apply: async (tx, need, at) => {
      const mode = await ruleOf(tx, need.contest, 'answer_mode', at, need.track);
      await setNeed(tx, id, { published_at: at, deadline: until, mode });
    },
  });
}

/** Gives solvers more time; only ever later, with a reason that everyone reads on its public page. */
export function extendNeed(platform: Platform, viewer: Viewer, id: string, deadline: string, reason: string) {
  const until = new Date(deadline);
  return moveNeed(platform, viewer, id, 'extend', {
    reason,
    given: { newDeadline: until.getTime() },
    apply: (tx) => setNeed(tx, id, { deadline: until }),
  });
}
