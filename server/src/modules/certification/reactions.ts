import type { Reaction } from '#platform/module.ts';
import { revokeForVoid } from './actions/move.ts';
import { applicationsOfDeals } from './store.ts';

export const certificationReactions: readonly Reaction[] = [
  {
    name: 'certification.revoke_of_voided_deal',
    on: ['deal_voided'],
    run: async (tx, { subject }) => {
      const actor = { person: null, organisation: null, role: 'journey' };
      for (const { id } of await applicationsOfDeals(tx, [subject])) await revokeForVoid(tx, id, actor);
    },
  },
];
