import { mostOfOwner } from '../rules.ts';
import type { PairRow } from '../store.ts';
import type { Ground } from './ground.ts';

type Pair = Pick<PairRow, 'seat' | 'solution'>;

/** Whether a pair would give a solution more of the owner's own experts than their share lets in, beside the pairs that stand. */
export function isShareFull(
  { ofOwner, share, each }: Pick<Ground, 'ofOwner' | 'share' | 'each'>,
  pairs: readonly Pair[],
  { seat, solution }: Pair,
): boolean {
  if (!ofOwner.has(seat)) return false;
  const others = pairs.filter((one) => one.solution === solution && one.seat !== seat && ofOwner.has(one.seat));
  return others.length >= mostOfOwner(share, each);
}
