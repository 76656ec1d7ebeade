import type { IdentityDocument } from '@jiebang/contract/identity/real-name/real-name.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { isResidentId } from '#kernel/resident-id.ts';

/** What the rules of a verification look at. */
export type RealNameContext = {
  /** What is asked with; null where nothing is. */
  readonly given: { readonly document: IdentityDocument; readonly number: string } | null;
  /** Whether a picture stands. */
  readonly pictured: boolean;
  /** Whether the asker is the person itself. */
  readonly isSelf: boolean;
  /** Whether the asker has taken it up; whether another has, whose time to decide is not over. */
  readonly isTaker: boolean;
  readonly othersHold: boolean;
  /** Whether the name still stands, which a deleted account takes away. */
  readonly named: boolean;
};

/** The named rules of a verification's life. */
export const realNameRules = {
  number_fits: ({ given }) =>
    given === null || numberFits(given.document, given.number)
      ? null
      : refuse('document_number_wrong', { fields: [{ path: 'number', code: 'document_number_wrong' }] }),
  pictured: ({ pictured }) =>
    pictured ? null : refuse('documents_missing', { fields: [{ path: 'picture', code: 'required' }] }),
  not_own: ({ isSelf }) => (isSelf ? refuse('own_real_name') : null),
  free: ({ othersHold }) => (othersHold ? refuse('taken_by_another') : null),
  taken: ({ isTaker, othersHold }) => (isTaker ? null : refuse(othersHold ? 'taken_by_another' : 'not_taken')),
  not_deleted: ({ named }) => (named ? null : refuse('not_in_this_state')),
} satisfies Rules<string, RealNameContext>;

/** A number as it is compared: full-width and lower-case letters made plain, spaces and hyphens removed. */
export const normaliseNumber = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** Whether a normalised number can be of this kind of document; of a passport or travel permit only its form is known. */
function numberFits(document: IdentityDocument, number: string): boolean {
  return document === 'resident_id' ? isResidentId(number) : /^[A-Z0-9]{5,20}$/.test(number);
}
