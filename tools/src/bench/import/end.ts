import pg from 'pg';
import { connect } from '../../../../server/src/platform/db/connection.ts';
import { analyse } from '../../../../server/src/platform/search/analysis/analyse.ts';
import { openSearch } from '../../../../server/src/platform/search/kept/search.ts';
import { rowAt } from './rows.ts';

/** How an import ended, in words that are the same whenever it ended alike: what differs from run to run (ids, times) is left out. */
export type End = Readonly<Record<string, unknown>>;

const questions = 20;

export async function endOf(databaseUrl: string): Promise<End> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ end: End }>(`
      select json_build_object(
        'counts', (select json_build_array(state, settled, imported, already, bad) from achievements.import),
        'rows', (select md5(string_agg(md5(concat_ws('|', import_row, number, state, title, keywords, text, completers, ip, kind, form, stage, maturity,
            maturity_evidence, fields, region, cooperation, price_min, price_max, bands, source_id)), '' order by import_row)) from achievements.achievement),
        'moves', (select md5(string_agg(concat_ws('|', a.import_row, m.action, m.from_state, m.to_state, m.role), '' order by a.import_row, m.n))
          from achievements.achievement_move m join achievements.achievement a on a.id = m.item),
        'problems', (select md5(string_agg(row || problems::text, '' order by row)) from achievements.import_row),
        'facts', (select sum((data ->> 'count')::int) from platform.fact where name = 'achievements_imported'),
        'searched', (select json_build_array(count(*), md5(string_agg(md5(left(d.document, -length(split_part(d.document, E'\\x1d', -1))) || (split_part(d.document, E'\\x1d', -1)::jsonb #- '{n,published}' #- '{v,owner}')::text), '' order by a.import_row)))
          from platform.search_document d join achievements.achievement a on a.id::text = d.id where d.index = 'achievements')) as end`);
    return { ...rows[0]?.end, found: await foundIn(client, databaseUrl) };
  } finally {
    await client.end();
  }
}

/** What some questions find: how much in all, and the best score. */
async function foundIn(client: pg.Client, databaseUrl: string): Promise<unknown> {
  const { db } = connect(databaseUrl, 2);
  const report = (problem: string) => {
    throw new Error(problem);
  };
  const search = openSearch({ db, databaseUrl, answering: 1, merges: false, report });
  try {
    const index = search.index('achievements');
    await index.settled();
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from achievements.achievement');
    const found: unknown[] = [];
    for (let n = 0; n < questions; n += 1) {
      const asked = analyse(rowAt(Math.floor((n * (rows[0]?.n ?? 0)) / questions)).split(',')[2] ?? '');
      const terms = new Map(asked.map(({ term }) => [term, 1]));
      const { hits, total, coverage } = await index.search({ terms, limit: 1, counted: true });
      found.push([total, coverage.is, hits.length]);
    }
    return found;
  } finally {
    await search.close();
    await db.destroy();
  }
}
