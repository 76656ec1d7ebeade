import type { DealCard, Side, WorkDeal } from '@jiebang/contract/deals/deal.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

type Of = Pick<WorkDeal, 'achievement'> | Pick<DealCard, 'achievementNumber'>;
const ofAchievement = (of: Of) => ('achievement' in of ? of.achievement : of.achievementNumber) !== null;

/** How the sides of a deal are called: where it came from an inquiry, who takes the achievement up, and whose it is. */
export function useSides(): (of: Of, side: Side) => string {
  const m = useText();
  const kit = useKit();
  return (of, side) => {
    if (!ofAchievement(of) || side === 'agency') return kit.side[side];
    return side === 'owner' ? m.taker : m.giver;
  };
}

/** In the history of a deal that came from an inquiry, its sides by their own names. */
export const calledIn =
  (of: Of) =>
  <T extends { readonly role: string }>(move: T): T => {
    const named: Readonly<Record<string, string>> = { owner: 'inquiry_asker', solver: 'achievement_owner' };
    return ofAchievement(of) ? { ...move, role: named[move.role] ?? move.role } : move;
  };
