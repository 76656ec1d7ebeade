import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { modules, openPlatform, wrapped } from '#app';
import { isRefusal } from '#kernel/refusal.ts';
import { importNow, readNeedsFile } from '#modules/needs/index.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startPostgres } from '#platform/postgres/start.ts';
import { examine } from '../src/cli/doctor.ts';
import { type Cast, type Content, held } from './cast.ts';
import { readContent } from './content/content.ts';
import { loadDemo } from './load.ts';

// `node server/demo/main.ts FILE.jsonl`: a rehearsal with real needs, run by hand. In a folder of its own that is removed at
// the end, ten needs of the file are imported and carried through the whole journey, in the parts that the demo contest's
// signed deals play: completed by their owner, reviewed, cleared, published, answered, judged, signed, certified, closed.

const parts = ['n03', 'n07', 'n14', 'n18', 'n23', 'n26', 'n32', 'n29', 'n33', 'n40'];

/** The demo's content where ten needs say what the file says; both texts are the file's, since nobody here may rewrite them. */
async function contentWith(file: string): Promise<{ content: Content; lines: ReadonlyMap<string, string> }> {
  const content = readContent();
  const read = await readNeedsFile(file, fs.readFileSync(file));
  const rows = read.rows.flatMap((row) => ('draft' in row && (row.draft.problem?.length ?? 0) > 60 ? [row] : []));
  const all = fs.readFileSync(file, 'utf8').split('\n');
  const lines = new Map<string, string>();
  for (const [n, key] of parts.entries()) {
    const row = rows[Math.floor((n * rows.length) / parts.length)];
    const need = content.needs.find((one) => one.key === key);
    const signed = Object.values(content.texts.contracts)[n % 8];
    if (!row || !need?.publicText || !signed) throw new Error(`${file} has too few needs`);
    lines.set(key, all[row.row - 1] ?? '');
    const { title, problem, expectedResult, existingBasis } = row.draft;
    const words = { title, problem: problem ?? '', expectedResult, existingBasis };
    Object.assign(need.original, words);
    Object.assign(need.publicText, words);
    need.state = 'completed';
    content.texts.contracts[key] ??= { ...signed };
    content.texts.acceptance[key] ??= '各项指标达到合同约定，准予验收。';
  }
  return { content, lines };
}

/** Imports each of the ten as a draft of the organisation whose part it plays. */
async function importParts(cast: Cast, lines: ReadonlyMap<string, string>): Promise<void> {
  for (const [key, line] of lines) {
    const need = cast.content.needs.find((one) => one.key === key);
    if (!need) throw new Error(`${key} cannot be imported`);
    const organisation = held(cast.organisations, need.organisation);
    const given = { organisation, track: held(cast.tracks, need.track), name: `${key}.jsonl` };
    const report = await importNow(cast.platform, given, Buffer.from(line));
    if (isRefusal(report) || report.imported !== 1) throw new Error(`${key} was not imported`);
    const { items } = await cast.as(need.owner).needs.list({ query: {} });
    const draft = items.find((one) => one.title === need.original.title);
    if (!draft) throw new Error(`${key} has no draft`);
    cast.drafts.set(key, draft.id);
  }
}

async function rehearse(file: string): Promise<void> {
  const { content, lines } = await contentWith(file);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'jiebang-rehearsal-'));
  const postgres = await startPostgres({ dataDir });
  try {
    await migrate(postgres.url);
    const filesFolder = path.join(dataDir, 'files');
    const publicUrl = 'http://127.0.0.1:3000';
    const masterKey = randomBytes(32);
    const { platform, close } = await openPlatform({ databaseUrl: postgres.url, filesFolder, masterKey, publicUrl });
    const prepare = (cast: Cast) => importParts(cast, lines);
    await loadDemo(platform, modules, (line) => console.log(line), { content, prepare });
    const problems = await examine({ platform, modules, wrapped, filesFolder, production: true });
    for (const problem of problems) console.log(problem);
    console.log(`${lines.size} 项真实需求走完全程，检查发现 ${problems.length} 处问题。`);
    await close();
  } finally {
    await postgres.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file of needs: node server/demo/main.ts FILE.jsonl');
  process.exit(2);
}
await rehearse(file);
