import { isRefusal } from '#kernel/refusal.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Reaction } from '#platform/module.ts';
import { openDeal } from './actions/open-deal.ts';

export const dealReactions: readonly Reaction[] = [
  {
    name: 'deals.open_deal',
    on: ['result_definitive'],
    run: async (tx, { data }) => {
      const { need, solution: chosen } = data;
      if (typeof need !== 'string' || typeof chosen !== 'string') return;
      const solution = await solutionById(tx, chosen);
      if (!solution) throw new Error(`the solution ${chosen} of a definitive result is not open`);
      const pairing = { need, solution: chosen, solver: solution.organisation, team: solution.people };
      const opened = await openDeal(tx, pairing, { person: null, organisation: null, role: 'journey' });
      if (isRefusal(opened)) throw new Error(`a definitive result could not open its deal: ${opened.refused}`);
    },
  },
];
