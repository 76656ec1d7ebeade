import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { isInCalendar, shanghaiDate } from '#kernel/working-days.ts';
import { clockIsMoved } from '#platform/db/connection.ts';
import { type MigrationState, migrationState } from '#platform/db/migrate.ts';
import { reactionLags } from '#platform/facts/deliver.ts';
import { allFiles } from '#platform/files/store.ts';
import { unopenable, type Wrapped, wrappedBy } from '#platform/keys/wrapped.ts';
import type { Module } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import { keysOf, masterKeyId } from '#platform/seal/seal.ts';
import { indexStandings } from '#platform/search/feed/standing.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { brokenInvariantsOf } from './invariants.ts';

export type Examined = {
  readonly platform: Platform;
  readonly modules: readonly Module[];
  readonly wrapped: readonly Wrapped[];
  readonly filesFolder: string;
  readonly production: boolean;
  /** On what day it is asked whether the holidays are known; left out, it is not asked. */
  readonly today?: Date;
};

/** Reactions may lag while a server is busy; this many facts behind is no longer a lag of the moment. */
const worryingLag = 1000;
/** Bytes whose row is still being written are no orphans. */
const settledMs = 3_600_000;
const shown = 5;
/** More changes than this are made segments of within a minute by a running server. */
const worryingChanges = 100_000;

/** What is wrong with an installation, a sentence each; none when all is well. Reads only, beside a running server or without one. */
export async function examine(examined: Examined): Promise<string[]> {
  const { platform } = examined;
  // Without its tables the rest cannot be asked.
  const migrations = await migrationState(platform.pool).catch((error: { code?: string }): MigrationState => {
    if (error.code === '42P01') return { pending: ['全部'], changed: [], unknown: [] };
    throw error;
  });
  const wrong = wrongMigrations(migrations);
  if (migrations.pending.length > 0) return wrong;
  return [
    ...wrong,
    ...(await wrongRows(examined)),
    ...(await wrongKeys(examined)),
    ...(await wrongFiles(examined)),
    ...(await wrongReactions(examined)),
    ...(await wrongSearch(examined)),
    ...(await troubles(examined)),
    ...(examined.production && (await clockIsMoved(platform.db)) ? ['平台时钟被拨动过，生产环境必须为真实时间。'] : []),
    ...(examined.today ? unknownHolidays(examined.today) : []),
  ];
}

async function troubles({ platform, modules }: Examined): Promise<string[]> {
  const found: string[] = [];
  for (const module of modules) found.push(...((await module.troubles?.(platform.db)) ?? []));
  return found;
}

/** From December on the next year's holidays should be known: terms of working days reach into it by then. */
function unknownHolidays(today: Date): string[] {
  const [year, month] = shanghaiDate(today).split('-').map(Number) as [number, number];
  return (month === 12 ? [year, year + 1] : [year])
    .filter((one) => !isInCalendar(one, holidayCalendar))
    .map((one) => `本版本没有 ${one} 年的放假安排，工作日只按法定节假日计算。请换用收录了该年安排的版本。`);
}

function wrongMigrations({ pending, changed, unknown }: MigrationState): string[] {
  return [
    ...(pending.length > 0 ? [`迁移未执行：${pending.join('、')}。启动一次服务即会执行。`] : []),
    ...(changed.length > 0
      ? [`迁移在执行之后被改动过：${changed.join('、')}。服务不会启动；请恢复原文，另写新的迁移。`]
      : []),
    ...(unknown.length > 0
      ? [`数据库执行过本版本没有的迁移：${unknown.join('、')}。本版本比数据库旧，请换用新版本。`]
      : []),
  ];
}

async function wrongRows({ platform, modules }: Examined): Promise<string[]> {
  const problems: string[] = [];
  for (const { name: module } of modules) {
    for (const { name, rows } of await brokenInvariantsOf(platform.pool, module)) {
      const some = rows.slice(0, shown).map((row) => Object.values(row).join(' '));
      problems.push(`${module}：不成立：“${name}”，${rows.length} 行，如 ${some.join('；')}`);
    }
  }
  return problems;
}

/** Tries every secret with the master key, and tells of a change of it that is not at its end. */
async function wrongKeys({ platform, wrapped }: Examined): Promise<string[]> {
  const problems: string[] = [];
  for (const of of wrapped) {
    const shut = await unopenable(platform.db, platform.masterKey, of);
    if (shut > 0) problems.push(`${of.table}：有 ${shut} 项用现有主密钥打不开。`);
  }
  const [, ...earlier] = keysOf(platform.masterKey).map(masterKeyId);
  const counts = await wrappedBy(platform.db, wrapped);
  for (const id of earlier) {
    const left = counts.get(id) ?? 0;
    problems.push(
      left > 0
        ? `主密钥更换未完成：还有 ${left} 项由旧主密钥 ${id} 封装。请执行 npm run jiebang -- keys rotate。`
        : `旧主密钥 ${id} 已无用处：请从 MASTER_KEY 或 MASTER_KEY_FILE 中删去。`,
    );
  }
  return problems;
}

async function wrongFiles({ platform, filesFolder }: Examined): Promise<string[]> {
  const rows = await allFiles(platform.db);
  const known = new Set(rows.map((row) => row.id));
  const problems: string[] = [];
  for (const { id, size, sha256 } of rows) {
    const place = path.join(filesFolder, id.slice(-2), id);
    const found = await stat(place).catch(() => null);
    if (!found) problems.push(`文件 ${id} 有记录，但内容不见了。`);
    else if (found.size !== size) problems.push(`文件 ${id} 应为 ${size} 字节，实为 ${found.size} 字节。`);
    else if ((await hashOf(place)) !== sha256) problems.push(`文件 ${id} 的内容被改动过（SHA-256 不符）。`);
  }
  const before = wallClock().getTime() - settledMs;
  for (const folder of await readdir(filesFolder, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const name of await readdir(path.join(filesFolder, folder.name))) {
      const found = await stat(path.join(filesFolder, folder.name, name)).catch(() => null);
      if (found && !known.has(name) && found.mtimeMs < before) problems.push(`文件 ${name} 没有记录，已超过一小时。`);
    }
  }
  return problems;
}

async function hashOf(place: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function wrongReactions({ platform }: Examined): Promise<string[]> {
  return (await reactionLags(platform.db, platform.reactions)).flatMap(({ name, behind, failed, lastError }) => [
    ...(failed > 0 ? [`反应 ${name} 有 ${failed} 次失败，最近一次：${lastError ?? ''}`] : []),
    ...(behind > worryingLag ? [`反应 ${name} 落后 ${behind} 条事实。`] : []),
  ]);
}

/** Whether search finds what is public and nothing else, and how far it is with that. */
async function wrongSearch({ platform, modules }: Examined): Promise<string[]> {
  const all = await indexStandings(
    platform.db,
    modules.flatMap(({ searched = [] }) => searched.map(({ index }) => index)),
  );
  return all.flatMap(({ index, asked, waiting, serves }) => [
    ...(serves ? [] : [`搜索索引 ${index} 正在重建，其间只能搜到一部分。`]),
    ...(asked > 0 ? [`搜索索引 ${index} 有 ${asked} 项重新载入未完成，由服务在后台继续。`] : []),
    ...(waiting > worryingChanges ? [`搜索索引 ${index} 有 ${waiting} 项改动尚未整理成段：请确认服务正在运行。`] : []),
  ]);
}
