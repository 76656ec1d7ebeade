import type { SignatureEnd } from '@jiebang/contract/solutions/signature.ts';
import { membershipIn, signsFor, type Viewer } from '#kernel/viewer.ts';
import { hasSignedSince, signatoriesOf } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { outdatedOfOrganisation } from '../../../actions/signed-words.ts';
import type { Whole } from '../../../store.ts';
import { endOf } from '../rules.ts';
import { newestSignature, type SignatureRow } from '../store.ts';

/** How a solution stands with its organisation's signature, for one of its team. */
export type Standing = {
  /** Whether the viewer signs for the organisation itself. */
  readonly signs: boolean;
  /** Whom the viewer may ask: its leader's to know, where it does not sign itself. */
  readonly signatories: readonly { readonly person: string; readonly name: string }[];
  readonly newest: SignatureRow | undefined;
  /** Why what was signed holds no more. */
  readonly ended: SignatureEnd | null;
  /** The signature under which the viewer may hand in. */
  readonly inForce: SignatureRow | null;
};

/** Looks at the newest signature of a solution: whether it holds for what is handed in now. */
export async function standingOf(db: Db, viewer: Viewer, { row }: Pick<Whole, 'row'>): Promise<Standing> {
  const { organisation, leader } = row;
  const signs = signsFor(viewer, organisation);
  const asks = !signs && viewer.person === leader && membershipIn(viewer, organisation) !== undefined;
  const newest = await newestSignature(db, row.id);
  const ended = newest ? await endedOf(db, newest, { organisation, leader }) : null;
  return {
    signs,
    signatories: asks ? await signatoriesOf(db, organisation) : [],
    newest,
    ended,
    inForce: newest?.state === 'signed' && ended === null ? newest : null,
  };
}

async function endedOf(
  db: Db,
  signature: SignatureRow,
  now: { readonly organisation: string; readonly leader: string },
): Promise<SignatureEnd | null> {
  const { state, organisation, signed_by, signed_at, terms, declaration, asked_by } = signature;
  const [by, at, of] = [signed_by, signed_at, organisation];
  return endOf({
    state,
    outdated: outdatedOfOrganisation({ terms: terms ?? '', declaration: declaration ?? '' }).length > 0,
    rightKept: by !== null && at !== null && of !== null && (await hasSignedSince(db, of, by, at)),
    organisation: { was: organisation, now: now.organisation },
    leader: { was: asked_by, now: now.leader },
  });
}

/** What the rule `signed` looks at. */
export const signedBy = ({ signs, inForce, signatories }: Standing) => ({
  inForce: signs || inForce !== null,
  signatories: signatories.map(({ name }) => name),
});
