import { isRefusal } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { agreementOf } from '#modules/judging/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import { record } from '#platform/db/transact.ts';
import type { Reaction } from '#platform/module.ts';
import { toOrganisers } from './access.ts';
import { audienceOf } from './actions/move.ts';
import { openDeal } from './actions/open-deal.ts';
import { runningDealsOf } from './queries/of-organisation.ts';

/** What is told of a deal whose party is suspended or reinstated. */
export const suspensions: Readonly<Record<string, string>> = {
  organisation_suspended: 'deal_party_suspended',
  organisation_reinstated: 'deal_party_reinstated',
};

export const dealReactions: readonly Reaction[] = [
  {
    name: 'deals.tell_of_suspended_party',
    on: Object.keys(suspensions),
    run: async (tx, { name, subject }) => {
      const told = suspensions[name];
      if (told === undefined) throw new Error(`the fact ${name} is no suspension`);
      for (const deal of await runningDealsOf(tx, subject)) {
        const audience = [...(await audienceOf(tx, deal)), ...toOrganisers(deal)];
        record(tx, { name: told, subject: deal.id, actor: clock, audience });
      }
    },
  },
  {
    name: 'deals.open_deal',
    on: ['result_definitive'],
    run: async (tx, { data }) => {
      const { need, solution: chosen } = data;
      if (typeof need !== 'string' || typeof chosen !== 'string') return;
      const solution = await solutionById(tx, chosen);
      if (!solution) throw new Error(`the solution ${chosen} of a definitive result is not open`);
      const { organisation: solver, people: team } = solution;
      const pairing = { need, solution: chosen, met: null, solver, team };
      const opened = await openDeal(tx, pairing, { person: null, organisation: null, role: 'journey' });
      if (isRefusal(opened)) throw new Error(`a definitive result could not open its deal: ${opened.refused}`);
    },
  },
  {
    name: 'deals.open_deal_of_meeting',
    on: ['session_agreed'],
    run: async (tx, { data: { meeting } }) => {
      const agreed = typeof meeting === 'string' ? await agreementOf(tx, meeting) : undefined;
      if (typeof meeting !== 'string' || !agreed) throw new Error('an agreement without its meeting');
      const { need, number, solution, solver, team } = agreed;
      const pairing = { need, solution, met: { meeting, session: number }, solver, team };
      const opened = await openDeal(tx, pairing, { person: null, organisation: null, role: 'journey' });
      if (isRefusal(opened)) throw new Error(`a meeting could not open its deal: ${opened.refused}`);
    },
  },
];
