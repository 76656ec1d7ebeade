import type {
  ConfidentialWork,
  MyAccess,
  OfferToMe,
  OwnersAccess,
  Reading,
  ReadText,
  Terms,
} from '@jiebang/contract/needs/confidential/text.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { SavedFile } from '#platform/files/store.ts';
import type { NeedPlace } from '../access.ts';
import { asOf, asOfDisclosure } from './access.ts';
import { confidentialLife, type DisclosurePart, disclosureLife } from './lifecycle.ts';
import { type ConfidentialContext, confidentialRules, type DisclosureContext, disclosureRules } from './rules.ts';
import type { ConfidentialRow, DisclosureRow, TermsRow, VersionRow } from './store.ts';

type Name = { readonly id: string; readonly name: string };

const filesView = (files: readonly SavedFile[]) =>
  files.map(({ id, name, size, scan, at }) => ({ id, name, size, scan, at: at.toISOString() }));

/** The terms as they are shown to those who may accept them. */
export const termsView = ({ n, standard, own, sha256 }: TermsRow): Terms => ({
  version: n,
  standard: standard as Terms['standard'],
  own,
  hash: sha256,
});

/** The text of one version, as it was read. */
export function readText(version: VersionRow, files: readonly SavedFile[], at: Date): ReadText {
  return {
    version: version.n,
    offeredAt: version.at.toISOString(),
    readAt: at.toISOString(),
    title: version.title,
    text: version.text,
    indicators: version.indicators as ReadText['indicators'],
    files: filesView(files),
  };
}

export type WorkParts = {
  readonly need: NeedPlace & { readonly id: string; readonly number: string | null; readonly title: string };
  readonly text: ConfidentialRow | undefined;
  readonly terms: TermsRow | undefined;
  readonly draft: NonNullable<NonNullable<ConfidentialWork['item']>['own']>['draft'] | null;
  readonly files: readonly SavedFile[];
  readonly excluded: readonly Name[];
  readonly context: ConfidentialContext;
};

/** A text for its owner, who sees what it writes, or for staff, who see that there is one. */
export function confidentialWork(parts: WorkParts, viewer: Viewer): ConfidentialWork {
  const { need, text, terms, draft, context } = parts;
  const as = asOf(viewer, need);
  const isOwner = as.includes('owner');
  const shown = text && (isOwner || text.offered > 0) ? text : undefined;
  const can = allowed(confidentialLife, confidentialRules, { state: text?.state ?? null, as, context });
  return {
    need: { id: need.id, number: need.number, title: need.title },
    item: shown
      ? {
          id: shown.id,
          version: shown.version,
          state: shown.state,
          since: shown.moved_at.toISOString(),
          approval: shown.approval || parts.excluded.length > 0,
          offered: shown.offered === 0 ? null : shown.offered,
          terms: terms ? termsView(terms) : null,
          own:
            isOwner && draft
              ? { draft, files: filesView(parts.files), changed: context.changed, excluded: [...parts.excluded] }
              : null,
        }
      : null,
    can: (shown || isOwner ? can : {}) as ConfidentialWork['can'],
  };
}

type NeedName = OfferToMe['need'];

/** What is offered to this viewer: its terms, where it may ask. `ask` stands for accepting, whether or not the owner approves. */
export function offerToMe(
  need: NeedName,
  text: ConfidentialRow | undefined,
  terms: TermsRow | undefined,
  standing: string | null,
  context: DisclosureContext,
): OfferToMe {
  // What is filled in when asking is taken as filled in rightly.
  const given = { ...context, termsGiven: context.terms };
  const can = allowed(disclosureLife, disclosureRules, { state: null, as: ['solver'], context: given });
  const ask = context.approval ? can.ask : can.enter;
  const mayAsk = ask === true;
  return {
    need,
    // Whoever may not ask learns no more than anyone reads on the need's page.
    approval: text?.state === 'open' && context.approval,
    terms: terms && mayAsk ? termsView(terms) : null,
    standing,
    can: { ask: ask ?? { code: 'confidential_not_open' } },
  };
}

export type MyParts = {
  readonly disclosure: DisclosureRow;
  readonly need: NeedName;
  readonly place: NeedPlace;
  readonly organisation: Name;
  readonly accepted: readonly { readonly terms: number; readonly sha256: string; readonly at: Date }[];
  readonly terms: TermsRow | undefined;
  readonly offered: number;
  readonly context: DisclosureContext;
};

/** One's own access: the terms of now while it stands and is open, the number of the newest version while it can be read. */
export function myAccess(parts: MyParts, viewer: Viewer): MyAccess {
  const { disclosure, need, terms, context } = parts;
  const as = asOfDisclosure(viewer, disclosure, parts.place).filter((part) => part === 'solver');
  const can = canOf(disclosure, as, context);
  return {
    id: disclosure.id,
    version: disclosure.version,
    state: disclosure.state,
    since: disclosure.moved_at.toISOString(),
    askedAt: disclosure.created_at.toISOString(),
    need,
    organisation: parts.organisation,
    reason: disclosure.reason,
    accepted: parts.accepted.map(({ terms: version, sha256, at }) => ({
      version,
      hash: sha256,
      at: at.toISOString(),
    })),
    terms: terms && can['accept'] === true ? termsView(terms) : null,
    newest: can['read'] === true ? parts.offered : null,
    can,
  };
}

export type OwnersRow = DisclosureRow & {
  readonly person_name: string | null;
  readonly organisation_name: string;
  readonly accepted_version: number;
  readonly accepted_at: Date;
  readonly readings: number;
};

/** Somebody's access, for the owner of the text. */
export function ownersAccess(row: OwnersRow, context: DisclosureContext): OwnersAccess {
  return {
    id: row.id,
    state: row.state,
    since: row.moved_at.toISOString(),
    askedAt: row.created_at.toISOString(),
    person: row.person_name,
    organisation: { id: row.organisation, name: row.organisation_name },
    reason: row.reason,
    accepted: { version: row.accepted_version, at: row.accepted_at.toISOString() },
    readings: row.readings,
    can: canOf(row, ['owner'], context),
  };
}

function canOf({ state }: DisclosureRow, as: readonly DisclosurePart[], context: DisclosureContext) {
  const given = { ...context, termsGiven: context.terms };
  return allowed(disclosureLife, disclosureRules, { state, as, context: given }) as MyAccess['can'];
}

export type ReadingRow = {
  readonly id: number;
  readonly at: Date;
  readonly person_name: string | null;
  readonly organisation_name: string | null;
  readonly staff: boolean;
  readonly version: number;
  readonly file_name: string | null;
  readonly reason: string | null;
};

/** One line of the record of readings. */
export const readingView = (row: ReadingRow): Reading => ({
  at: row.at.toISOString(),
  person: row.person_name,
  organisation: row.organisation_name,
  staff: row.staff,
  version: row.version,
  file: row.file_name,
  reason: row.reason,
});
