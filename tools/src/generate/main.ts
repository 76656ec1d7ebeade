import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { modules, served, statuses } from '../../../server/src/app.ts';
import { migrate } from '../../../server/src/platform/db/migrate.ts';
import { openApi } from '../../../server/src/platform/http/openapi.ts';
import { startPostgres } from '../../../server/src/platform/postgres/start.ts';
import { domainIndex, lifecyclePage } from './domain.ts';
import { factsPage } from './facts.ts';
import { legalMoveBreaches } from './legal-moves.ts';
import { schemaText } from './schema.ts';
import { tableTypes } from './tables.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const check = process.argv.includes('--check');
const lives = modules.flatMap((module) => (module.lifecycles ?? []).map((life) => ({ module: module.name, life })));

/** Every generated file with its text, as the present sources give it. */
async function generated(client: pg.Client): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [schema, text] of await tableTypes(client)) files.set(`server/src/modules/${schema}/tables.gen.ts`, text);
  files.set('server/schema.sql', await schemaText(client));
  files.set('docs/openapi.json', `${JSON.stringify(openApi(served, statuses), null, 1)}\n`);
  files.set('docs/domain/README.md', domainIndex(lives));
  files.set('docs/domain/facts.md', await factsPage(root, modules));
  for (const { module, life } of lives) files.set(`docs/domain/${life.noun}.md`, lifecyclePage(module, life));
  return files;
}

/** Writes the files, or with `--check` says which are not what the sources give. */
async function settle(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of files) {
    const place = path.join(root, file);
    const before = await readFile(place, 'utf8').catch(() => '');
    if (before === text) continue;
    if (check) complain(`${file} is not what the sources give: run npm run generate and commit it`);
    else {
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, text);
      process.stdout.write(`wrote ${file}\n`);
    }
  }
  for (const name of await readdir(path.join(root, 'docs/domain'))) {
    const file = `docs/domain/${name}`;
    if (files.has(file)) continue;
    if (check) complain(`${file} belongs to no lifecycle: run npm run generate and commit its removal`);
    else {
      await rm(path.join(root, file));
      process.stdout.write(`removed ${file}\n`);
    }
  }
}

function complain(sentence: string): void {
  process.exitCode = 1;
  process.stdout.write(`${sentence}\n`);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-generate-'));
const postgres = await startPostgres({ dataDir: folder, flags: ['-c', 'fsync=off'] });
try {
  await migrate(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const files = await generated(client);
  const breaches = await legalMoveBreaches(
    client,
    lives.map(({ life }) => life),
  );
  await client.end();
  await settle(files);
  for (const breach of breaches) complain(breach);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
