import type { PolicyCandidate } from '@jiebang/contract/awards/policy.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { DealRow } from '#modules/deals/index.ts';
import type { OrganisationCard } from '#modules/identity/index.ts';
import { recommendationLife } from './lifecycle.ts';
import { recommendationRules } from './rules.ts';
import type { RecommendationRow } from './store.ts';

/** A contracted need that meets a programme's conditions. */
export type Qualified = {
  readonly deal: DealRow;
  readonly confirmedAt: Date;
  readonly owner: OrganisationCard;
  readonly solver: OrganisationCard;
  readonly novelty: readonly string[];
};

/** A candidate with its evidence, for the authority; never an amount. */
export function policyCandidate(given: Qualified, row: RecommendationRow | undefined): PolicyCandidate {
  const { deal, owner, solver } = given;
  const context = { candidate: true };
  return {
    need: { id: deal.need, number: deal.need_number, title: deal.title },
    owner: { name: owner.name, region: deal.owner_region },
    solver: { name: solver.name, region: deal.solver_region },
    evidence: {
      contractConfirmedAt: given.confirmedAt.toISOString(),
      registered: deal.registration_number !== null,
      novelty: given.novelty as PolicyCandidate['evidence']['novelty'],
      crossRegion: deal.cross_region === true,
    },
    recommendation: row
      ? {
          id: row.id,
          version: row.version,
          state: row.state,
          reason: row.reason,
          can: allowed(recommendationLife, recommendationRules, {
            state: row.state,
            as: ['authority'],
            context,
          }) as Record<string, true | { code: string }>,
        }
      : null,
  };
}
