import type { Can } from '@jiebang/contract/http/problem.ts';
import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import type { Indicator, NeedDraft, NeedState, NeedText } from '@jiebang/contract/needs/need.ts';
import type { ReturnPoint } from '@jiebang/contract/needs/review.ts';
import type { TraceNames } from '@jiebang/contract/needs/traces.ts';
import type { SignedAct, WorkNeed } from '@jiebang/contract/needs/work.ts';
import type { Selectable } from 'kysely';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { SignatureRequest } from '#modules/identity/index.ts';
import { moveView, type NamedMove } from '#platform/db/move.ts';
import type { SavedFile } from '#platform/files/store.ts';
import { asOf, isOwnersPerson } from './access.ts';
import { fileOf } from './intake/draft/views.ts';
import { needLife } from './lifecycle.ts';
import { forOwner, type NamedWord, rejectionView } from './review/rejection/views.ts';
import { checklistsOf, type NamedReview, proposedDeadline, reviewOf, wouldBeGiven } from './review/views.ts';
import { type NeedContext, needRules } from './rules.ts';
import type { AttachmentRow, NeedRow, PublicTextRow } from './store.ts';
import type { NeedsTables } from './tables.gen.ts';

/** A need's original fields, as its draft. */
export function draftOf(need: NeedRow): NeedDraft {
  return {
    title: need.title,
    keywords: need.keywords,
    problem: need.problem,
    indicators: need.indicators as Indicator[],
    expectedResult: need.expected_result,
    existingBasis: need.existing_basis,
    wished: need.wished,
    ownership: need.ownership,
    field: need.field,
    otherFields: need.other_fields,
    industry: need.industry,
    region: need.region,
    budget:
      need.budget_min === null || need.budget_max === null ? null : { min: need.budget_min, max: need.budget_max },
    termMonths: need.term_months,
    ways: need.ways as NeedDraft['ways'],
    cooperation: need.cooperation as NeedDraft['cooperation'],
    maturity: need.maturity,
    validUntil: need.valid_until,
    contactName: need.contact_name,
    contactPhone: need.contact_phone,
    showCompany: need.show_company,
    recommender: need.recommender,
  };
}

export function textOf(
  row: Omit<PublicTextRow, 'need' | 'words' | 'written_by' | 'written_at' | 'signed_by' | 'signed_at' | 'traces'>,
): NeedText {
  return {
    title: row.title,
    keywords: row.keywords,
    problem: row.problem,
    indicators: row.indicators as Indicator[],
    expectedResult: row.expected_result,
    existingBasis: row.existing_basis,
    wished: row.wished,
    ownership: row.ownership,
  };
}

/** The name under which a need is public, where its owner shows it. A person's is nobody's to read, not even of a draft older than the rule that units alone post needs. */
export const companyShown = (
  { show_company }: Pick<NeedRow, 'show_company'>,
  owner: Pick<OrganisationCard, 'name' | 'kind'> | undefined,
): string | null => (show_company && owner && owner.kind !== 'individual' ? owner.name : null);

export type WorkParts = {
  readonly need: NeedRow;
  readonly publicText: PublicTextRow | undefined;
  readonly organisationName: string;
  readonly signedBy: string | null;
  readonly mode: WorkNeed['mode'];
  readonly term: WorkNeed['term'];
  readonly files: readonly SavedFile[];
  readonly attached: readonly AttachmentRow[];
  readonly moves: readonly NamedMove[];
  /** Null for who does not clear it. */
  readonly names: TraceNames | null;
  readonly reviews: readonly NamedReview[];
  readonly words: readonly NamedWord[];
  readonly rejectedAt: Date | undefined;
  readonly versions: number;
  readonly place: WorkNeed['place'];
  readonly handInUntil: Date | null;
  readonly declaration: (Selectable<NeedsTables['needs.declaration']> & { readonly name: string | null }) | undefined;
  readonly entered: { readonly by: string | null; readonly file: SavedFile | undefined } | null;
  readonly returned: { readonly at: Date; readonly points: ReturnPoint[] } | null;
  /** Who asked its signatories to hand it in or withdraw it, while it waits for them. */
  readonly signatureAsked: SignatureRequest | undefined;
  readonly context: NeedContext;
};

/** A need as those see it who may read its original. The public text is shown to its owner once it is signed. */
export function workNeed(parts: WorkParts, viewer: Viewer): WorkNeed {
  const { need, publicText } = parts;
  const ofOwnOrganisation = isOwnersPerson(viewer, need);
  const shownText = publicText && (!ofOwnOrganisation || publicText.signed_at !== null) ? textOf(publicText) : null;
  const can = allowed(needLife, needRules, {
    state: need.state,
    as: asOf(viewer, need),
    context: { ...parts.context, ...wouldBeGiven(parts.context), ofOwnOrganisation },
  }) as WorkNeed['can'];
  return {
    id: need.id,
    version: need.version,
    number: need.number,
    state: need.state,
    since: need.moved_at.toISOString(),
    organisation: { id: need.organisation, name: parts.organisationName },
    contest: need.contest,
    track: need.track,
    place: parts.place,
    mode: parts.mode,
    term: parts.term,
    triage: need.triage as WorkNeed['triage'],
    lookAgain: need.look_again,
    deadline: need.deadline?.toISOString() ?? null,
    proposedDeadline: proposedDeadline(parts.context),
    shortestCallDays: parts.context.shortestCall,
    handInUntil: parts.handInUntil?.toISOString() ?? null,
    original: draftOf(need),
    entered: parts.entered && {
      by: parts.entered.by,
      at: need.created_at.toISOString(),
      mandate: parts.entered.file?.name ?? '',
    },
    publicText: shownText,
    publicTextSignedBy: parts.signedBy,
    attachments: parts.files.map((file) => fileOf(file, parts.attached)),
    moves: parts.moves
      .filter(({ action }) => !ofOwnOrganisation || forOwner(action))
      .map((move) => moveView<NeedState>(move)),
    names: parts.names,
    reviews: ofOwnOrganisation ? null : parts.reviews.map(reviewOf),
    declaration: parts.declaration
      ? {
          version: parts.declaration.version,
          sha256: parts.declaration.sha256,
          by: parts.declaration.name,
          at: parts.declaration.at.toISOString(),
        }
      : null,
    checklists: checklistsOf(parts.context),
    rejection: rejectionView({ ...parts, state: need.state }, ofOwnOrganisation),
    versions: parts.versions,
    returned: parts.returned && { at: parts.returned.at.toISOString(), points: parts.returned.points },
    signing: ofOwnOrganisation ? signingView(parts) : null,
    can: { ...can, ...askingFor(can, parts) },
  };
}

function signingView({ context, signatureAsked: asked }: WorkParts): WorkNeed['signing'] {
  const { signs, signatories } = context.signing;
  const waits = asked ? { act: asked.act as SignedAct, by: asked.by, at: asked.at.toISOString() } : null;
  return { signs, signatories: [...signatories], asked: waits };
}

/** The signatories are asked where nothing but their signature is missing, of one thing at a time. */
function askingFor(can: WorkNeed['can'], { signatureAsked }: WorkParts): WorkNeed['can'] {
  const asks = signatureAsked ? { code: 'signature_asked' } : true;
  const unsigned = (one: Can | undefined) => one !== undefined && one !== true && one.code === 'not_a_signatory';
  return {
    ...(unsigned(can['submit']) ? { ask_signature: asks } : {}),
    ...(unsigned(can['withdraw']) ? { ask_withdrawal: asks } : {}),
  };
}
