import { afterAll, beforeAll } from 'vitest';
import { type TestDatabase, testDatabase } from '#testing/database.ts';
import { connect, type Db } from '../../db/connection.ts';
import { exactIndex } from '../exact.ts';
import { openSearch, type Search } from '../kept/search.ts';
import { memoryIndex } from '../memory.ts';
import { holdsToSearchContract } from './holds.ts';

let database: TestDatabase;
let db: Db;
let search: Search;
let made = 0;
beforeAll(async () => {
  database = await testDatabase();
  ({ db } = connect(database.url));
  const report = (problem: string) => {
    throw new Error(problem);
  };
  search = openSearch({ db, databaseUrl: database.url, report });
});
afterAll(async () => {
  await search.close();
  await db.destroy();
  await database.drop();
});

holdsToSearchContract('exact', async () => exactIndex());
holdsToSearchContract('memory', async () => memoryIndex());
holdsToSearchContract('kept in PostgreSQL', async () => {
  made += 1;
  return search.index(`index_${made}`);
});
