import { declarations } from '@jiebang/contract/needs/confidential/declarations.data.ts';
import { standardTerms } from '@jiebang/contract/needs/confidential/standard-terms.data.ts';
import { type ConfidentialDraft, standardTermsNow } from '@jiebang/contract/needs/confidential/text.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, signingOf } from '#modules/identity/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { isOwnersPerson } from '../../access.ts';
import type { NeedRow } from '../../store.ts';
import { lockNeed } from '../../store.ts';
import type { ConfidentialContext, DisclosureContext } from '../rules.ts';
import {
  acceptancesOf,
  type ConfidentialRow,
  type DisclosureRow,
  excludedOf,
  filesOf,
  findDisclosure,
  keepsOut,
  lockConfidentialOf,
  lockDisclosure,
  newestVersion,
  standsIn,
  termsOf,
  wasRefused,
} from '../store.ts';

/** SHA-256 of the terms in both languages with what the owner adds: what a reader accepts. */
export const hashOfTerms = (own: string | null, standard: keyof typeof standardTerms = standardTermsNow): string =>
  contentHash({ standard, words: standardTerms[standard], own });

/** SHA-256 of a version of the declaration in both languages: what is signed. */
export const hashOfDeclaration = (version: keyof typeof declarations): string =>
  contentHash({ declaration: version, words: declarations[version] });

/** An access with all that stands above it, each row held, the need first: nothing of it moves meanwhile. */
export type Held = { readonly need: NeedRow; readonly text: ConfidentialRow; readonly disclosure: DisclosureRow };

export async function holdDisclosure(tx: Tx, id: string): Promise<Held | undefined> {
  const found = await findDisclosure(tx, id);
  const need = found && (await lockNeed(tx, found.need));
  const text = need && (await lockConfidentialOf(tx, need.id));
  const disclosure = text && (await lockDisclosure(tx, id));
  return need && text && disclosure && { need, text, disclosure };
}

/** Whether any organisation of the viewer is kept out. */
async function isExcluded(db: Db, viewer: Viewer, text: string): Promise<boolean> {
  const excluded = new Set(await excludedOf(db, text));
  return viewer.memberships.some(({ organisation }) => excluded.has(organisation));
}

/** What the rules of a text look at. */
export async function contextOf(
  db: Db,
  viewer: Viewer,
  need: NeedRow,
  text: ConfidentialRow | undefined,
): Promise<ConfidentialContext> {
  return {
    signing: await signingOf(db, viewer, need.organisation),
    needState: need.state,
    changed: text ? await isChanged(db, text) : true,
    ofOwnOrganisation: isOwnersPerson(viewer, need),
    excluded: text ? await isExcluded(db, viewer, text.id) : false,
    outdated: [],
  };
}

/** Whether what is written, its files or its terms differ from what was offered last. */
export async function isChanged(db: Db, text: ConfidentialRow): Promise<boolean> {
  const version = await newestVersion(db, text);
  const terms = await termsOf(db, text);
  if (!version || !terms) return true;
  const draft = draftOf(text);
  const same =
    version.title === draft.title &&
    version.text === draft.text &&
    JSON.stringify(version.indicators) === JSON.stringify(draft.indicators);
  const files = await filesOf(db, text.id);
  const next = text.offered + 1;
  const sameFiles = files.every((file) => standsIn(file, text.offered) === standsIn(file, next));
  return !same || !sameFiles || terms.sha256 !== hashOfTerms(draft.ownTerms);
}

/** Whether each reader is approved: who keeps anyone out does so by not approving, which nobody can tell from waiting. */
export const approvesEach = (text: ConfidentialRow, excluded: readonly string[]): boolean =>
  text.approval || excluded.length > 0;

/** What is written now. */
export function draftOf(row: ConfidentialRow): ConfidentialDraft {
  return {
    title: row.title,
    text: row.text,
    indicators: row.indicators as ConfidentialDraft['indicators'],
    ownTerms: row.own_terms,
    approval: row.approval,
  };
}

/** What the rules of an access look at, of one who acts (null: the clock). */
export async function disclosureContext(
  db: Db,
  viewer: Viewer | null,
  { need, text, disclosure }: { need: NeedRow; text: ConfidentialRow | undefined; disclosure: ReaderOf },
  termsGiven: string | null = null,
): Promise<DisclosureContext> {
  const at = await now(db);
  const terms = text && (await termsOf(db, text));
  const reader = (await organisationsById(db, [disclosure.organisation])).get(disclosure.organisation);
  const accepted = disclosure.id === null ? [] : await acceptancesOf(db, disclosure.id);
  const excluded = text ? await excludedOf(db, text.id) : [];
  const membership = viewer?.memberships.find(({ organisation }) => organisation === disclosure.organisation);
  return {
    needState: need.state,
    taking: need.state === 'published' && need.deadline !== null && at < need.deadline,
    offered: text?.state === 'open',
    approval: text !== undefined && approvesEach(text, excluded),
    ofOwnOrganisation: viewer !== null && isOwnersPerson(viewer, need),
    excluded: viewer?.memberships.some(({ organisation }) => excluded.includes(organisation)) ?? false,
    refusedBefore: text !== undefined && disclosure.id === null && (await wasRefused(db, text.id, disclosure)),
    verified: membership?.verified ?? false,
    readerExcluded: text !== undefined && (await keepsOut(db, text.id, disclosure.person)),
    readerVerified: reader?.verified ?? false,
    terms: terms?.sha256 ?? null,
    termsGiven,
    termsAccepted: terms !== undefined && accepted.some(({ terms: n }) => n === terms.n),
  };
}

/** Who reads or would read: `id` is null before there is an access. */
export type ReaderOf = { readonly id: string | null; readonly person: string; readonly organisation: string };
