import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, clock } from '#kernel/viewer.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { grantById } from '../../queries/grants.ts';
import { type ByHandle, type Handle, handleOf, invitedHandle } from '../../sign-in/handle/queries/handle-of.ts';
import { holderOf, isIdle } from '../../sign-in/handle/store.ts';
import { refuseText } from '../../sign-in/text/actions/text-invitation.ts';
import { insertText } from '../../sign-in/text/store.ts';
import { lockPerson, personByEmail } from '../../store.ts';
import { viewGrant } from '../../views.ts';
import { offersPerDay } from '../config.ts';
import { offerMail } from '../documents/offer-mail.ts';
import {
  endOffer,
  hasOtherAdmin,
  insertGrant,
  insertOffer,
  isGranted,
  lapsedOffer,
  lockGrant,
  lockOffer,
  type NewOffer,
  offeredLately,
  renewOffer,
  writeEnd,
} from '../store.ts';

/** A role for the owner of an address or a number; `from` null begins now. */
export type Appointment = Pick<Grant, 'role' | 'scope' | 'scopeId' | 'to' | 'secondFactor'> &
  ByHandle & { readonly from: string | null };
/** Who appoints, and the name of the place, which stands in the message to whoever has no account. */
export type Appointing = {
  readonly actor: Actor;
  readonly place: { readonly zh: string; readonly en: string };
  /** For how many days an offer waits for whoever has no account. */
  readonly offerDays: number;
};

/**
 * Gives a role to the account of an address or a number. One without an account is written to, and the role is its own as soon as an
 * account has proven it: the grant that comes back has no person then. A number that its account has not proven for long may be
 * somebody else's by now, and is written to as well. Whether the viewer may is the caller's to say.
 */
export async function appoint(
  tx: Tx,
  platform: Platform,
  input: Appointment,
  { actor, place, offerDays }: Appointing,
): Promise<Grant | Refusal> {
  const at = await now(tx);
  const handle = handleOf(input);
  if (isRefusal(handle)) return handle;
  const { role, scope, scopeId, secondFactor } = input;
  const from = input.from === null ? at : new Date(input.from);
  const to = input.to === null ? null : new Date(input.to);
  if (to !== null && to <= from) return refuse('invalid_input', { fields: [{ path: 'to', code: 'before_from' }] });
  const given = { role, scope, scopeId, from, to, secondFactor };
  const person = await personOf(tx, handle);
  // The person's row is locked, so that the same grant given twice at once is given once.
  const id =
    person !== null && (await lockPerson(tx, person))
      ? await give(tx, { person, ...given }, { actor, by: actor.person })
      : await offer(tx, platform, { handle, ...given }, { actor, place, offerDays });
  if (typeof id !== 'string') return id;
  const made = await grantById(tx, id);
  return made ? viewGrant(made) : refuse('not_found');
}

type Given = Parameters<typeof insertGrant>[1];

type Giver = { readonly actor: Actor; readonly by: string | null };

async function give(tx: Tx, grant: Given, { actor, by }: Giver): Promise<string | Refusal> {
  const at = await now(tx);
  if (await isGranted(tx, grant, at)) return refuse('already_granted');
  const id = await insertGrant(tx, grant, by, at);
  const { person, role, scope, scopeId } = grant;
  record(tx, {
    name: 'role_granted',
    subject: person,
    actor,
    data: { grant: id, role, scope, scopeId },
    audience: [`person:${person}`, 'role:admin'],
  });
  return id;
}

async function offer(
  tx: Tx,
  platform: Platform,
  given: Omit<Given, 'person'> & { readonly handle: Handle },
  by: Appointing,
): Promise<string | Refusal> {
  const sending = await maySend(tx, platform, given.handle, by);
  if (isRefusal(sending)) return sending;
  const { person, at, answerBy } = sending;
  const whole = { ...given, answerBy };
  // One that has lapsed is sent again.
  const lapsed = await lapsedOffer(tx, whole);
  if (lapsed !== null) await renewOffer(tx, lapsed, person, sending);
  const id = lapsed ?? (await insertOffer(tx, whole, person, at));
  await send(tx, platform, { id, ...whole }, by);
  return id;
}

type Sending = { readonly person: string; readonly at: Date; readonly answerBy: Date };

/** Who sends an offer, when, and until when it waits; refused where a day's offers are used up, or a number gets no more. */
async function maySend(tx: Tx, platform: Platform, handle: Handle, by: Appointing): Promise<Sending | Refusal> {
  const { person } = by.actor;
  if (person === null) return refuse('not_signed_in');
  const at = await now(tx);
  // Held, so that a day's offers cannot be passed by many at once.
  await lockPerson(tx, person);
  if ((await offeredLately(tx, person, at)) >= offersPerDay) return refuse('too_many_requests');
  const barred = handle.kind === 'mobile' ? await refuseText(tx, platform, 'role_offered', handle.value) : null;
  return barred ?? { person, at, answerBy: new Date(at.getTime() + by.offerDays * 86_400_000) };
}

