import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../../server/src/platform/db/migrate.ts';
import { startPostgres } from '../../../server/src/platform/postgres/start.ts';
import { tableTypes } from './tables.ts';

/** Every generated file with its text, as the present sources give it. */
async function generated(client: pg.Client): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [schema, text] of await tableTypes(client)) files.set(`server/src/modules/${schema}/tables.gen.ts`, text);
  return files;
}

const root = path.resolve(import.meta.dirname, '../../..');
const check = process.argv.includes('--check');
const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-generate-'));
const postgres = await startPostgres({ dataDir: folder, flags: ['-c', 'fsync=off'] });
try {
  await migrate(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const files = await generated(client);
  await client.end();
  for (const [file, text] of files) {
    const place = path.join(root, file);
    const before = await readFile(place, 'utf8').catch(() => '');
    if (before === text) continue;
    if (check) {
      process.exitCode = 1;
      process.stdout.write(`${file} is not what the sources give: run npm run generate and commit it\n`);
    } else {
      await writeFile(place, text);
      process.stdout.write(`wrote ${file}\n`);
    }
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
