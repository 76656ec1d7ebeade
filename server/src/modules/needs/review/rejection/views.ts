import type { RejectionWord } from '@jiebang/contract/needs/review.ts';
import type { WordRow } from './store.ts';

/** A word with the name of who signed it. */
export type NamedWord = WordRow & { readonly name: string | null };

/** Moves of a rejection that is not decided: between those who review. */
const unsettled: readonly string[] = ['propose_rejection', 'oppose_rejection', 'take_back_rejection'];

/** Whether a move is told to the owner's people too. */
export const forOwner = (action: string): boolean => !unsettled.includes(action);

/**
 * What was signed of a rejection, for those who work on the need. The owner's people read nothing before it is rejected, and then why: its
 * reasons and what the second added, not what somebody said against it.
 */
export function rejectionView(
  words: readonly NamedWord[],
  { ofOwner, state }: { readonly ofOwner: boolean; readonly state: string },
): RejectionWord[] {
  const back = words.map(({ kind, person }, i) => (kind === 'take_back' ? [person, i] : null)).filter(Boolean);
  const stands = (word: NamedWord, at: number) =>
    (word.kind === 'reject' || word.kind === 'second') &&
    !back.some((one) => one?.[0] === word.person && Number(one[1]) > at);
  const shown = !ofOwner ? words : state === 'rejected' ? words.filter(stands) : [];
  return shown.map(({ kind, name, at, points, says }) => ({
    ...{ kind, by: name, at: at.toISOString(), points: [...points], says },
  }));
}
