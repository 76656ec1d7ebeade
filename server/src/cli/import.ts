import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRefusal } from '#kernel/refusal.ts';
import { contestById, currentContest, type Track, tracksOf } from '#modules/contests/index.ts';
import { organisationById, organisationByName } from '#modules/identity/index.ts';
import { importNeeds, readNeedsFile } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
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
  const read = await readNeedsFile(options.file, bytes).catch((error: Error) => {
    throw new Complaint(`文件 ${options.file} 不是可读的表格：${error.message}`);
  });
  if (!read) throw new Complaint('只能导入 .jsonl、.csv 或 .xlsx 文件。');
  const organisation = await findOrganisation(platform.db, options.owner);
  const track = await findTrack(platform.db, options, read.overseas);
  const source = path.basename(options.file);
  const { rows } = read;
  const report = await importNeeds(
    platform,
    { organisation, track: track.id, source, dryRun: options.dryRun },
    rows,
    (done) => say(progressBar(done, rows.length)),
  );
  if (isRefusal(report)) throw new Complaint(`导入被拒绝（${report.refused}）：可能有另一次导入正在进行，请再试一次。`);
  for (const { row, column, says } of report.problems) say(`第 ${row} 行，${column}：${says}`);
  for (const [what, count] of report.mended) say(`${what}：${count} 行`);
  const wrong = new Set(report.problems.map((problem) => problem.row)).size;
  const verb = options.dryRun ? '可导入' : '已导入';
  say(
    `共 ${report.read} 行，${verb} ${report.imported} 行，此前已导入或重复 ${report.already} 行，有误 ${wrong} 行（${track.name}）。`,
  );
  return wrong === 0;
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
