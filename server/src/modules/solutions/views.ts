import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import type {
  OpenedCard,
  OpenedSolution,
  OwnCard,
  OwnSolution,
  SolutionDraft,
  SubmittedSolution,
  TeamMember,
} from '@jiebang/contract/solutions/solution.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Scan } from '#platform/files/check.ts';
import type { SavedFile } from '#platform/files/store.ts';
import { asOf, isOfOwnSide } from './access.ts';
import { contextOf } from './actions/journey.ts';
import { openWords } from './documents/sealing.ts';
import { solutionLife } from './lifecycle.ts';
import type { ScreeningRow } from './opening/store.ts';
import { type SolutionContext, solutionRules } from './rules.ts';
import type { SignedWords, VersionRow, Whole } from './store.ts';
import { type Asked, consentsOf } from './team/partner/rules.ts';
import { signedBy } from './team/signature/queries/standing.ts';
import type { SignatureRow } from './team/signature/store.ts';
import { givenSignature, signingCan, type TeamSigningParts, teamSigning } from './team/signature/views.ts';

/** The need as everyone knows it: of its original, nothing. */
export function needOf(need: PublicNeed): OwnCard['need'] {
  const { id, number, title, state, mode, deadline } = need;
  return { id, number, title, state, mode, deadline };
}

/** One's own solution in a list. */
export function ownCard({ row }: Whole, need: PublicNeed, title: string | null, viewer: Viewer): OwnCard {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    since: row.moved_at.toISOString(),
    title,
    need: needOf(need),
    leader: row.leader === viewer.person,
  };
}

export type OwnParts = TeamSigningParts & {
  /** The organisation's signatures that were given, by their ids. */
  readonly signatures: ReadonlyMap<string, SignatureRow>;
  readonly whole: Whole;
  readonly teamKey: Uint8Array;
  readonly need: PublicNeed;
  readonly organisation: { readonly name: string; readonly verified: boolean; readonly natural: boolean };
  readonly draft: SolutionDraft;
  /** What was asked of its partners. */
  readonly consents: readonly Asked[];
  readonly savedAt: Date | null;
  readonly versions: readonly Pick<VersionRow, 'n' | 'submitted_at' | 'terms' | 'signature' | keyof SignedWords>[];
  readonly files: readonly { readonly id: string; readonly size: number; readonly at: Date; readonly scan: Scan }[];
  readonly screening: ScreeningRow | undefined;
  /** Who read which version on arrival, in their order; without a name where the need's owner is not named. */
  readonly readings: readonly {
    readonly id: string | null;
    readonly n: number;
    readonly at: Date;
    readonly by: string | null;
  }[];
  readonly at: Date;
};

/** What was signed with a submission; null where that was not kept yet. */
function signedOf({ terms_sha256, declaration, declaration_sha256 }: Pick<VersionRow, keyof SignedWords>) {
  if (terms_sha256 === null || declaration === null || declaration_sha256 === null) return null;
  return { termsSha256: terms_sha256, declaration, declarationSha256: declaration_sha256 };
}

/** One's own solution in full. Its team reads it, and nobody else. */
export function ownSolution(parts: OwnParts, viewer: Viewer): OwnSolution {
  const { whole, draft, screening } = parts;
  const { row } = whole;
  return {
    ...ownCard(whole, parts.need, draft.title, viewer),
    organisation: { id: row.organisation, name: parts.organisation.name, natural: parts.organisation.natural },
    team: row.team,
    draft,
    savedAt: parts.savedAt?.toISOString() ?? null,
    members: membersOf(whole, parts.teamKey),
    submissions: parts.versions.flatMap(({ n, submitted_at, terms, signature, ...words }) => {
      if (submitted_at === null || terms === null) return [];
      const organisation = givenSignature(parts.signatures.get(signature ?? ''), parts.names);
      const at = submitted_at.toISOString();
      const readings = parts.readings
        .filter((one) => one.n === n)
        .map(({ id, at: read, by }) => ({ id, at: read.toISOString(), by }));
      return [{ n, at, terms, inForce: n === row.in_force, signed: signedOf(words), organisation, readings }];
    }),
    signing: teamSigning(parts),
    files: parts.files.map(({ id, size, at, scan }) => ({ id, size, at: at.toISOString(), scan })),
    screening: screening ? { passed: screening.passed, reasons: screening.reasons, note: screening.note } : null,
    can: {
      ...canOf(whole, viewer, parts.at, {
        draft,
        indicators: parts.need.indicators.map(({ name }) => name),
        partners: consentsOf(draft, parts.consents),
        organisationVerified: parts.organisation.verified,
        natural: parts.organisation.natural,
        signed: signedBy(parts.standing),
      }),
      ...signingCan(whole, viewer, parts.at, { standing: parts.standing, verified: parts.organisation.verified }),
    },
  };
}

function membersOf({ row, members }: Whole, teamKey: Uint8Array): TeamMember[] {
  return members.map((member) => ({
    ...openWords(teamKey, row.id, member.sealed_words),
    leader: member.leader,
    confirmed: member.person !== null,
  }));
}

/** What the viewer may do now, and why not otherwise. The form's own fields are taken as filled in rightly. */
function canOf(whole: Whole, viewer: Viewer, at: Date, given: Partial<SolutionContext>): OwnSolution['can'] {
  return allowed(solutionLife, solutionRules, {
    state: whole.row.state,
    as: asOf(viewer, whole.place),
    context: contextOf(whole, at, { ofOwnSide: isOfOwnSide(viewer, whole.place), reasons: ['other'], ...given }),
  }) as OwnSolution['can'];
}

export type OpenedParts = {
  readonly whole: Whole;
  readonly organisation: string;
  readonly content: Pick<SubmittedSolution, 'title' | 'teamName' | 'partners' | 'recommender'>;
  readonly openedAt: Date | null;
  readonly at: Date;
};

/** A line of a need's opened solutions, for those who may read it. */
export function openedCard(parts: OpenedParts, viewer: Viewer): OpenedCard {
  const { whole, content } = parts;
  const { row } = whole;
  return {
    id: row.id,
    state: row.state as OpenedCard['state'],
    title: content.title ?? '',
    teamName: content.teamName ?? '',
    organisation: { id: row.organisation, name: parts.organisation },
    partners: content.partners.map((partner) => partner.name),
    recommender: content.recommender ?? null,
    submittedAt: (row.submitted_at ?? row.created_at).toISOString(),
    openedAt: parts.openedAt?.toISOString() ?? null,
    can: canOf(whole, viewer, parts.at, {}),
  };
}

/** An opened solution in full, for those who may read it. */
export function openedSolution(
  parts: OpenedParts & {
    readonly need: PublicNeed;
    readonly content: SubmittedSolution;
    readonly files: readonly SavedFile[];
    readonly screening: (ScreeningRow & { readonly by: string }) | undefined;
    readonly signature: OpenedSolution['signature'];
  },
  viewer: Viewer,
): OpenedSolution {
  const { screening } = parts;
  return {
    ...openedCard(parts, viewer),
    version: parts.whole.row.version,
    need: needOf(parts.need),
    content: parts.content,
    signature: parts.signature,
    scans: parts.files.map(({ id, scan }) => ({ id, scan })),
    screening: screening
      ? {
          passed: screening.passed,
          reasons: screening.reasons,
          note: screening.note,
          by: screening.by,
          at: screening.at.toISOString(),
        }
      : null,
  };
}
