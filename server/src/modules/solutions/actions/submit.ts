import type { TeamPartner } from '@jiebang/contract/solutions/partner.ts';
import type { Changed } from '@jiebang/contract/solutions/routes.ts';
import type { SolutionDraft, SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { organisationsAlike, organisationsById, peopleById } from '#modules/identity/index.ts';
import { appendLeaf } from '#modules/log/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { randomOf } from '#platform/seal/padding.ts';
import { asOf, isOpenOnArrival } from '../access.ts';
import { attachedFiles, sealFilesForNeed } from '../documents/attached.ts';
import { needPublicKey } from '../documents/keys.ts';
import { draftOfVersion } from '../documents/own-draft.ts';
import { sealSubmission } from '../documents/sealing.ts';
import { publicNeedOf } from '../queries/own.ts';
import { newestVersion, putInForce, putOutOfForce, type SignedWords, saveVersion } from '../store.ts';
import { askedBy } from '../team/partner/queries/partners.ts';
import { consentsOf, unfit } from '../team/partner/rules.ts';
import { signedBy, standingOf } from '../team/signature/queries/standing.ts';
import { moveLocked } from './journey.ts';
import { type Own, withOwn } from './own.ts';
import { outdatedOf, signedNow } from './signed-words.ts';

/** What the leader accepts and declares with a submission: versions, and the language in which they were read. */
export type Acceptance = { readonly terms: string; readonly declaration: string; readonly language: 'zh' | 'en' };

/**
 * Hands in what stands in the draft, under seal: `submit` the first time or after a withdrawal, `replace` over what was
 * handed in before; a leader who does not sign for the organisation under a signature of one who does. The receipt's leaf goes to the public log in the same transaction.
 */
export function handIn(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: 'submit' | 'replace',
  accepted: Acceptance,
): Promise<Changed | Refusal> {
  return withOwn(platform, viewer, id, async (tx, own) => {
    const newest = await newestVersion(tx, id);
    const draft = newest ? draftOfVersion(own.teamKey, id, newest) : null;
    const partners = draft?.partners.map((partner) => partner.organisation?.toLowerCase() ?? null) ?? [];
    const registered = partners.filter((partner) => partner !== null);
    const organisations = await organisationsById(tx, [own.row.organisation, ...registered]);
    const barred = unfit(partners, own.row.organisation, (one) => organisations.get(one)?.kind);
    if (barred) return barred;
    const named = await namedIn(tx, draft);
    const ofOwner = named.some(({ id }) => id === own.need.organisation);
    if (!ofOwner && named.length > 0)
      return refuse('invalid_input', {
        fields: named.map(({ place }) => ({ path: `partners.${place}.organisation`, code: 'registered_here' })),
      });
    const organisation = organisations.get(own.row.organisation);
    const standing = await standingOf(tx, viewer, own);
    const given = {
      draft,
      indicators: (await publicNeedOf(tx, own.need)).indicators.map(({ name }) => name),
      partners: draft ? consentsOf(draft, await askedBy(tx, own.teamKey, id)) : [],
      organisationVerified: organisation?.verified ?? false,
      recommenderListed: await isListed(tx, own, draft?.recommender ?? null),
      outdated: outdatedOf(accepted),
      signed: signedBy(standing),
      natural: organisation?.kind === 'individual',
      ofNeedsOwner:
        ofOwner ||
        [own.row.organisation, ...partners].includes(own.need.organisation) ||
        membershipIn(viewer, own.need.organisation) !== undefined,
    };
    // Who has left the organisation no longer hands in for it; a member who does not lead is told so below.
    if (own.row.leader === viewer.person && !membershipIn(viewer, own.row.organisation)) return refuse('not_a_member');
    const asker = {
      actor: actorOf(viewer, 'leader', own.row.organisation),
      as: asOf(viewer, own.place),
      open: false,
      given,
    };
    const moved = await moveLocked(tx, own, action, asker, async (at) => {
      if (!draft || !newest) throw new Error('a submission without a text');
      const n = newest.submitted_at === null ? newest.n : newest.n + 1;
      const content = await contentOf(tx, own, draft, n, {
        partners: given.partners,
        terms: accepted.terms,
        organisation: organisation?.name ?? '',
      });
      const signature = standing.signs ? null : (standing.inForce?.id ?? null);
      await seal(tx, platform, own, content, { ...signedNow(accepted.language), signature }, at);
    });
    if (!isRefusal(moved)) tellOnArrival(tx, own, arrivals[action]);
    return moved;
  });
}

const arrivals = { submit: 'solution_arrived', replace: 'arrived_solution_replaced' } as const;

/** 随到随评: the owner who reads on arrival learns that something came, or changed. Of what is sealed nobody does. */
export function tellOnArrival(tx: Tx, { row, place, need }: Own, name: string): void {
  if (!isOpenOnArrival({ state: 'submitted', need: place.need })) return;
  record(tx, {
    ...{ name, subject: row.id, data: { need: need.id } },
    actor: { person: null, organisation: null, role: 'journey' },
    audience: [`organisation:${need.organisation}`],
  });
}

/**
 * Verified organisations that a draft names as partners in words alone, each with its partner's place: it has to be chosen, and consent, since a
 * name binds nobody to stand aside. A name that one gave up may be another's by now, and is matter of conflicts alone.
 */
async function namedIn(tx: Tx, draft: SolutionDraft | null): Promise<{ place: number; id: string }[]> {
  const inWords = draft?.partners.map(({ organisation, name }) => (organisation === null ? name : null)) ?? [];
  const found = await organisationsAlike(
    tx,
    inWords.filter((name) => name !== null),
  );
  return inWords.flatMap((name, place) =>
    found.filter((one) => one.verified && !one.former && one.name === name).map(({ id }) => ({ place, id })),
  );
}

/** Whether a unit stands in the list of those that may recommend in the need's contest; none always does. */
async function isListed(tx: Tx, { need }: Own, recommender: string | null): Promise<boolean> {
  if (recommender === null) return true;
  const units = await ruleOf(tx, need.contest, 'recommending_units', await now(tx), need.track);
  return units.some(({ name }) => name === recommender);
}

/** The words of the submission, with whose they are and what was accepted. */
async function contentOf(
  tx: Tx,
  own: Own,
  draft: SolutionDraft,
  n: number,
  { partners, terms, organisation }: { partners: readonly TeamPartner[]; terms: string; organisation: string },
): Promise<SubmittedSolution> {
  const names = await peopleById(tx, own.place.authors);
  const nameOf = (person: string) => names.get(person)?.name ?? '';
  return {
    ...draft,
    partners: draft.partners.map((partner, place) => {
      const { by = null, at = null } = partner.organisation === null ? {} : (partners[place] ?? {});
      return { ...partner, ...(by !== null && at !== null ? { consented: { by, at } } : {}) };
    }),
    attachments: await attachedFiles(tx, own, draft.attachments),
    format: 'jiebang-solution/1',
    need: own.need.number ?? '',
    solution: own.row.id,
    version: n,
    organisation: { id: own.row.organisation, name: organisation },
    leader: nameOf(own.row.leader),
    members: own.place.authors.filter((person) => person !== own.row.leader).map(nameOf),
    terms,
    nonce: Buffer.from(randomOf(32)).toString('hex'),
  };
}

async function seal(
  tx: Tx,
  platform: Platform,
  own: Own,
  content: SubmittedSolution,
  signed: SignedWords & { readonly signature: string | null },
  at: Date,
): Promise<void> {
  const need = await needPublicKey(tx, platform, own.need.id);
  const { id } = own.row;
  const { leaf } = await appendLeaf(tx, platform, {
    kind: 'solution_receipt',
    need: content.need,
    team: own.row.team,
    version: content.version,
    contentHash: contentHash(content),
    at: at.toISOString(),
  });
  const sealed = sealSubmission({ team: own.teamKey, need }, id, content.version, content);
  const written = { n: content.version, saved_at: at, submitted_at: at, terms: content.terms, leaf };
  await saveVersion(tx, id, { ...sealed, ...written, ...signed });
  await sealFilesForNeed(tx, own, content.attachments, need);
  await putInForce(tx, id, content.version, at);
}

/** Takes back what was handed in; until the deadline it may be handed in again. Versions and receipts are kept. */
export function withdraw(platform: Platform, viewer: Viewer, id: string): Promise<Changed | Refusal> {
  return withOwn(platform, viewer, id, async (tx, own) => {
    const asker = { actor: actorOf(viewer, 'leader', own.row.organisation), as: asOf(viewer, own.place), open: false };
    const moved = await moveLocked(tx, own, 'withdraw', asker);
    if (isRefusal(moved)) return moved;
    await putOutOfForce(tx, id);
    tellOnArrival(tx, own, 'arrived_solution_withdrawn');
    return moved;
  });
}
