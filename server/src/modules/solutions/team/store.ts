import { randomBytes } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { forgetFile } from '#platform/files/store.ts';
import { type MemberRow, tables } from '../store.ts';
import type { SolutionsTables } from '../tables.gen.ts';
import { dropPartners } from './partner/store.ts';
import { dropSignatures } from './signature/store.ts';

export type TeamRow = Selectable<SolutionsTables['solutions.team']>;

/** A team by id. */
export async function teamById(db: Db, id: string): Promise<TeamRow | undefined> {
  return tables(db).selectFrom('solutions.team').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertTeam(tx: Tx, team: TeamRow): Promise<void> {
  await tables(tx).insertInto('solutions.team').values(team).execute();
}

/** Keeps the name by which a leader finds the team again, encrypted. */
export async function setTeamName(tx: Tx, id: string, sealed: Uint8Array): Promise<void> {
  await tables(tx)
    .updateTable('solutions.team')
    .set({ sealed_name: Buffer.from(sealed) })
    .where('id', '=', id)
    .execute();
}

/** Teams that a person leads, newest first. */
export async function teamsOfLeader(db: Db, leader: string): Promise<TeamRow[]> {
  return tables(db)
    .selectFrom('solutions.team')
    .selectAll()
    .where('leader', '=', leader)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

type NewMember = Omit<Insertable<SolutionsTables['solutions.member']>, 'email_hash' | 'sealed_words' | 'seat'> & {
  readonly email_hash: Uint8Array;
  readonly sealed_words: Uint8Array;
  readonly seat: Uint8Array | null;
};

/** Keeps a seat, taken or offered. */
export async function insertMember(tx: Tx, { email_hash, sealed_words, seat, ...row }: NewMember): Promise<void> {
  await tables(tx)
    .insertInto('solutions.member')
    .values({
      ...row,
      email_hash: Buffer.from(email_hash),
      sealed_words: Buffer.from(sealed_words),
      seat: seat && Buffer.from(seat),
    })
    .execute();
}

export async function memberById(db: Db, id: string): Promise<MemberRow | undefined> {
  return tables(db).selectFrom('solutions.member').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Seats offered to an address and not taken, the oldest first. */
export async function invitedBy(db: Db, emailHash: Uint8Array): Promise<MemberRow[]> {
  return tables(db)
    .selectFrom('solutions.member')
    .selectAll()
    .where('email_hash', '=', Buffer.from(emailHash))
    .where('person', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** Gives a seat to the person who confirmed it. The unique seat keeps a person from sitting twice. */
export async function takeSeat(tx: Tx, id: string, person: string, seat: Uint8Array, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('solutions.member')
    .set({ person, seat: Buffer.from(seat), confirmed_at: at })
    .where('id', '=', id)
    .where('person', 'is', null)
    .execute();
}

export async function removeMember(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('solutions.member').where('id', '=', id).where('leader', '=', false).execute();
}

/** Solutions that a person leads and that were never handed in. */
export async function draftsLedBy(tx: Tx, leader: string): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('solutions.solution')
    .select('id')
    .where('leader', '=', leader)
    .where('state', '=', 'draft')
    .where('in_force', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Removes a solution that was never handed in, whole; its files lose their rows, and their bytes are swept away. */
export async function dropDraft(tx: Tx, solution: string): Promise<void> {
  const files = await tables(tx)
    .deleteFrom('solutions.attachment')
    .where('solution', '=', solution)
    .returning('id')
    .execute();
  for (const { id } of files) await forgetFile(tx, id);
  await tables(tx).deleteFrom('solutions.version').where('solution', '=', solution).execute();
  await dropSignatures(tx, solution);
  await dropPartners(tx, solution);
  await tables(tx).deleteFrom('solutions.member').where('solution', '=', solution).execute();
  await tables(tx).deleteFrom('solutions.solution_move').where('item', '=', solution).execute();
  await tables(tx).deleteFrom('solutions.solution').where('id', '=', solution).execute();
}

/** Removes a person from solutions that were never handed in, and seats that are offered to an address by its hash. */
export async function dropSeats(tx: Tx, person: string, emailHash: Buffer | null): Promise<void> {
  const neverHandedIn = tables(tx).selectFrom('solutions.solution').select('id').where('in_force', 'is', null);
  await tables(tx)
    .deleteFrom('solutions.member')
    .where('person', '=', person)
    .where('leader', '=', false)
    .where('solution', 'in', neverHandedIn)
    .execute();
  if (emailHash === null) return;
  await tables(tx)
    .deleteFrom('solutions.member')
    .where('email_hash', '=', emailHash)
    .where('person', 'is', null)
    .execute();
}

/** Writes chance over the hashes of a person's address: nobody who has the address later is known by it. */
export async function blurSeats(tx: Tx, person: string): Promise<void> {
  const seats = await tables(tx).selectFrom('solutions.member').select('id').where('person', '=', person).execute();
  for (const { id } of seats)
    await tables(tx)
      .updateTable('solutions.member')
      .set({ email_hash: randomBytes(32) })
      .where('id', '=', id)
      .execute();
}

/**
 * Gives an organisation's teams, and what of theirs is not opened, to the one into which it is merged. Nothing sealed is opened by it: only
 * seats read, and they stay as they are. What was opened stays under the name that it was handed in by.
 */
export async function handOverTeams(tx: Tx, from: string, into: string): Promise<void> {
  await tables(tx).updateTable('solutions.team').set({ organisation: into }).where('organisation', '=', from).execute();
  await tables(tx)
    .updateTable('solutions.solution')
    .set({ organisation: into })
    .where('organisation', '=', from)
    .where('state', 'in', ['draft', 'submitted', 'withdrawn'])
    .execute();
}
