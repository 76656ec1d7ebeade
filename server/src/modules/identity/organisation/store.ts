import type {
  MemberChange,
  OrganisationDescription,
  OrganisationInput,
} from '@jiebang/contract/identity/organisation.ts';
import { newId } from '#kernel/ids.ts';
import { normaliseUscc } from '#kernel/uscc.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { MemberRole } from '../queries/members.ts';
import type { Handle } from '../sign-in/handle/queries/handle-of.ts';
import { tables } from '../store.ts';

/** Writes a new organisation in its first state. Returns its id. */
export async function insertOrganisation(tx: Tx, input: OrganisationInput, state: string): Promise<string> {
  const id = newId();
  const at = await now(tx);
  await tables(tx)
    .insertInto('identity.organisation')
    .values({ id, ...columnsOf(input), authorised_person: null, state, created_at: at, moved_at: at })
    .execute();
  return id;
}

/** Writes what a member said of its organisation. */
export async function writeOrganisation(tx: Tx, id: string, input: OrganisationInput): Promise<void> {
  await tables(tx).updateTable('identity.organisation').set(columnsOf(input)).where('id', '=', id).execute();
}

/** Writes what a verified organisation says of itself. */
export async function writeDescription(tx: Tx, id: string, said: OrganisationDescription): Promise<void> {
  const { intro, website } = said;
  await tables(tx).updateTable('identity.organisation').set({ intro, website }).where('id', '=', id).execute();
}

/** Writes who may act in its name (经办人). */
export async function writeAuthorised(tx: Tx, id: string, person: string): Promise<void> {
  await tables(tx)
    .updateTable('identity.organisation')
    .set({ authorised_person: person })
    .where('id', '=', id)
    .execute();
}

function columnsOf(input: OrganisationInput) {
  return {
    kind: input.kind,
    size: input.size,
    name: input.name,
    name_en: input.nameEn,
    intro: input.intro,
    website: input.website,
    uscc: input.uscc === null ? null : normaliseUscc(input.uscc),
    region: input.region,
    country: input.country,
    registration_number: input.registrationNumber,
  };
}

/** Which of these suspended organisations has which of these people as a present member; none is suspended or reinstated until the transaction ends. */
export async function suspendedAmong(
  tx: Tx,
  organisations: readonly string[],
  people: readonly string[],
): Promise<{ organisation: string; person: string }[]> {
  return tables(tx)
    .selectFrom('identity.organisation as o')
    .innerJoin('identity.membership as m', 'm.organisation', 'o.id')
    .select(['o.id as organisation', 'm.person', 'o.state'])
    .where('o.id', 'in', [...organisations])
    .where('m.person', 'in', [...people])
    .where('m.ended_at', 'is', null)
    .orderBy('o.id')
    .forShare('o')
    .execute()
    .then((rows) => rows.filter((row) => row.state === 'suspended'));
}

export type NewChange = {
  readonly organisation: string;
  readonly action: MemberChange['action'];
  readonly whom: { readonly person: string } | Handle;
  readonly role: MemberRole | null;
  readonly by: string | null;
};

/** Writes a line of the history of an organisation's people. */
export async function noteChange(tx: Tx, { organisation, action, whom, role, by }: NewChange): Promise<void> {
  const nobody = { person: null, email: null, mobile: null };
  const subject = 'person' in whom ? { ...nobody, person: whom.person } : { ...nobody, [whom.kind]: whom.value };
  await tables(tx)
    .insertInto('identity.member_change')
    .values({ organisation, action, ...subject, role, done_by: by, at: await now(tx) })
    .execute();
}

/** Makes a person a member from now on, with the signing right only where that is said. */
export async function addMember(
  tx: Tx,
  organisation: string,
  person: string,
  role: MemberRole,
  signs = false,
): Promise<void> {
  const joined = { joined_at: await now(tx), ended_at: null };
  await tables(tx)
    .insertInto('identity.membership')
    .values({ id: newId(), organisation, person, role, signs, ...joined })
    .execute();
}

