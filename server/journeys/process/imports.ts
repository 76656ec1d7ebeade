import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { contract } from '@jiebang/contract/contract.ts';
import { clientOver, httpSend } from '@jiebang/contract/http/client.ts';
import { sentenceOfProblem } from '@jiebang/contract/needs/imports/problem.ts';
import writeXlsxFile from 'write-excel-file/node';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import type { Platform } from '#platform/platform.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { killEverything, newDataDir, openBeside, type RunningServer, startServer, stopServer } from './process.ts';

const companies = ['样本一厂', '样本二厂', '样本三厂'];
const heads = ['需求单位', '需求名称', '技术问题', '技术领域', '预算（万元）', '期限（月）', '有效期至'];

/** What can be wrong with a row: the cell that is changed, and the sentence of it without its row. */
const faults = [
  { at: 0, cell: '不存在的厂', says: 'A 列“需求单位”：平台上没有这个单位；请核对代码或全称，或先请其注册' },
  { at: 1, cell: '长'.repeat(81), says: 'B 列“需求名称”：内容过长，最多 80 字' },
  { at: 3, cell: '碳纤', says: 'D 列“技术领域”：不是高新技术领域的代码或名称' },
  { at: 4, cell: '很多', says: 'E 列“预算（万元）”：应为“面议”，或如 50-100 的万元数' },
  { at: 5, cell: '300', says: 'F 列“期限（月）”：应为 1 至 120 的月数' },
  { at: 6, cell: '明年', says: 'G 列“有效期至”：应为日期，如 2027-06-30' },
  { at: 2, cell: '=1+1', says: 'C 列“技术问题”：单元格以 = 或 @ 开头，疑似公式' },
];

export type Survived = {
  /** Rows that were settled when the server was killed, and when it was asked again. */
  readonly atKill: number;
  readonly afterKill: number;
  readonly total: number;
  readonly imported: number;
  readonly bad: number;
  /** Milliseconds from the upload's answer to the end, of the import that was left alone. */
  readonly aloneMs: number;
  /** What differs from what was to be, each in words; empty when nothing does. */
  readonly differences: readonly string[];
};

/** Who imports: an organiser, the needs of several companies; or a company, its own. */
export type Importer = 'organiser' | 'owner';
const notOwn = 'A 列“需求单位”：不是本单位：这里只导入本单位的需求；可留空，或填本单位的代码或全称';

/** A sheet of so many rows, every tenth of which is bad, with what is to be said of these, and the titles of the others. */
async function sheetOf(rows: number, by: Importer): Promise<{ bytes: Blob; told: string[]; titles: string[] }> {
  const told: string[] = [];
  const titles: string[] = [];
  const table = Array.from({ length: rows }, (_, n) => {
    const title = `第${n}项需求`;
    const cells = [
      (by === 'owner' ? companies[0] : companies[n % 3]) ?? '',
      title,
      `问题${n}：`.padEnd(200, '现有工艺不稳定。'),
      '401',
      '50-100',
      '12',
      '2027-06-30',
    ];
    if (n % 10 !== 7) {
      titles.push(`${cells[0]} ${title}`);
      return cells;
    }
    const fault = faults[Math.floor(n / 10) % faults.length] ?? faults[0];
    if (!fault) throw new Error('there is no fault');
    cells[fault.at] = fault.cell;
    told.push(`第 ${n + 2} 行 ${by === 'owner' && fault.at === 0 ? notOwn : fault.says}`);
    return cells;
  });
  const data = [heads, ...table].map((cells) => cells.map((value) => ({ value, type: String })));
  return { bytes: new Blob([new Uint8Array(await writeXlsxFile(data).toBuffer())]), told, titles };
}

/**
 * Imports one sheet three times on a real server: into one contest left alone, into another with everything killed in the middle and
 * started again, and there once more. Compares both ends row by row with what the sheet was made to give.
 */
