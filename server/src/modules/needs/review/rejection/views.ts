import type { Rejection } from '@jiebang/contract/needs/review.ts';
import type { Rejecting } from './rules.ts';
import type { WordRow } from './store.ts';

/** A word with the name of who signed it. */
export type NamedWord = WordRow & { readonly name: string | null };

/** Moves of a rejection that is not decided: between those who review. */
const unsettled: readonly string[] = ['propose_rejection', 'oppose_rejection', 'take_back_rejection'];

/** Whether a move is told to the owner's people too. */
export const forOwner = (action: string): boolean => !unsettled.includes(action);

const settling: readonly string[] = ['reject', 'second'];

export type RejectionParts = {
  readonly state: string;
  readonly words: readonly NamedWord[];
  /** When it was last rejected. */
  readonly rejectedAt: Date | undefined;
  readonly context: Pick<Rejecting, 'rejection' | 'now' | 'mendUntil'>;
};

/**
 * What was signed of a rejection, for those who work on the need. The owner's people read nothing before it is rejected, and then why: its
 * reasons and what the second added, not what somebody said against it or took back.
 */
export function rejectionView({ state, words, rejectedAt, context }: RejectionParts, ofOwner: boolean): Rejection {
  const { contested, waiting, opposers } = context.rejection;
  const takenBack = (word: NamedWord, at: number) =>
    words.some(({ kind, person }, i) => kind === 'take_back' && person === word.person && i > at);
  const told = (word: NamedWord, at: number) =>
    settling.includes(word.kind) && rejectedAt !== undefined && word.at <= rejectedAt && !takenBack(word, at);
  const until = state === 'rejected' && !contested ? context.mendUntil : null;
  const stands = waiting !== null ? 'waiting' : opposers.length > 0 ? 'opposed' : null;
  return {
    words: (ofOwner ? words.filter(told) : words).map(({ kind, name, at, points, says }) => ({
      ...{ kind, by: name, at: at.toISOString(), points: [...points], says },
    })),
    stands: ofOwner || state !== 'under_review' ? null : stands,
    contestUntil: until !== null && until > context.now ? new Date(until).toISOString() : null,
  };
}
