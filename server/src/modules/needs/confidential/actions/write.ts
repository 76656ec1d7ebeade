import type { ConfidentialChanged } from '@jiebang/contract/needs/confidential/routes.ts';
import { type ConfidentialDraft, declarationNow, standardTermsNow } from '@jiebang/contract/needs/confidential/text.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { mayReadOriginal } from '../../access.ts';
import { lockNeed, type NeedRow } from '../../store.ts';
import { asOf } from '../access.ts';
import { type ConfidentialAction, confidentialLife } from '../lifecycle.ts';
import { type ConfidentialContext, confidentialRules } from '../rules.ts';
import {
  type ConfidentialRow,
  insertConfidential,
  lockConfidentialOf,
  saveTerms,
  saveVersion,
  setConfidential,
  standingOf,
  termsOf,
  textColumns,
} from '../store.ts';
import { contextOf, draftOf, hashOfDeclaration, hashOfTerms } from './hold.ts';

const columns = (draft: ConfidentialDraft) => ({
  ...textColumns(draft),
  own_terms: draft.ownTerms,
  approval: draft.approval,
});

/** Decides what a person asks to do with the text of a need whose rows are held. */
export async function decideOn(
  tx: Tx,
  viewer: Viewer,
  action: ConfidentialAction,
  need: NeedRow,
  text: ConfidentialRow | undefined,
  given: Partial<ConfidentialContext> = {},
) {
  const context = { ...(await contextOf(tx, viewer, need, text)), ...given };
  return decide(confidentialLife, confidentialRules, {
    action,
    state: text?.state ?? null,
    as: asOf(viewer, need),
    context,
  });
}

/** Starts the confidential text of one's need: one for each need. */
export function writeConfidential(
  platform: Platform,
  viewer: Viewer,
  of: string,
  draft: ConfidentialDraft,
): Promise<ConfidentialChanged | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, of);
    if (!need || !mayReadOriginal(viewer, need)) return refuse('not_found');
    if (await lockConfidentialOf(tx, of)) return refuse('changed_meanwhile');
    const move = await decideOn(tx, viewer, 'write', need, undefined);
    if (isRefusal(move)) return move;
    const id = newId();
    const at = await now(tx);
    await insertConfidential(tx, { id, state: move.to, created_at: at, moved_at: at, need: of, ...columns(draft) });
    const refusal = await moveRow(tx, confidentialLife, id, move, {
      actor: actorOf(viewer, 'owner', need.organisation),
      data: { need: of },
      audience: [`organisation:${need.organisation}`],
    });
    return refusal ?? { id, state: 'draft' as const, version: 1 };
  });
}

/** What is done with the text that its owner is writing, in one transaction with its rows held. */
export function changing<T>(
  platform: Platform,
  viewer: Viewer,
  of: string,
  work: (tx: Tx, need: NeedRow, text: ConfidentialRow) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, of);
    if (!need || !asOf(viewer, need).includes('owner')) return refuse('not_found');
    const text = await lockConfidentialOf(tx, of);
    return text ? work(tx, need, text) : refuse('not_found');
  });
}

/** Saves what is written. It is no move: nobody reads it before it is offered; the fact says who and when. */
export function editConfidential(
  platform: Platform,
  viewer: Viewer,
  of: string,
  version: number,
  draft: ConfidentialDraft,
): Promise<ConfidentialChanged | Refusal> {
  return changing(platform, viewer, of, async (tx, need, text) => {
    const decided = await decideOn(tx, viewer, 'edit', need, text);
    if (isRefusal(decided)) return decided;
    if (text.version !== version) return refuse('stale_version');
    await setConfidential(tx, text.id, { ...columns(draft), version: version + 1 });
    noteEdit(tx, viewer, need, text.id, decided.fact);
    return { id: text.id, state: text.state, version: version + 1 };
  });
}

/** The fact of a change to what is written: for the owner's people alone. */
export function noteEdit(tx: Tx, viewer: Viewer, need: NeedRow, subject: string, name: string): void {
  record(tx, {
    name,
    subject,
    actor: actorOf(viewer, 'owner', need.organisation),
    data: { need: need.id },
    audience: [`organisation:${need.organisation}`],
  });
}

/** Offers what is written as the next version, with the signed declaration; its terms get a new version where they changed. */
export function offerConfidential(
  platform: Platform,
  viewer: Viewer,
  of: string,
  version: string,
): Promise<ConfidentialChanged | Refusal> {
  return changing(platform, viewer, of, async (tx, need, text) => {
    const action = text.state === 'open' ? 'release' : 'offer';
    const outdated = version === declarationNow ? [] : (['declaration'] as const);
    const move = await decideOn(tx, viewer, action, need, text, { outdated });
    if (isRefusal(move)) return move;
    if (viewer.person === null) throw new Error('an owner without a person');
    const at = await now(tx);
    const { title, text: words, indicators, ownTerms } = draftOf(text);
    const n = text.offered + 1;
    const signed = { declaration: declarationNow, declaration_sha256: hashOfDeclaration(declarationNow) };
    const made = { n, ...signed, person: viewer.person, at };
    await saveVersion(tx, { confidential: text.id, ...textColumns({ title, text: words, indicators }), ...made });
    const sha256 = hashOfTerms(ownTerms);
    const terms = (await termsOf(tx, text))?.sha256 === sha256 ? text.terms : text.terms + 1;
    if (terms !== text.terms)
      await saveTerms(tx, { confidential: text.id, n: terms, standard: standardTermsNow, own: ownTerms, sha256, at });
    await setConfidential(tx, text.id, { offered: n, terms });
    const refusal = await moveRow(tx, confidentialLife, text.id, move, {
      actor: actorOf(viewer, 'owner', need.organisation),
      data: { need: of },
      audience: await audienceOf(tx, need, text, action === 'offer'),
    });
    return refusal ?? { id: text.id, state: 'open' as const, version: text.version + 1 };
  });
}

/** Offers the text no longer: nobody reads it until it is offered again. */
export function closeConfidential(platform: Platform, viewer: Viewer, of: string) {
  return changing<ConfidentialChanged>(platform, viewer, of, async (tx, need, text) => {
    const move = await decideOn(tx, viewer, 'close', need, text);
    if (isRefusal(move)) return move;
    const refusal = await moveRow(tx, confidentialLife, text.id, move, {
      actor: actorOf(viewer, 'owner', need.organisation),
      data: { need: of },
      audience: await audienceOf(tx, need, text, true),
    });
    return refusal ?? { id: text.id, state: 'closed' as const, version: text.version + 1 };
  });
}

/** Whom it concerns that a text is offered, renewed or closed: its owner, who reads it, and everyone where its existence changes. */
async function audienceOf(tx: Tx, need: NeedRow, text: ConfidentialRow, shown: boolean): Promise<string[]> {
  const readers = (await standingOf(tx, text.id)).map(({ person }) => `person:${person}`);
  const everyone = shown && need.published_at !== null ? ['public'] : [];
  return [...everyone, `organisation:${need.organisation}`, ...new Set(readers)];
}
