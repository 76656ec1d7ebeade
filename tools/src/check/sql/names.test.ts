import { describe, expect, it } from 'vitest';
import { qualifiedNames, tableNames } from './names.ts';

const tables = (sql: string): string[] =>
  tableNames(sql).map(({ schema, name }) => (schema === undefined ? name : `${schema}.${name}`));
const qualified = (sql: string): string[] => qualifiedNames(sql).map(({ schema, name }) => `${schema}.${name}`);

describe('The scanner of SQL', () => {
  it.each([
    [
      'select 1 from needs.need n, deals.deal as d join a.b using (id), lateral f(n.id) x',
      ['needs.need', 'deals.deal', 'a.b'],
    ],
    ['with x as (select * from a.b), y (id) as materialized (select id from x) select * from x, y', ['a.b']],
    ['insert into a.b (id) select id from c.d on conflict (id) do update set n = excluded.n', ['a.b', 'c.d']],
    ['update a.b set n = 1, m = 2 from c where b.id = c.id', ['a.b', 'c']],
    ['select * from a.b for update of b skip locked', ['a.b']],
    [
      'select extract(epoch from at), substring(t from 2), trim(both from t) from a.b where x is distinct from y',
      ['a.b'],
    ],
    ['select * from (select 1 from a.b) s, c.d', ['a.b', 'c.d']],
    ['select n from unnest(array[1]) n, generate_series(1, 3) g', []],
    ["select 'from x' /* from y */ -- from z\n from a.b", ['a.b']],
    ['create table a.b (c uuid references d.e (id), f uuid references g)', ['a.b', 'd.e', 'g']],
    ['create table if not exists "a"."b" (c uuid primary key)', ['a.b']],
    ['create function a.f() returns trigger language plpgsql as $$ begin delete from b.c; return new; end $$', ['b.c']],
    ['create function a.f() returns table (id uuid) as $body$ select id from a.b $body$', ['a.b']],
    ['create trigger t after insert or update on a.b referencing new table as added execute function a.f()', []],
    ['create trigger t before update or delete or truncate on a.b for each statement execute function a.f()', []],
    ['truncate a.b', ['a.b']],
    ['create trigger t before update of state on a.b for each row execute function a.f()', []],
    ['merge into a.b using c.d on true when matched then update set n = 1', ['a.b']],
    ['revoke all on schema a from public', []],
    ['select * from $0 where id = $0', []],
  ])('sees the tables of: %s', (sql, names) => {
    expect(tables(sql)).toEqual(names);
  });

  it('sees every qualified name, tables or not', () => {
    expect(qualified('merge into a.b using c.d on b.id = d.id where a.b.n < platform.now()')).toEqual([
      'a.b',
      'c.d',
      'b.id',
      'd.id',
      'a.b',
      'platform.now',
    ]);
  });
});
