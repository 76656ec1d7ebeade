import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { chineseKey, englishKey } from '#platform/search/languages/glossary.ts';
import type { LearnedPair } from '#platform/search/languages/learn.ts';
import type { OwnWordsSource } from '#platform/search/languages/own-words.ts';
import type { TranslationTables } from './tables.gen.ts';

const tables = (db: Db) => db.withTables<TranslationTables>();

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
  // Held as by who learns: what is being kept just now, from what was public when that began, is seen here and forgotten too.
  await sql`select from translation.glossary for update`.execute(tx);
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
  // Held first: of two servers that learn at once the second finds what the first has kept, and puts its own in its place.
  await sql`update translation.glossary set learned_at = ${at}`.execute(tx);
  // Between reading and now one may have been withdrawn, whose reaction has nothing to forget yet.
  const { rows: standing } = await sql<{ id: string }>`
    select id from achievements.published_achievement where id = any(${achievements}::uuid[])`.execute(tx);
  const still = new Set(standing.map(({ id }) => id));
  const kept = pairs.flatMap(({ seen, ...pair }) => {
    const by = seen.flatMap((place) => achievements[place] ?? []).filter((id) => still.has(id));
    return by.length === 0 ? [] : [{ ...pair, by }];
  });
  // Only what differs is written: it is some of many, and every achievement that is named anew is held until this is kept.
  const learned = sql`unnest(${kept.map(({ chinese }) => chinese)}::text[], ${kept.map(({ english }) => english)}::text[],
    ${kept.map(({ weight }) => weight)}::float8[]) as anew (chinese, english, weight)`;
  await sql`
    delete from translation.learned was where not exists (
      select from ${learned} where anew.chinese = was.chinese and anew.english = was.english)`.execute(tx);
  await sql`
    insert into translation.learned as was (chinese, english, weight) select * from ${learned}
    on conflict (chinese, english) do update set weight = excluded.weight where was.weight <> excluded.weight`.execute(
    tx,
  );
  const places = kept.flatMap(({ chinese, english, by }) => by.map((id) => ({ chinese, english, id })));
  const seen = sql`unnest(${places.map(({ chinese }) => chinese)}::text[], ${places.map(({ english }) => english)}::text[],
    ${places.map(({ id }) => id)}::uuid[]) as anew (chinese, english, achievement)`;
  await sql`
    delete from translation.seen was where not exists (
      select from ${seen} where anew.chinese = was.chinese and anew.english = was.english
        and anew.achievement = was.achievement)`.execute(tx);
  await sql`
    insert into translation.seen (chinese, english, achievement) select * from ${seen} on conflict do nothing`.execute(
    tx,
  );
  await wordsChanged(tx);
}

type Verdict = 'confirmed' | 'rejected';
type Key = { readonly chinese: string; readonly english: string };
/** A pair as it is looked up, with what stands of it; null of what nobody has said anything of. */
export type PairRow = Key & {
  readonly says: Verdict | null;
  readonly chinese_written: string | null;
  readonly english_written: string | null;
};

/** Pairs with an expression in which what is looked for stands, that expression itself first, then what most achievements taught. */
export async function pairsLike(
  db: Db,
  asked: { readonly q: string; readonly standing: Verdict | 'learned' | null; offset: number; limit: number },
): Promise<PairRow[]> {
  const { q, standing, offset, limit } = asked;
  const [han, latin] = [chineseKey(q), englishKey(q)];
  if (q !== '' && han === '' && latin === '') return [];
  const { rows } = await sql<PairRow>`
    select p.chinese, p.english, d.says, d.chinese_written, d.english_written
    from (
      select chinese, english from translation.learned
      union select chinese, english from translation.decision where revoked_at is null
    ) p
    left join translation.decision d on d.chinese = p.chinese and d.english = p.english and d.revoked_at is null
    left join (select chinese, english, count(*) as times from translation.seen group by chinese, english) s
      on s.chinese = p.chinese and s.english = p.english
    where strpos(p.chinese, ${han}) > 0 and strpos(p.english, ${latin}) > 0
      ${standing === null ? sql`` : sql`and coalesce(d.says, 'learned') = ${standing}`}
    order by p.chinese = ${han} or p.english = ${latin} desc, coalesce(s.times, 0) desc, p.chinese, p.english
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** In how many achievements that are public now each of these was seen, and three of them. */
export async function seenIn(
  db: Db,
  pairs: readonly Key[],
): Promise<(Key & { times: number; number: string; title: string; title_en: string | null })[]> {
  const { rows } = await sql<Key & { times: number; number: string; title: string; title_en: string | null }>`
    select chinese, english, times::int as times, number, title, title_en from (
      select s.chinese, s.english, a.number, a.title, a.title_en,
        count(*) over pair as times, row_number() over (pair order by a.number desc) as place
      from ${these(pairs)}
      join translation.seen s on s.chinese = p.chinese and s.english = p.english
      join achievements.published_achievement a on a.id = s.achievement
      window pair as (partition by s.chinese, s.english)
    ) seen where place <= 3 order by place`.execute(db);
  return rows;
}

/** All that was said of these, the newest first. */
export async function decisionsOf(db: Db, pairs: readonly Key[]): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.* from ${these(pairs)}
    join translation.decision d on d.chinese = p.chinese and d.english = p.english
    order by d.at desc, d.id desc`.execute(db);
  return rows;
}

const these = (pairs: readonly Key[]) =>
  sql`unnest(${pairs.map(({ chinese }) => chinese)}::text[], ${pairs.map(({ english }) => english)}::text[]) p (chinese, english)`;

type DecisionRow = Key & {
  readonly id: string;
  readonly says: Verdict;
  readonly person: string;
  readonly at: Date;
  readonly revoked_by: string | null;
  readonly revoked_at: Date | null;
};

/** What stands of a pair stands no more; its id, where something did. */
export async function revokeDecision(tx: Tx, pair: Key, by: { person: string; at: Date }): Promise<string | undefined> {
  const rows = await tables(tx)
    .updateTable('translation.decision')
    .set({ revoked_by: by.person, revoked_at: by.at })
    .where('chinese', '=', pair.chinese)
    .where('english', '=', pair.english)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return rows[0]?.id;
}

export async function insertDecision(
  tx: Tx,
  row: Omit<DecisionRow, 'revoked_by' | 'revoked_at'> & { chinese_written: string; english_written: string },
): Promise<void> {
  await tables(tx).insertInto('translation.decision').values(row).execute();
}
