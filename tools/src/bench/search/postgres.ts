import pg from 'pg';
import { type Asked, factsOf, type filterOf, termsOf, weightsOf, wordsOf } from './corpus.ts';

/** The same documents in PostgreSQL's own text search: words with their places, an index over them, and what they are filtered by. */
export async function fillTextSearch(databaseUrl: string, documents: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    create schema if not exists bench;
    drop table if exists bench.achievement;
    create table bench.achievement (id integer primary key, region text not null, field text[] not null, year integer not null, words tsvector not null)`);
  const names = new Map<number, string>();
  const nameOf = (rank: number) => {
    const known = names.get(rank) ?? [...termsOf(new Map([[rank, 1]])).keys()].join('');
    names.set(rank, known);
    return known;
  };
  for (let from = 0; from < documents; from += 500) {
    const rows = Array.from({ length: Math.min(500, documents - from) }, (_, n) => from + n);
    const values: unknown[] = [];
    const places = rows.map((n) => {
      const { region, field, year } = factsOf(n);
      values.push(n, region, field, year, vectorOf(n, nameOf));
      const last = values.length;
      return `($${last - 4}, $${last - 3}, $${last - 2}, $${last - 1}, $${last}::tsvector)`;
    });
    await client.query(`insert into bench.achievement values ${places.join(', ')}`, values);
  }
  await client.query(`
    create index on bench.achievement using gin (words);
    create index on bench.achievement (region, year);
    analyze bench.achievement`);
  return client;
}

/** Words with the places where they stand, as to_tsvector would make them of the text. A title's words have the weight A. */
function vectorOf(n: number, nameOf: (rank: number) => string): string {
  const places = new Map<number, number[]>();
  for (const [at, rank] of wordsOf(n).entries()) places.set(rank, [...(places.get(rank) ?? []), at + 1]);
  const weights = weightsOf(n);
  return [...places]
    .map(
      ([rank, at]) =>
        `${nameOf(rank)}:${at.map((one) => `${one}${(weights.get(rank) ?? 0) > at.length ? 'A' : ''}`).join(',')}`,
    )
    .join(' ');
}

type Filter = ReturnType<typeof filterOf>;

/** The 20 best by ts_rank of those with any of the words. */
export async function askTextSearch(client: pg.Client, asked: Asked, filter: Filter | null): Promise<number[]> {
  const any = [...termsOf(asked).keys()].join(' | ');
  const where = filter ? 'and region = $2 and year >= $3' : '';
  const { rows } = await client.query<{ id: number }>(
    `select id from bench.achievement, cast($1 as tsquery) as asked
      where words @@ asked ${where} order by ts_rank('{0.1, 0.2, 0.4, 1.0}', words, asked, 1) desc limit 20`,
    filter ? [any, filter.region, filter.from] : [any],
  );
  return rows.map(({ id }) => id);
}

/** The same filtered query, and how often each field stands in what is found. */
export async function countTextSearch(client: pg.Client, asked: Asked, { region, from }: Filter): Promise<void> {
  await askTextSearch(client, asked, { region, from });
  const any = [...termsOf(asked).keys()].join(' | ');
  await client.query(
    `select value, count(*) from bench.achievement, unnest(field) as value
      where words @@ cast($1 as tsquery) and region = $2 and year >= $3 group by value order by 2 desc limit 20`,
    [any, region, from],
  );
}
