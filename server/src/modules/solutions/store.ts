import type { SolutionState } from '@jiebang/contract/solutions/solution.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import { findNeed, lockNeed, type NeedRow } from '#modules/needs/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { SolutionPlace } from './access.ts';
import type { SolutionsTables } from './tables.gen.ts';

export type SolutionRow = Selectable<SolutionsTables['solutions.solution']> & { state: SolutionState };
export type VersionRow = Selectable<SolutionsTables['solutions.version']>;
export type AttachmentRow = Selectable<SolutionsTables['solutions.attachment']>;
export type MemberRow = Selectable<SolutionsTables['solutions.member']>;

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<SolutionsTables>();

/** A solution with its need, its team's seats, and what access looks at. */
export type Whole = {
  readonly row: SolutionRow;
  readonly need: NeedRow;
  readonly members: readonly MemberRow[];
  readonly place: SolutionPlace;
};

/**
 * Loads a solution with its need and seats, without holding them. What does not exist costs the same work, so that no clock tells it
 * from a solution which its asker may not know of.
 */
export async function findSolution(db: Db, id: string): Promise<Whole | undefined> {
  const row = await findRow(db, id);
  const need = await findNeed(db, row?.need ?? id);
  const around = await aroundOf(db, id);
  return row && need ? whole(row, need, around) : undefined;
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
  return whole(row as SolutionRow, need, await aroundOf(tx, id));
}

async function findRow(db: Db, id: string): Promise<SolutionRow | undefined> {
  const row = await tables(db).selectFrom('solutions.solution').selectAll().where('id', '=', id).executeTakeFirst();
  return row as SolutionRow | undefined;
}

type Around = Awaited<ReturnType<typeof aroundOf>>;

/** The seats of a solution, and the partners' organisations once it is open. */
async function aroundOf(db: Db, id: string) {
  const members = await tables(db)
    .selectFrom('solutions.member')
    .selectAll()
    .where('solution', '=', id)
    .orderBy('leader', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const opened = await tables(db)
    .selectFrom('solutions.opened')
    .select('partner_organisations')
    .where('solution', '=', id)
    .executeTakeFirst();
  return { members, partners: opened?.partner_organisations ?? [] };
}

function whole(row: SolutionRow, need: NeedRow, { members, partners }: Around): Whole {
  return { row, need, members, place: placeOf(row, need, authorsOf(members), partners) };
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

/** What is kept of the words that were accepted and signed with a submission. */
export type SignedWords = {
  readonly terms_sha256: string;
  readonly declaration: string;
  readonly declaration_sha256: string;
};

export type NewVersion = Partial<SignedWords> & {
  n: number;
  sealed: Uint8Array;
  key_for_team: Uint8Array;
  key_for_need?: Uint8Array;
  saved_at: Date;
  submitted_at?: Date;
  terms?: string;
  leaf?: string;
  signature?: string | null;
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
    terms_sha256: version.terms_sha256 ?? null,
    declaration: version.declaration ?? null,
    declaration_sha256: version.declaration_sha256 ?? null,
    leaf: version.leaf ?? null,
    signature: version.signature ?? null,
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

export async function insertSolution(tx: Tx, row: Insertable<SolutionsTables['solutions.solution']>): Promise<void> {
  await tables(tx).insertInto('solutions.solution').values(row).execute();
}

/** Makes a submission the one that will be opened. */
export async function putInForce(tx: Tx, id: string, n: number, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('solutions.solution')
    .set({ in_force: n, submitted_at: at })
    .where('id', '=', id)
    .execute();
}

/** After a withdrawal nothing will be opened. */
export async function putOutOfForce(tx: Tx, id: string): Promise<void> {
  await tables(tx)
    .updateTable('solutions.solution')
    .set({ in_force: null, submitted_at: null })
    .where('id', '=', id)
    .execute();
}

/** Files of a solution, those of earlier versions too, the oldest first. */
export async function attachmentsOf(db: Db, solution: string): Promise<AttachmentRow[]> {
  return tables(db)
    .selectFrom('solutions.attachment')
    .selectAll()
    .where('solution', '=', solution)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function insertAttachment(
  tx: Tx,
  row: Insertable<SolutionsTables['solutions.attachment']>,
): Promise<void> {
  await tables(tx).insertInto('solutions.attachment').values(row).execute();
}

/** Lets the holder of the need's private key read a file. */
export async function setKeyForNeed(tx: Tx, id: string, sealed: Uint8Array): Promise<void> {
  await tables(tx)
    .updateTable('solutions.attachment')
    .set({ key_for_need: Buffer.from(sealed) })
    .where('id', '=', id)
    .execute();
}
