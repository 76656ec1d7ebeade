import path from 'node:path';
import { isRefusal } from '#kernel/refusal.ts';
import { importAchievementsNow } from '#modules/achievements/index.ts';
import { organisationById, organisationByName } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { Complaint } from './installation.ts';

export type ImportAchievementsOptions = {
  readonly file: string;
  /** Id or whole name of an organisation. */
  readonly owner: string;
  /** Within which an id is the same achievement; the name of the file when left out. */
  readonly source: string | undefined;
  /** Whether they are public at once. */
  readonly publish: boolean;
};

/** Imports a file of achievements and tells how far it is, how fast, and how it went. Returns whether every row could be read. */
export async function importAchievements(
  platform: Platform,
  { file, owner, source, publish }: ImportAchievementsOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const found = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(owner)
    ? (await organisationById(platform.db, owner))?.id
    : await organisationByName(platform.db, owner);
  if (found == null) throw new Complaint(`没有叫“${owner}”的单位；请给出单位的完整名称或 id。`);
  const name = path.basename(file);
  const given = { organisation: found, file, name, source: source ?? name, publishes: publish };
  const report = await importAchievementsNow(platform, given, ({ done, whole, settled, active_ms }) =>
    say(
      `${Math.floor((100 * done) / Math.max(1, whole))}%  ${settled} 行，每秒 ${Math.round((settled * 1000) / Math.max(1, active_ms))} 行`,
    ),
  );
  if (isRefusal(report))
    throw new Complaint(`导入被拒绝（${report.refused}）：请核对文件的格式和列名，须有“成果名称”一列。`);
  if (report.failure !== null) throw new Complaint(`文件 ${file} 读不了（${report.failure}）。`);
  say(
    `已导入 ${report.imported} 行${publish ? '并公开' : '为草稿'}，此前已导入或重复 ${report.already} 行，有误 ${report.bad} 行。`,
  );
  return report.bad === 0;
}
