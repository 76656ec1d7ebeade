import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { ConfidentialOffer, MyAccess, OfferToMe } from '@jiebang/contract/needs/confidential/text.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { publicStanding, readPublicNeed } from '../../queries/public-need.ts';
import { findNeed } from '../../store.ts';
import { asOfDisclosure } from '../access.ts';
import { approvesEach, disclosureContext } from '../actions/hold.ts';
import { readableStates } from '../config.ts';
import { acceptancesOf, confidentialOf, excludedOf, findDisclosure, standingOf, termsOf } from '../store.ts';
import { myAccess, offerToMe } from '../views.ts';

type Mine = (typeof needRoutes)['myAccesses'];

/** What anyone reads of a need's confidential text: the same for everybody. */
export async function confidentialOffer(db: Db, number: string): Promise<ConfidentialOffer | Refusal> {
  const known = await publicStanding(db, number);
  if (isRefusal(known)) return known;
  const text = await confidentialOf(db, known.id);
  const offered = text?.state === 'open' && readableStates.includes(known.state);
  const open = offered && known.state === 'published' && (await now(db)) < known.deadline;
  return { offered, approval: offered && approvesEach(text, await excludedOf(db, text.id)), open };
}

/** What is offered to one person. Of several organisations of its own, a verified one speaks for it. */
export async function offerTo(db: Db, viewer: Viewer, number: string): Promise<OfferToMe | Refusal> {
  const known = await readPublicNeed(db, number);
  const need = isRefusal(known) ? undefined : await findNeed(db, known.id);
  if (isRefusal(known) || !need || viewer.person === null) return refuse('not_found');
  const { id, title } = known;
  const text = await confidentialOf(db, id);
  const speaking = viewer.memberships.find(({ verified }) => verified) ?? viewer.memberships[0];
  const reader = { id: null, person: viewer.person, organisation: speaking?.organisation ?? need.organisation };
  const context = await disclosureContext(db, viewer, { need, text, disclosure: reader });
  // Which of one's organisations asks is chosen when asking; that one was refused closes no other.
  const given = viewer.memberships.length > 1 ? { ...context, refusedBefore: false } : context;
  const mine = (text ? await standingOf(db, text.id) : []).find(
    ({ person, organisation }) => person === viewer.person && membershipIn(viewer, organisation),
  );
  return offerToMe({ id, number, title }, text, text && (await termsOf(db, text)), mine?.id ?? null, given);
}

/** One's own access, without the text. */
export async function readMyAccess(db: Db, viewer: Viewer, id: string): Promise<MyAccess | Refusal> {
  const disclosure = await findDisclosure(db, id);
  const need = disclosure && (await findNeed(db, disclosure.need));
  const text = need && (await confidentialOf(db, need.id));
  if (!disclosure || !need?.number || !text) return refuse('not_found');
  if (!asOfDisclosure(viewer, disclosure, need).includes('solver')) return refuse('not_found');
  const shown = await readPublicNeed(db, need.number);
  if (isRefusal(shown)) return shown;
  const card = (await organisationsById(db, [disclosure.organisation])).get(disclosure.organisation);
  return myAccess(
    {
      disclosure,
      need: { id: need.id, number: need.number, title: shown.title },
      place: need,
      organisation: { id: disclosure.organisation, name: card?.name ?? '' },
      accepted: await acceptancesOf(db, id),
      terms: await termsOf(db, text),
      offered: text.offered,
      context: await disclosureContext(db, viewer, { need, text, disclosure }),
    },
    viewer,
  );
}

/** One's own accesses, newest first: as long as one belongs to the organisation for which one asked. */
export async function myAccesses(db: Db, viewer: Viewer, query: Received<Mine>['query']): Promise<ReplyOf<Mine>> {
  const after = timeKeysOf(query.after);
  const own = viewer.memberships.map(({ organisation }) => organisation);
  const { rows } = await sql<{ id: string; created_at: Date }>`
    select id, created_at from needs.disclosure
    where person = ${viewer.person}::uuid and organisation = any(${own}::uuid[])
      ${after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by created_at desc, id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const items: MyAccess[] = [];
  for (const { id } of shown) {
    const one = await readMyAccess(db, viewer, id);
    if (!isRefusal(one)) items.push(one);
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}
