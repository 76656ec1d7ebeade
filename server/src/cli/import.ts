import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ImportFailure, mostImportRows } from '@jiebang/contract/needs/imports/import.ts';
import { sentenceOfProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { contestById, currentContest, type Track, tracksOf } from '#modules/contests/index.ts';
import { organisationById, organisationByName } from '#modules/identity/index.ts';
import { importNow, importOutlook, kindOfFile, readNeedsFile } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { NoSheet } from '#platform/files/sheets/unpack.ts';
import type { Platform } from '#platform/platform.ts';
import { Complaint } from './installation.ts';

export type ImportOptions = {
  readonly file: string;
  /** Id; the current contest when left out. */
  readonly contest: string | undefined;
  /** Id or whole name of an organisation. */
  readonly owner: string;
  /** Id, kind or name; the overseas track for calls from abroad and the industry track for others when left out. */
  readonly track: string | undefined;
  readonly dryRun: boolean;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Imports a file of needs and tells how it went. Returns whether every row could be read. */
export async function importFile(
  platform: Platform,
  options: ImportOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const bytes = await readFile(options.file).catch((error: Error) => {
    throw new Complaint(`文件 ${options.file} 读不了：${error.message}`);
  });
  if (kindOfFile(options.file) === null) throw new Complaint('只能导入 .jsonl、.csv 或 .xlsx 文件。');
  const { rows, overseas } = await readNeedsFile(options.file, bytes).catch((error: unknown) => {
    throw error instanceof NoSheet ? unreadable(options.file, error.failure) : error;
  });
  const organisation = await findOrganisation(platform.db, options.owner);
  const track = await findTrack(platform.db, options, overseas);
  const source = path.basename(options.file);
  const report = options.dryRun
    ? await importOutlook(platform.db, { contest: track.contest, track: track.id, organisation, source }, rows)
    : await run(platform, { organisation, track: track.id, name: source }, bytes, say);
  for (const problem of report.problems) say(sentenceOfProblem(problem, 'zh'));
  const mended = new Map<string, number>();
  for (const what of rows.flatMap((row) => ('mended' in row ? row.mended : [])))
    mended.set(what, (mended.get(what) ?? 0) + 1);
  for (const [what, count] of mended) say(`${what}：${count} 行`);
  const wrong = new Set(report.problems.map((problem) => problem.row)).size;
  const verb = options.dryRun ? '可导入' : '已导入';
  say(
    `共 ${rows.length} 行，${verb} ${report.imported} 行，此前已导入或重复 ${report.already} 行，有误 ${wrong} 行（${track.name}）。`,
  );
  return wrong === 0;
}

const failures: Readonly<Record<ImportFailure, string>> = {
  unreadable: '不是可读的表格',
  old_excel: '是旧版 Excel 文件，或加了密码；请另存为 .xlsx',
  too_large: '过大，或行列范围过大；请删去空白的行列，或分成几个文件',
  too_many_rows: `超过 ${mostImportRows} 行；请分成几个文件`,
};
const unreadable = (file: string, failure: ImportFailure) => new Complaint(`文件 ${file} ${failures[failure]}。`);

/** Starts the same import as an organiser's and runs it here; a server that runs beside may take some of its batches. */
async function run(
  platform: Platform,
  given: { organisation: string; track: string; name: string },
  bytes: Uint8Array,
  say: (line: string) => void,
) {
  const report = await importNow(platform, given, bytes, (settled, total) => say(progressBar(settled, total)));
  if (isRefusal(report)) throw new Complaint(`导入被拒绝（${report.refused}）。`);
  if (report.failure !== null) throw unreadable(given.name, report.failure);
  if (report.state !== 'done') throw new Complaint('导入已被取消；取消前导入的行仍在。');
  return report;
}

/** A line such as `[##########----------] 50%  90/181`. */
function progressBar(done: number, all: number): string {
  const part = all === 0 ? 1 : done / all;
  const filled = Math.round(part * 20);
  return `[${'#'.repeat(filled)}${'-'.repeat(20 - filled)}] ${Math.round(part * 100)}%  ${done}/${all}`;
}

async function findOrganisation(db: Db, owner: string): Promise<string> {
  const found = uuid.test(owner) ? (await organisationById(db, owner))?.id : await organisationByName(db, owner);
  if (found == null) throw new Complaint(`没有叫“${owner}”的单位；请给出单位的完整名称或 id。`);
  return found;
}

async function findTrack(db: Db, options: ImportOptions, overseas: boolean): Promise<Track> {
  const { contest: id } = options;
  const contest = id === undefined ? await currentContest(db) : uuid.test(id) ? await contestById(db, id) : null;
  if (!contest) throw new Complaint(id === undefined ? '还没有赛事。' : `没有 id 为 ${id} 的赛事。`);
  const tracks = await tracksOf(db, contest.id);
  const wanted = options.track ?? (overseas ? 'overseas' : 'industry');
  const track = tracks.find((one) => [one.id, one.kind, one.name].includes(wanted));
  if (track) return track;
  throw new Complaint(`赛事没有专场“${wanted}”；有：${tracks.map((one) => `${one.kind} ${one.name}`).join('，')}。`);
}
