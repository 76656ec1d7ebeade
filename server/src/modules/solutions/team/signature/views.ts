import type { GivenSignature, SignatureRequest, TeamSigning } from '@jiebang/contract/solutions/signature.ts';
import type { OwnSolution } from '@jiebang/contract/solutions/solution.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Whole } from '../../store.ts';
import { asOfSignature } from './access.ts';
import { signatureContext } from './actions/context.ts';
import { signatureLife } from './lifecycle.ts';
import type { Standing } from './queries/standing.ts';
import { signatureRules } from './rules.ts';
import type { SignatureRow } from './store.ts';

/** Names of people by their ids. */
export type Names = ReadonlyMap<string, { readonly name: string }>;

/** What was signed; null where it was not. */
export function givenSignature(row: SignatureRow | undefined, names: Names): GivenSignature | null {
  const { signed_by: by, signed_at: at, terms, terms_sha256, declaration, declaration_sha256 } = row ?? {};
  if (!by || !at || !terms || !terms_sha256 || !declaration || !declaration_sha256) return null;
  return {
    by: names.get(by)?.name ?? '',
    at: at.toISOString(),
    terms,
    termsSha256: terms_sha256,
    declaration,
    declarationSha256: declaration_sha256,
  };
}

export type TeamSigningParts = {
  readonly standing: Standing;
  readonly asked: readonly string[];
  readonly names: Names;
};

/** How a solution is signed for its organisation, for its team. */
export function teamSigning({ standing, asked, names }: TeamSigningParts): TeamSigning {
  const { signs, signatories, newest, ended } = standing;
  return {
    signs,
    signatories: signatories.map(({ person, name }) => ({ person, name })),
    newest: newest
      ? {
          id: newest.id,
          state: newest.state,
          since: newest.moved_at.toISOString(),
          askedAt: newest.created_at.toISOString(),
          asked: asked.map((person) => names.get(person)?.name ?? ''),
          given: givenSignature(newest, names),
          ended,
          reason: newest.reason,
        }
      : null,
  };
}

/** What a leader may do now about its organisation's signature, beside what it may do with the solution. */
export function signingCan(
  whole: Whole,
  viewer: Viewer,
  at: Date,
  { standing, verified }: { readonly standing: Standing; readonly verified: boolean },
): OwnSolution['can'] {
  if (standing.signs) return {};
  const asked = {
    as: asOfSignature(viewer, whole.place, []),
    context: signatureContext(whole.need, at, standing, verified),
  };
  const { ask } = allowed(signatureLife, signatureRules, { ...asked, state: null });
  const { take_back } = allowed(signatureLife, signatureRules, { ...asked, state: standing.newest?.state ?? null });
  return {
    ...(ask === undefined ? {} : { ask_signature: ask }),
    ...(take_back === undefined ? {} : { take_back_signature: take_back }),
  } as OwnSolution['can'];
}

export type RequestParts = {
  readonly row: SignatureRow;
  readonly whole: Whole;
  readonly asked: readonly string[];
  readonly need: SignatureRequest['need'];
  readonly organisation: { readonly id: string; readonly name: string; readonly verified: boolean };
  readonly names: Names;
  readonly at: Date;
};

/** What a signatory is asked to sign: who asks, for which need. Of the solution it tells nothing. */
export function signatureRequest(parts: RequestParts, viewer: Viewer): SignatureRequest {
  const { row, whole, asked, organisation, names, at } = parts;
  return {
    id: row.id,
    state: row.state,
    since: row.moved_at.toISOString(),
    askedAt: row.created_at.toISOString(),
    need: parts.need,
    organisation: { id: organisation.id, name: organisation.name },
    leader: names.get(row.asked_by)?.name ?? '',
    given: givenSignature(row, names),
    reason: row.reason,
    can: allowed(signatureLife, signatureRules, {
      state: row.state,
      as: asOfSignature(viewer, whole.place, asked).filter((part) => part === 'signatory'),
      context: signatureContext(whole.need, at, { signs: false, newest: row, inForce: null }, organisation.verified),
    }) as SignatureRequest['can'],
  };
}
