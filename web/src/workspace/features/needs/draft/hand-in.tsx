import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../text.ts';

/** Whether it is its owner's turn to hand the need in. */
export const waitsForOwner = ({ state }: WorkNeed): boolean => state === 'draft' || state === 'returned';

/** Until when the need may be handed in, or that this is over and what is left. */
export function HandInUntil({ need: { handInUntil } }: { readonly need: WorkNeed }) {
  const m = useText();
  return handInUntil ? <When at={handInUntil} /> : <span className="late">{m.handInOver}</span>;
}
