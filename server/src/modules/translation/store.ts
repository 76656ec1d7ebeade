import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { LearnedPair } from '#platform/search/languages/learn.ts';
import type { OwnWordsSource } from '#platform/search/languages/own-words.ts';

/** The glossary as searching uses it: every server asks for its version, and reads it when that is another. */
export const ownWords: OwnWordsSource = {
  version: async (db) => {
    const { rows } = await sql<{ version: string }>`select version::text from translation.glossary`.execute(db);
    return rows[0]?.version ?? '';
  },
  read: async (db) => {
    const { rows: learned } = await sql<{ chinese: string; english: string; weight: number }>`
      select chinese, english, weight from translation.learned`.execute(db);
    const { rows } = await sql<{ chinese: string; english: string; says: 'confirmed' | 'rejected' }>`
      select chinese, english, says from translation.decision where revoked_at is null`.execute(db);
    const those = (says: string) => rows.filter((row) => row.says === says);
    return { learned, confirmed: those('confirmed'), rejected: those('rejected') };
  },
};

/** Lets every server see that its words are no longer the newest. */
export async function wordsChanged(tx: Tx): Promise<void> {
  await sql`update translation.glossary set version = version + 1`.execute(tx);
}

/** Notes that what teaches has changed, so that it is learned from again. */
export async function teachingChanged(tx: Tx): Promise<void> {
  await sql`update translation.glossary set changed_at = platform.now()`.execute(tx);
}

/** What an achievement taught is its word no more; what only it taught is learned no more. */
export async function forget(tx: Tx, achievement: string): Promise<void> {
  const { rows } = await sql<{ chinese: string; english: string }>`
    delete from translation.seen where achievement = ${achievement} returning chinese, english`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    delete from translation.learned l using unnest(${rows.map(({ chinese }) => chinese)}::text[], ${rows.map(({ english }) => english)}::text[])
      gone (chinese, english)
    where l.chinese = gone.chinese and l.english = gone.english
      and not exists (select from translation.seen s where s.chinese = l.chinese and s.english = l.english)`.execute(
    tx,
  );
  await wordsChanged(tx);
  await teachingChanged(tx);
}

/** Whether what teaches has changed since it was learned from, and that was long enough ago. */
export async function learningWaits(db: Db, minutes: number): Promise<boolean> {
  const { rows } = await sql`
    select from translation.glossary
    where (learned_at is null
      or (changed_at >= learned_at and learned_at <= platform.now() - ${minutes} * interval '1 minute'))`.execute(db);
  return rows.length > 0;
}

/** Keeps what was learned from these achievements in the place of what was before; what only those taught that are public no more is left out. */
export async function saveLearned(
  tx: Tx,
  { pairs, achievements, at }: { pairs: readonly LearnedPair[]; achievements: readonly string[]; at: Date },
): Promise<void> {
  // Between reading and now one may have been withdrawn, whose reaction has nothing to forget yet.
  const { rows: standing } = await sql<{ id: string }>`
    select id from achievements.published_achievement where id = any(${achievements}::uuid[])`.execute(tx);
  const still = new Set(standing.map(({ id }) => id));
  const kept = pairs.flatMap(({ seen, ...pair }) => {
    const by = seen.flatMap((place) => achievements[place] ?? []).filter((id) => still.has(id));
    return by.length === 0 ? [] : [{ ...pair, by }];
  });
  await sql`delete from translation.learned`.execute(tx);
  await sql`
    insert into translation.learned (chinese, english, weight)
    select * from unnest(${kept.map(({ chinese }) => chinese)}::text[], ${kept.map(({ english }) => english)}::text[],
      ${kept.map(({ weight }) => weight)}::float8[])`.execute(tx);
  const seen = kept.flatMap(({ chinese, english, by }) => by.map((id) => ({ chinese, english, id })));
  await sql`
    insert into translation.seen (chinese, english, achievement)
    select * from unnest(${seen.map(({ chinese }) => chinese)}::text[], ${seen.map(({ english }) => english)}::text[],
      ${seen.map(({ id }) => id)}::uuid[])`.execute(tx);
  await sql`update translation.glossary set learned_at = ${at}`.execute(tx);
  await wordsChanged(tx);
}
