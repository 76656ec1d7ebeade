import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { connect } from './connection.ts';
import { statementNames } from './prepared.ts';

const often = (nameOf: (text: string) => string | undefined, text: string) =>
  Array.from({ length: 30 }, () => nameOf(text)).at(-1);

test('a statement gets a name when it recurs, and keeps it', () => {
  const nameOf = statementNames();
  expect(nameOf('select 1')).toBe(undefined);
  expect(often(nameOf, 'select 1')).toBe('often_1');
  expect(often(nameOf, ' with a as (select count(*) from t) select n from a')).toBe('often_2');
  expect(nameOf('select 1')).toBe('often_1');
});

test('what selects every column, or is no statement of data, never gets one', () => {
  const nameOf = statementNames();
  expect(often(nameOf, 'select * from needs.need')).toBe(undefined);
  expect(often(nameOf, 'insert into t (a) values ($1) returning *')).toBe(undefined);
  expect(often(nameOf, 'begin')).toBe(undefined);
});

test('at most a hundred are kept', () => {
  const nameOf = statementNames();
  const names = Array.from({ length: 150 }, (_, i) => often(nameOf, `select ${i}`));
  expect(new Set(names.slice(0, 100)).size).toBe(100);
  expect(new Set(names.slice(100))).toEqual(new Set([undefined]));
});

test('a statement that recurs is prepared on its connection and answers as before', async () => {
  const database = await testDatabase();
  const { db } = connect(database.url, 1);
  for (let i = 0; i < 30; i += 1) {
    const { rows } = await sql<{ n: number }>`select ${i}::int as n`.execute(db);
    expect(rows).toEqual([{ n: i }]);
  }
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  expect(rows).toEqual([{ statement: 'select $1::int as n' }]);
  await db.destroy();
  await database.drop();
});
