import type { Reaction } from '#platform/module.ts';
import { openNeed } from './actions/open-need.ts';

export const solutionReactions: readonly Reaction[] = [
  {
    name: 'solutions.open',
    on: ['need_closed'],
    run: async (tx, fact, platform) => {
      const refusal = await openNeed(tx, platform, fact.subject);
      if (refusal) throw new Error(`the solutions of need ${fact.subject} were not opened: ${refusal.refused}`);
    },
  },
];
