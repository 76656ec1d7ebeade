import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { isCrossRegion } from '../rules.ts';
import { findContract, saveContract, setDeal, signContract } from '../store.ts';
import { moveDeal } from './move.ts';

/** Enters or changes the contract; `version` is the one that the asker saw, 0 when there was none. What the other side had before it to confirm falls. */
export function enterContract(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  contract: ContractRecord,
) {
  return moveDeal(platform, viewer, id, 'enter_contract', {
    given: { entered: contract },
    apply: async (tx, { side, person, at }) => {
      const before = await findContract(tx, id);
      if ((before?.version ?? 0) !== version) return refuse('stale_version');
      await saveContract(tx, id, contract, { version: version + 1, side, person, at });
      return undefined;
    },
  });
}

/**
 * Confirms the contract that the other side entered, in the version that the asker saw. From here both have confirmed: the
 * deal is signed, the need contracted, and the parties' regions of this moment are kept.
 */
export function confirmContract(platform: Platform, viewer: Viewer, id: string, version: number) {
  return moveDeal(platform, viewer, id, 'confirm_contract', {
    journey: 'contract',
    apply: async (tx, { context, person, at }) => {
      const contract = await findContract(tx, id);
      if (contract?.version !== version) return refuse('stale_version');
      await signContract(tx, id, person, at);
      await setDeal(tx, id, {
        confirmed_at: at,
        owner_region: context.owner.region,
        solver_region: context.solver.region,
        cross_region: isCrossRegion(context.owner.region, context.solver.region),
        related: contract.related,
        agency: contract.agency,
      });
      return undefined;
    },
  });
}
