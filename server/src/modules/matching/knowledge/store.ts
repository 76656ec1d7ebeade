import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { unkeep } from '#platform/search/match/keep.ts';
import type { Knowledge } from '#platform/search/match/knowledge.ts';

/** What was learned, with its version. */
export type Learned = { readonly version: number; readonly knowledge: Knowledge };

/** What this process has read, by its database: some megabytes that change once in weeks. */
const read = new WeakMap<Db, Learned>();

/** What was learned last; null where nothing was, or what was is of another format. */
export async function knowledgeNow(db: Db): Promise<Learned | null> {
  const standing = await standingNow(db);
  if (!standing) return null;
  const known = read.get(db);
  if (known?.version === standing.version) return known;
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from matching.knowledge where version = ${standing.version}`.execute(db);
  const knowledge = rows[0] ? unkeep(rows[0].bytes) : null;
  if (!knowledge) return null;
  const learned = { version: standing.version, knowledge };
  read.set(db, learned);
  return learned;
}

export type KnowledgeStanding = {
  readonly version: number;
  readonly needs: number;
  readonly achievements: number;
  readonly learned_at: Date;
};

/** The newest version, and of how many texts it was learned. */
export async function standingNow(db: Db): Promise<KnowledgeStanding | undefined> {
  const { rows } = await sql<KnowledgeStanding>`
    select version, needs, achievements, learned_at from matching.knowledge order by version desc limit 1`.execute(db);
  return rows[0];
}

/** Keeps what was learned as the newest version; of the older ones the last stays. */
export async function saveKnowledge(
  tx: Tx,
  { bytes, needs, achievements }: { bytes: Uint8Array; needs: number; achievements: number },
): Promise<void> {
  await sql`
    insert into matching.knowledge (bytes, needs, achievements, learned_at)
    values (${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)}, ${needs}, ${achievements}, platform.now())`.execute(
    tx,
  );
  await sql`
    delete from matching.knowledge where version < (
      select version from matching.knowledge order by version desc offset 1 limit 1)`.execute(tx);
}
