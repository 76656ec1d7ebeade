import { sql } from 'kysely';
import type { Tx } from '#platform/db/connection.ts';

/** Puts a need on the board, or brings its lines up to where the need stands: one for each second level of the fields that it is in. */
export async function showOnBoard(tx: Tx, id: string, company: string | null): Promise<void> {
  await sql`
    insert into needs.board_line (need, number, title, state, mode, track_kind, field, other_fields, field_top, field_second, main, heads,
      industry, region, region_top, budget_min, budget_max, short_term, long_term, company, published_at, deadline, contest, track, words)
    select n.id, n.number, t.title, n.state, n.mode, n.track_kind, n.field, array_to_string(n.other_fields, ' '), left(second, 2), second,
      main, row_number() over (partition by left(second, 2) order by main desc, second) = 1,
      n.industry, n.region, left(n.region, 2), n.budget_min, n.budget_max, 'short_term' = any(n.cooperation), 'long_term' = any(n.cooperation),
      ${company}::text, n.published_at, n.deadline, n.contest, n.track, t.words
    from needs.need n join needs.public_text t on t.need = n.id
    cross join lateral (
      select second, second = left(n.field, 3) as main
      from (select distinct left(code, 3) as second from unnest(n.field || n.other_fields) as code) as each) as seconds
    where n.id = ${id} and n.published_at is not null
    on conflict (need, field_second) do update set state = excluded.state, deadline = excluded.deadline`.execute(tx);
  await sql`
    insert into needs.public_terms (need, terms)
    select need, array_to_tsvector(needs.similar_terms(needs.similar_words(title, keywords, problem, indicators)))
    from needs.public_text where need = ${id}
    on conflict (need) do nothing`.execute(tx);
}
