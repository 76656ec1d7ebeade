import { sql } from 'kysely';
import type { Db, Tx } from '../db/connection.ts';

export type SavedFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly person: string | null;
  readonly at: Date;
  /** What the malware scan said; a file in which it found any is not kept. */
  readonly scan: 'clean' | 'not_scanned';
};

/** Notes a stored file; its bytes lie in the file store under its id. `sealed` says that they are encrypted. */
export async function saveFile(tx: Tx, file: SavedFile, sealed = false): Promise<void> {
  await sql`
    insert into platform.file (id, name, type, size, sha256, stored_as, sealed, person, at, scan)
    values (${file.id}, ${file.name}, 'application/octet-stream', ${file.size}, ${file.sha256}, ${file.id}, ${sealed}, ${file.person}, ${file.at}, ${file.scan})`.execute(
    tx,
  );
}

/** What is known of stored files, by id. Whether the asker may read one is its owner module's to say. */
export async function filesById(db: Db, ids: readonly string[]): Promise<SavedFile[]> {
  const { rows } = await sql<SavedFile>`
    select id, name, size, sha256, person, at, scan from platform.file where id = any(${ids}::uuid[]) order by at, id`.execute(
    db,
  );
  return rows;
}

/** Forgets a file that nothing names any more; its bytes are the caller's to remove once that is committed. */
export async function forgetFile(tx: Tx, id: string): Promise<void> {
  await sql`delete from platform.file where id = ${id}`.execute(tx);
}

/** How many bytes a person stored within the last day. */
export async function bytesLately(db: Db, person: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size), 0)::bigint as bytes from platform.file
    where person = ${person} and at > platform.now() - interval '1 day'`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** Every stored file, in the order of ids: for the doctor, who reads each one's bytes. */
export async function allFiles(db: Db): Promise<Pick<SavedFile, 'id' | 'size' | 'sha256'>[]> {
  const { rows } = await sql<SavedFile>`select id, size, sha256 from platform.file order by id`.execute(db);
  return rows;
}
