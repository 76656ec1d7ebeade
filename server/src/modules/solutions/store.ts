import type { SolutionState } from '@jiebang/contract/solutions/solution.ts';
import { type Selectable, sql } from 'kysely';
import { findNeed, lockNeed, type NeedRow } from '#modules/needs/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { SolutionPlace } from './access.ts';
import type { SolutionsTables } from './tables.gen.ts';

export type SolutionRow = Selectable<SolutionsTables['solutions.solution']> & { state: SolutionState };
export type VersionRow = Selectable<SolutionsTables['solutions.version']>;
export type MemberRow = Selectable<SolutionsTables['solutions.member']>;
export type TeamRow = Selectable<SolutionsTables['solutions.team']>;
export type AttachmentRow = Selectable<SolutionsTables['solutions.attachment']>;

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<SolutionsTables>();

/** A solution with its need, its team's seats, and what access looks at. */
export type Whole = {
  readonly row: SolutionRow;
  readonly need: NeedRow;
  readonly members: readonly MemberRow[];
  readonly place: SolutionPlace;
};

/** Loads a solution with its need and seats, without holding them. */
export async function findSolution(db: Db, id: string): Promise<Whole | undefined> {
  const row = await findRow(db, id);
  const need = row && (await findNeed(db, row.need));
  return row && need ? whole(db, row, need) : undefined;
}

/** Loads a solution and holds its need and then its row until the transaction ends: deadlines are compared after this. */
export async function lockSolution(tx: Tx, id: string): Promise<Whole | undefined> {
  const found = await findRow(tx, id);
  const need = found && (await lockNeed(tx, found.need));
  if (!need) return undefined;
  const row = await tables(tx)
    .selectFrom('solutions.solution')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return whole(tx, row as SolutionRow, need);
}

async function findRow(db: Db, id: string): Promise<SolutionRow | undefined> {
  const row = await tables(db).selectFrom('solutions.solution').selectAll().where('id', '=', id).executeTakeFirst();
  return row as SolutionRow | undefined;
}

async function whole(db: Db, row: SolutionRow, need: NeedRow): Promise<Whole> {
  const members = await tables(db)
    .selectFrom('solutions.member')
    .selectAll()
    .where('solution', '=', row.id)
    .orderBy('leader', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const opened = await tables(db)
    .selectFrom('solutions.opened')
    .select('partner_organisations')
    .where('solution', '=', row.id)
    .executeTakeFirst();
  return { row, need, members, place: placeOf(row, need, authorsOf(members), opened?.partner_organisations ?? []) };
}

/** Persons who took their seats. */
export function authorsOf(members: readonly MemberRow[]): string[] {
  return members.map((member) => member.person).filter((person) => person !== null);
}

/** What access looks at. */
export function placeOf(
  row: Pick<SolutionRow, 'state' | 'organisation' | 'leader'>,
  need: NeedRow,
  authors: readonly string[],
  partnerOrganisations: readonly string[],
): SolutionPlace {
  const { organisation, contest, track, mode, state } = need;
  return {
    state: row.state,
    organisation: row.organisation,
    leader: row.leader,
    authors,
    partnerOrganisations,
    need: { organisation, contest, track, mode, state },
  };
}

/** Solutions handed in for a need and not opened, held until the transaction ends, earliest first. */
export async function lockSubmitted(tx: Tx, need: string): Promise<SolutionRow[]> {
  const rows = await tables(tx)
    .selectFrom('solutions.solution')
    .selectAll()
    .where('need', '=', need)
    .where('state', '=', 'submitted')
    .orderBy('submitted_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows as SolutionRow[];
}

/** The newest version of a solution's text; undefined before the first autosave. */
export async function newestVersion(db: Db, solution: string): Promise<VersionRow | undefined> {
  return tables(db)
    .selectFrom('solutions.version')
    .selectAll()
    .where('solution', '=', solution)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** One version of a solution's text. */
export async function versionOf(db: Db, solution: string, n: number): Promise<VersionRow | undefined> {
  return tables(db)
    .selectFrom('solutions.version')
    .selectAll()
    .where('solution', '=', solution)
    .where('n', '=', n)
    .executeTakeFirst();
}

export type NewVersion = {
  n: number;
  sealed: Uint8Array;
  key_for_team: Uint8Array;
  key_for_need?: Uint8Array;
  saved_at: Date;
  submitted_at?: Date;
  terms?: string;
  leaf?: string;
};

/** Writes a version; where this number stands as a draft, in its place. A submitted version is never written over. */
export async function saveVersion(tx: Tx, solution: string, version: NewVersion): Promise<void> {
  const values = {
    sealed: Buffer.from(version.sealed),
    key_for_team: Buffer.from(version.key_for_team),
    key_for_need: version.key_for_need ? Buffer.from(version.key_for_need) : null,
    saved_at: version.saved_at,
    submitted_at: version.submitted_at ?? null,
    terms: version.terms ?? null,
    leaf: version.leaf ?? null,
  };
  const written = await tables(tx)
    .insertInto('solutions.version')
    .values({ solution, n: version.n, ...values })
    .onConflict((conflict) =>
      conflict.columns(['solution', 'n']).doUpdateSet(values).where('solutions.version.submitted_at', 'is', null),
    )
    .returning('n')
    .execute();
  if (written.length !== 1) throw new Error('a submitted version was about to be written over');
}

/** Says that the row has changed: the next edit must name the new version. */
export async function raiseVersion(tx: Tx, id: string): Promise<number> {
  const row = await tables(tx)
    .updateTable('solutions.solution')
    .set({ version: sql`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** A team by id. */
export async function teamById(db: Db, id: string): Promise<TeamRow | undefined> {
  return tables(db).selectFrom('solutions.team').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Files of a solution by their ids; what is not of this solution is absent. */
export async function attachmentsOf(db: Db, solution: string): Promise<AttachmentRow[]> {
  return tables(db)
    .selectFrom('solutions.attachment')
    .selectAll()
    .where('solution', '=', solution)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** The key pair of a need, its private half wrapped. */
export async function needKeyOf(db: Db, need: string) {
  return tables(db).selectFrom('solutions.need_key').selectAll().where('need', '=', need).executeTakeFirst();
}

export async function insertNeedKey(tx: Tx, need: string, publicKey: Uint8Array, wrapped: Uint8Array): Promise<void> {
  await sql`
    insert into solutions.need_key (need, public_key, wrapped_private_key, created_at)
    values (${need}, ${Buffer.from(publicKey)}, ${Buffer.from(wrapped)}, platform.now())`.execute(tx);
}
