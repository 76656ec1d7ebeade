import { sql } from 'kysely';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { Replay } from '../db/transact.ts';
import type { Platform } from '../platform.ts';
import { wallClock } from '../wall-clock.ts';

/** Longer than any request lives, so that what is older can have no row on its way. */
const SETTLED_MS = 3_600_000;

/**
 * The end of storing a file, whose bytes lie there already: `noted` is the transaction that writes its row. Bytes that
 * certainly have no row (refused, or the request was answered before) are removed. Where the outcome is unknown, as when the
 * database went away during the commit, they stay: the row may stand, and the sweep removes them if it does not.
 */
export async function keepIfNoted<T>(
  platform: Platform,
  id: string,
  noted: Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    const result = await noted;
    if (isRefusal(result)) await platform.files.remove(id);
    return result;
  } catch (error) {
    if (error instanceof Replay) await platform.files.remove(id);
    throw error;
  }
}

/**
 * Removes bytes that no row names: what a killed server left. Only in the store of this very database, which its first
 * migration's time tells: with a wrong DATABASE_URL every file would look like an orphan. Returns how many were removed.
 */
export async function sweepFiles({ db, files }: Platform): Promise<number> {
  const { rows } = await sql<{ born: string }>`select min(at)::text as born from public.jiebang_migration`.execute(db);
  if (!(await files.claim(rows[0]?.born ?? ''))) {
    throw new Error('the files in DATA_DIR belong to another database than this one: none was removed');
  }
  return files.sweep(new Date(wallClock().getTime() - SETTLED_MS), async (ids) => {
    const known = await sql<{ id: string }>`select id from platform.file where id = any(${ids}::uuid[])`.execute(db);
    return known.rows.map((row) => row.id);
  });
}