/** Gives a present member the signing right, or ends it. */
export async function writeSigning(tx: Tx, organisation: string, person: string, signs: boolean): Promise<void> {
  await tables(tx)
    .updateTable('identity.membership')
    .set({ signs })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute();
}

/** Who last asked for an organisation's verification; null where nobody did. */
export async function askerOf(tx: Tx, organisation: string): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('identity.organisation_move')
    .select('person')
    .where('item', '=', organisation)
    .where('action', '=', 'ask_verification')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.person ?? null;
}

/** Changes a present member's role; null ends the membership, whose row stays as history. */
export async function writeMember(
  tx: Tx,
  organisation: string,
  person: string,
  role: MemberRole | null,
): Promise<void> {
  await tables(tx)
    .updateTable('identity.membership')
    .set(role === null ? { ended_at: await now(tx) } : { role })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute();
}

export type NewInvitation = {
  readonly organisation: string;
  readonly handle: Handle;
  readonly role: MemberRole;
  /** Of an address; null for a number. */
  readonly tokenHash: string | null;
  readonly invitedBy: string;
  readonly days: number;
};

/** Writes an open invitation; one to the same address or number that is past its time makes room for it. */
export async function insertInvitation(tx: Tx, given: NewInvitation): Promise<string> {
  const id = newId();
  const at = await now(tx);
  const expiresAt = new Date(at.getTime() + given.days * 86_400_000);
  const { organisation, role } = given;
  const { kind, value } = given.handle;
  const whom = { email: null, mobile: null, [kind]: value };
  await tables(tx)
    .updateTable('identity.invitation')
    .set({ withdrawn_at: at })
    .where('organisation', '=', organisation)
    .where(kind, '=', value)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', at)
    .execute();
  const dates = { created_at: at, sent_at: at, expires_at: expiresAt, accepted_at: null, withdrawn_at: null };
  await tables(tx)
    .insertInto('identity.invitation')
    .values({ id, organisation, ...whom, role, token_hash: given.tokenHash, invited_by: given.invitedBy, ...dates })
    .execute();
  return id;
}

/** How many invitations a person sent within the last day, those sent again and those withdrawn too. */
export async function invitedLately(tx: Tx, person: string): Promise<number> {
  const since = new Date((await now(tx)).getTime() - 86_400_000);
  const row = await tables(tx)
    .selectFrom('identity.member_change')
    .select((select) => select.fn.countAll<number>().as('sent'))
    .where('done_by', '=', person)
    .where('action', 'in', ['invited', 'resent'])
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return row.sent;
}

/** An invitation by its id or by the hash of its token, its row held until the transaction ends; null when there is none. */
export async function lockInvitation(tx: Tx, by: { id: string } | { tokenHash: string }) {
  const all = tables(tx).selectFrom('identity.invitation').selectAll().$narrowType<{ role: MemberRole }>();
  const one = 'id' in by ? all.where('id', '=', by.id) : all.where('token_hash', '=', by.tokenHash);
  return (await one.forUpdate().executeTakeFirst()) ?? null;
}

/** Notes that an invitation was accepted or withdrawn. */
export async function endInvitation(tx: Tx, id: string, how: 'accepted_at' | 'withdrawn_at'): Promise<void> {
  await tables(tx)
    .updateTable('identity.invitation')
    .set({ [how]: await now(tx) })
    .where('id', '=', id)
    .execute();
}

/** Gives an open invitation another token and term; the token before opens nothing any more. */
export async function renewInvitation(tx: Tx, id: string, tokenHash: string | null, days: number): Promise<void> {
  const at = await now(tx);
  await tables(tx)
    .updateTable('identity.invitation')
    .set({ token_hash: tokenHash, sent_at: at, expires_at: new Date(at.getTime() + days * 86_400_000) })
    .where('id', '=', id)
    .execute();
}
