import { Client } from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

test('a test database is migrated, nobody else’s, and gone when dropped', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  const clients = [one, other].map(({ url }) => new Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0]?.query('CREATE TABLE public.only_here ()');
  const here =
    "SELECT to_regclass('public.only_here') IS NOT NULL AS here, to_regclass('public.jiebang_migration') IS NOT NULL AS migrated";
  const rows = await Promise.all(clients.map(async (client) => (await client.query(here)).rows[0]));
  expect(rows).toEqual([
    { here: true, migrated: true },
    { here: false, migrated: true },
  ]);
  await Promise.all(clients.map((client) => client.end()));
  await Promise.all([one.drop(), other.drop()]);
  await expect(new Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
});
