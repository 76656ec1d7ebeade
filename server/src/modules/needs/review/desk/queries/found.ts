import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** So many needs are soon sorted; of what more fit, a list in its own order soon comes to a page. */
const few = 2000;

/** What is searched of a need: its number, and the title of its original, which nobody reads of one in quarantine. */
const words = sql`(coalesce(number, '') || ' ' || title)`;

/** What a list is narrowed to by a search. */
export type Found = {
  /** Over columns of `needs.need`. */
  readonly fits: RawBuilder<boolean>;
  /** Whether they are so few that they are better sorted than come to in the list's order. */
  readonly few: boolean;
};

/**
 * Needs in whose number, title or organisation's name `q` stands as it is written, of two characters or more, in either case, among those that fit `within`. Two
 * indexes find them: pairs of neighbouring characters of number and title, and the needs of an organisation.
 */
export async function needsFound(db: Db, q: string, within: RawBuilder<unknown>): Promise<Found> {
  const said = sql`lower(${q}::text)`;
  const named = sql`select o.id from identity.published_organisation o
    where position(${said} in lower(o.name)) > 0 or position(${said} in lower(coalesce(o.name_en, ''))) > 0`;
  const written = sql`(position(${said} in lower(coalesce(number, ''))) > 0 or not quarantined and position(${said} in lower(title)) > 0)`;
  const fits = sql<boolean>`(${written} or organisation in (${named}))`;
  const { rows } = await sql<{ id: string }>`
    select id from (
      (select id from needs.need where needs.character_pairs(${words}) @> needs.character_pairs(${q}) and ${written} and ${within} limit ${few + 1})
      union
      (select found.id from (${named}) as named cross join lateral (
        select id from needs.need where organisation = named.id and ${within} limit ${few + 1}) as found limit ${few + 1})
    ) as found limit ${few + 1}`.execute(db);
  if (rows.length > few) return { fits, few: false };
  return { fits: sql`id = any(${rows.map(({ id }) => id)}::uuid[])`, few: true };
}
