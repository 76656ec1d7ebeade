import pg from 'pg';
import { madeNeeds } from './needs.ts';
import { places, trades } from './phrases.data.ts';

const batch = 2000;
const organisations = 200;

/** An id as text of 32 digits: a table's mark, then a number. The order of ids is the order of making, as with UUIDv7. */
export const idOf = (mark: string, n: string) => `('0190${mark}00-0000-7000-8000-' || lpad(${n}::text, 12, '0'))::uuid`;

/**
 * Fills a migrated database with a contest and `count` published needs: straight into the tables, without the actions, which
 * would take hours. Ends with fresh statistics.
 */
export async function fillBoard(databaseUrl: string, count: number, said: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  // What stands in the rows is right by construction, and the load is nobody's to keep.
  await client.query('set session_replication_role = replica; set synchronous_commit = off');
  const { rows } = await client.query<{ index: string; text: string }>(
    `select indexrelid::regclass::text as index, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = 'needs.board_line'::regclass and not indisunique`,
  );
  // Indexes are made after the load: the same, only sooner.
  for (const { index } of rows) await client.query(`drop index ${index}`);
  await fillContest(client);
  let rest: unknown[] = [];
  let done = 0;
  const flush = async () => {
    await fillNeeds(client, JSON.stringify(rest));
    done += rest.length;
    rest = [];
    if (done % 20_000 === 0) said(`${done} needs`);
  };
  for (const need of madeNeeds(count, Date.now() - 3_600_000)) {
    rest.push(need);
    if (rest.length === batch) await flush();
  }
  if (rest.length > 0) await flush();
  for (const { text } of rows) await client.query(text);
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  await client.end();
}

async function fillContest(client: pg.Client): Promise<void> {
  await client.query(`
    insert into contests.contest (id, name, name_en, number, intro, intro_en, home_region, state, created_at, moved_at)
    values (${idOf('c0', "'1'")}, '长三角揭榜大赛', 'Delta challenge', '2026', '测量用', 'For measuring', '310000', 'open', now(), now())`);
  await client.query(`
    insert into contests.track (id, contest, n, kind, name, name_en, intro, intro_en, created_at)
    select ${idOf('d0', 'n')}, ${idOf('c0', "'1'")}, n, kind, kind, kind, kind, kind, now()
    from unnest(array['large_enterprise', 'industry', 'region', 'overseas']) with ordinality as given(kind, n)`);
  const names = Array.from({ length: organisations }, (_, i) => {
    const place = places[i % places.length];
    return `${place}${trades[Math.floor(i / places.length) % trades.length]}有限公司${i}`;
  });
  await client.query(
    `insert into identity.organisation (id, kind, size, name, country, uscc, region, state, created_at, moved_at)
     select ${idOf('e0', 'n')}, 'enterprise', 'medium', name, 'CN', '91310000' || lpad(n::text, 10, '0'), '310115', 'verified', now(), now()
     from unnest($1::text[]) with ordinality as given(name, n)`,
    [names],
  );
}

const given = `jsonb_to_recordset($1::jsonb) as g(n int, number text, title text, keywords text[], problem text, indicators jsonb,
  expected_result text, existing_basis text, field text, other_fields text[], cooperation text[], region text, industry text, track text, budget_min bigint, budget_max bigint,
  term_months int, maturity int, shown boolean, mode text, state text, published_at timestamptz, deadline timestamptz, words text[], moves jsonb)`;
const need = idOf('f0', 'g.n');
const organisation = idOf('e0', `(1 + g.n % ${organisations})`);

async function fillNeeds(client: pg.Client, json: string): Promise<void> {
  await client.query(
    `insert into needs.need (id, state, version, created_at, moved_at, contest, track, track_kind, organisation, number, title, keywords,
       problem, indicators, expected_result, existing_basis, field, other_fields, cooperation, industry, region, budget_min, budget_max, term_months, ways, wished, maturity,
       ownership, contact_name, contact_phone, show_company, triage, mode, published_at, deadline)
     select ${need}, g.state, 9, g.published_at - interval '8 days', g.published_at, ${idOf('c0', "'1'")}, t.id, t.kind, ${organisation}, g.number,
       g.title, g.keywords, g.problem, g.indicators, g.expected_result, g.existing_basis, g.field, g.other_fields, g.cooperation, g.industry, g.region, g.budget_min, g.budget_max,
       g.term_months, array['cooperation'], '希望有同类经验的团队', g.maturity, '双方共有，比例商定', '联系人', '000-0000', g.shown, 'ready', g.mode,
       g.published_at, g.deadline
     from ${given} join contests.track t on t.kind = g.track`,
    [json],
  );
  await client.query(
    `insert into needs.public_text (need, title, keywords, problem, indicators, expected_result, existing_basis, wished, ownership, written_by, written_at, words)
     select ${need}, g.title, g.keywords, g.problem, g.indicators, g.expected_result, g.existing_basis, '希望有同类经验的团队', '双方共有，比例商定', ${organisation}, g.published_at, array_to_tsvector(g.words)
     from ${given}`,
    [json],
  );
  await client.query(
    `insert into needs.board_line (need, number, title, state, mode, track_kind, field, other_fields, field_top, field_second, main, heads,
       industry, region, region_top, budget_min, budget_max, short_term, long_term, company, published_at, deadline, contest, track, words)
     select ${need}, g.number, g.title, g.state, g.mode, g.track, g.field, array_to_string(g.other_fields, ' '), left(second, 2), second,
       second = left(g.field, 3), row_number() over (partition by g.n, left(second, 2) order by second <> left(g.field, 3), second) = 1, g.industry, g.region, left(g.region, 2), g.budget_min, g.budget_max, 'short_term' = any(g.cooperation), 'long_term' = any(g.cooperation),
       case when g.shown then o.name end, g.published_at, g.deadline, ${idOf('c0', "'1'")}, t.id, array_to_tsvector(g.words)
     from ${given} join identity.organisation o on o.id = ${organisation} join contests.track t on t.kind = g.track
     cross join lateral (select distinct left(code, 3) as second from unnest(g.field || g.other_fields) as code) as seconds`,
    [json],
  );
  await client.query(
    `insert into needs.need_move (item, action, from_state, to_state, at, role)
     select ${need}, m.action, m."from", m."to", m.at, 'owner'
     from ${given} cross join lateral jsonb_to_recordset(g.moves) as m(i int, action text, "from" text, "to" text, at timestamptz)
     order by g.n, m.i`,
    [json],
  );
}