export async function surviveImport(rows: number, by: Importer = 'organiser'): Promise<Survived> {
  const dataDir = newDataDir();
  let server: RunningServer = await startServer(dataDir);
  try {
    const sheet = await sheetOf(rows, by);
    const places = await makePlaces(dataDir, by);
    const calls = () => clientOver(contract, httpSend(fetch, server.address, { cookie: places.cookie })).needs;
    const start = (track: string) =>
      calls().startImport({ query: { track, name: '五千项.xlsx', ...places.own }, body: sheet.bytes });
    const read = (id: string) => calls().readImport({ params: { id } });
    const until = async (id: string, settled: number) => {
      for (;;) {
        const now = await read(id);
        const sum = now.imported + now.already + now.bad;
        if (sum >= settled || !['waiting', 'running'].includes(now.state)) return { ...now, sum };
        // The next look, not a wait for something to have happened by then.
        await pause(20);
      }
    };
    const alone = await start(places.alone);
    const began = performance.now();
    await until(alone.id, Number.POSITIVE_INFINITY);
    const aloneMs = Math.round(performance.now() - began);

    const cut = await start(places.killed);
    const atKill = (await until(cut.id, Math.floor(rows / 4))).sum;
    await killEverything(server, (list) => [...list].sort(() => randomInt(2) - 0.5));
    server = await startServer(dataDir);
    const afterKill = (await until(cut.id, 0)).sum;
    const ended = await until(cut.id, Number.POSITIVE_INFINITY);
    const again = await start(places.killed);
    const second = await until(again.id, Number.POSITIVE_INFINITY);

    const { platform, close } = await openBeside(dataDir);
    const counts = `done ${sheet.titles.length} 0 ${sheet.told.length}`;
    // Who imports its own is told nothing that it does not know.
    const expected = { sheet, counts, owners: by === 'owner' ? 0 : companies.length };
    const differences = [
      ...(await unlike(platform, 'left alone', alone.id, places.alone, expected)),
      ...(await unlike(platform, 'killed', cut.id, places.killed, expected)),
      ...(second.imported === 0 && second.already === sheet.titles.length ? [] : ['the second run imported something']),
      ...(await brokenInvariants(platform, 'needs')),
    ];
    await close();
    const stopped = await stopServer(server);
    if (stopped !== 0) differences.push(`the last stop ended with ${stopped}, saying: ${server.output()}`);
    const { imported, bad } = ended;
    return { atKill, afterKill, total: rows, imported, bad, aloneMs, differences };
  } finally {
    if (server.child.exitCode === null && server.child.signalCode === null)
      await killEverything(server, (list) => list);
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

type Places = { cookie: string; alone: string; killed: string; own: { organisation?: string } };

async function makePlaces(dataDir: string, by: Importer): Promise<Places> {
  const { platform, close } = await openBeside(dataDir);
  const ids: string[] = [];
  for (const name of companies) ids.push(await makeOrganisation(platform, { name }));
  const alone = await makeTrack(platform, await makeContest(platform));
  const killed = await makeTrack(platform, await makeContest(platform));
  const [organisation = ''] = ids;
  const { cookie } =
    by === 'owner'
      ? await makePerson(platform, { name: '样本职员', organisations: [{ id: organisation }] })
      : await makePerson(platform, { name: '样本承办', grants: [{ role: 'organiser' }] });
  await close();
  return { cookie, alone, killed, own: by === 'owner' ? { organisation } : {} };
}

/** Drafts, sentences and counts of an import against what the sheet was made to give; and each owner told once by the first import. */
async function unlike(
  platform: Platform,
  what: string,
  id: string,
  track: string,
  { sheet, counts, owners }: { sheet: Awaited<ReturnType<typeof sheetOf>>; counts: string; owners: number },
): Promise<string[]> {
  const rowsOf = async (query: string, value: string) => (await platform.pool.query(query, [value])).rows;
  const drafts = await rowsOf(
    'select o.name, n.title from needs.need n join identity.organisation o on o.id = n.organisation where n.track = $1',
    track,
  );
  const bad = await rowsOf(
    "select problems from needs.import_row where import = $1 and outcome = 'bad' order by row",
    id,
  );
  const [row] = await rowsOf('select state, imported, already, bad from needs.import where id = $1', id);
  const facts = await rowsOf(
    "select subject from platform.fact where name = 'needs_imported' and data->>'track' = $1",
    track,
  );
  const told = bad.flatMap(({ problems }) => problems.map((one: never) => sentenceOfProblem(one, 'zh')));
  const same = (one: readonly string[], other: readonly string[]) =>
    JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
  return [
    ...(same(
      drafts.map(({ name, title }) => `${name} ${title}`),
      sheet.titles,
    )
      ? []
      : [`${what}: other drafts`]),
    ...(JSON.stringify(told) === JSON.stringify(sheet.told) ? [] : [`${what}: other sentences, first ${told[0]}`]),
    ...(Object.values(row ?? {}).join(' ') === counts
      ? []
      : [`${what}: ${Object.values(row ?? {}).join(' ')}, not ${counts}`]),
    ...(facts.length === owners ? [] : [`${what}: ${facts.length} facts for ${owners} owners`]),
  ];
}