type Sent = Pick<NewOffer, 'handle' | 'role' | 'scope' | 'scopeId' | 'answerBy'> & { readonly id: string };

async function send(tx: Tx, platform: Platform, offered: Sent, { actor, place }: Appointing): Promise<void> {
  const { id, handle, role, scope, scopeId, answerBy } = offered;
  if (handle.kind === 'email') await enqueueMail(tx, offerMail(platform, handle.value, { role, place, answerBy }));
  else await insertText(tx, { about: id, template: 'role_offered', mobile: handle.value, variables: {} });
  record(tx, { name: 'role_offered', subject: id, actor, data: { role, scope, scopeId }, audience: ['role:admin'] });
}

/** Sends an offer again that is open or has lapsed, with a new day, unless `barred` says why not. */
export async function offerAgain(
  tx: Tx,
  platform: Platform,
  id: string,
  barred: (of: Ending) => Promise<Appointing | Refusal>,
): Promise<{ done: true } | Refusal> {
  const row = await lockOffer(tx, id);
  if (!row) return refuse('not_found');
  const { role, scope, scope_id: scopeId } = row;
  const by = await barred({ role, scope, scopeId });
  if (isRefusal(by)) return by;
  const handle = invitedHandle(row);
  const sending = await maySend(tx, platform, handle, by);
  if (isRefusal(sending)) return sending;
  await renewOffer(tx, id, sending.person, sending);
  await send(tx, platform, { id, handle, role, scope, scopeId, answerBy: sending.answerBy }, by);
  return { done: true };
}

/** The person of an address or a number, as `appoint` knows it; null when nobody's. */
export async function personOfHandle(db: Db, given: ByHandle): Promise<string | null> {
  const handle = handleOf(given);
  return isRefusal(handle) ? null : personOf(db, handle);
}

/** Whose an address is, or a number that was proven lately enough to be still its own; null when nobody's. */
async function personOf(tx: Db, { kind, value }: Handle): Promise<string | null> {
  if (kind === 'email') return personByEmail(tx, value);
  const holder = await holderOf(tx, value);
  return holder === null || isIdle(holder) ? null : holder.person;
}

/** Makes an open offer the grant of whoever has its address or number by now; by the clock; given by whoever offered it. */
export async function acceptOffer(platform: Platform, id: string): Promise<unknown> {
  return platform.transact(async (tx) => {
    const row = await lockOffer(tx, id);
    const person = row ? await personOf(tx, invitedHandle(row)) : null;
    if (!row || person === null || !(await lockPerson(tx, person))) return refuse('not_found');
    const at = await now(tx);
    if (row.lapsed_at !== null || (row.answer_by !== null && row.answer_by <= at)) return refuse('not_found');
    await endOffer(tx, id, 'accepted_at', at);
    if (row.to_at !== null && row.to_at <= at) return { done: true };
    const { role, scope, scope_id: scopeId, to_at: to, second_factor: secondFactor } = row;
    const from = new Date(Math.max(at.getTime(), row.from_at.getTime()));
    const by = { actor: clock, by: row.invited_by };
    const granted = await give(tx, { person, role, scope, scopeId, from, to, secondFactor }, by);
    // What it has been given meanwhile it has: nothing is left of the offer.
    return typeof granted === 'string' || granted.refused === 'already_granted' ? { done: true } : granted;
  });
}

/** A role of somebody, or one that is offered, as whoever wants to end it is judged by. */
export type Ending = Pick<Grant, 'role' | 'scope' | 'scopeId'>;

/** Ends a granted role now, or takes back one that was offered, unless `barred` says why not; the platform keeps its last administrator. */
export async function dismiss(
  tx: Tx,
  id: string,
  actor: Actor,
  barred: (of: Ending) => Refusal | null,
): Promise<{ done: true } | Refusal> {
  const offered = await lockOffer(tx, id);
  const row = offered ?? (await lockGrant(tx, id));
  const at = await now(tx);
  if (!row || (row.to_at !== null && row.to_at <= at)) return refuse('not_found');
  const { role, scope, scope_id: scopeId } = row;
  const refusal = barred({ role, scope, scopeId });
  if (refusal) return refusal;
  const data = { role, scope, scopeId };
  if ('email' in row) {
    await endOffer(tx, id, 'withdrawn_at', at);
    record(tx, { name: 'role_offer_withdrawn', subject: id, actor, data, audience: ['role:admin'] });
    return { done: true };
  }
  const isAdmin = role === 'admin' && scope === 'platform';
  if (isAdmin && !(await hasOtherAdmin(tx, row.person, at))) return refuse('last_admin');
  await writeEnd(tx, id, at, actor.person);
  record(tx, {
    name: 'role_ended',
    subject: row.person,
    actor,
    data: { grant: id, ...data },
    audience: [`person:${row.person}`, 'role:admin'],
  });
  return { done: true };
}
