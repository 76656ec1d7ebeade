import { randomUUID } from 'node:crypto';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules, searched, wrapped } from '#app';
import { statutoryHolidays } from '#kernel/working-days.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation } from '#modules/identity/factory.ts';
import { importNow } from '#modules/needs/index.ts';
import { now, resetClock, setClock } from '#platform/db/connection.ts';
import { migrate } from '#platform/db/migrate.ts';
import { saveFile } from '#platform/files/store.ts';
import { openWorld, type World } from '#testing/world.ts';
import { examine } from './doctor.ts';
import { rebuildIndex } from './rebuild.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const track = await makeTrack(world.platform, await makeContest(world.platform));
  const organisation = await makeOrganisation(world.platform);
  const bytes = Buffer.from('{"id":"1","title":"样本","content":"内容"}');
  await importNow(world.platform, { organisation, track, name: 'a.jsonl' }, bytes);
  await world.settle();
});
afterAll(() => world.close());

const run = (sql: string, values: unknown[] = []) => world.platform.pool.query(sql, values);
const examined = (production = false) => ({
  platform: world.platform,
  modules,
  wrapped,
  filesFolder: world.filesFolder,
  production,
});
const findings = (production = false) => examine(examined(production));
const findingsOn = (day: string) => examine({ ...examined(), today: new Date(day) });
const searchedHere = (index: string) => {
  const found = searched.find((one) => one.index === index);
  if (!found) throw new Error(`no index ${index}`);
  return found;
};
const placeOf = (id: string) => path.join(world.filesFolder, id.slice(-2), id);

async function storedFile(): Promise<string> {
  const id = randomUUID();
  const stored = await world.platform.files.put(id, Readable.from([Buffer.from('十个字节以上的内容')]), 1000);
  const at = await now(world.platform.db);
  await world.platform.transact((tx) =>
    saveFile(tx, { id, name: '样本', ...stored, person: null, at, scan: 'not_scanned' }),
  );
  return id;
}

test('a sound installation has nothing wrong', async () => {
  await storedFile();
  expect(await findings()).toEqual([]);
});

test('rows that break an invariant are told by the invariant’s name', async () => {
  await run("update needs.need set state = 'submitted'");
  expect((await findings()).map((line) => line.replace(/[0-9a-f-]{36}/, 'ID'))).toEqual([
    'needs：不成立：“A need is in the state to which its last move took it.”，1 行，如 ID',
  ]);
  await run("update needs.need set state = 'draft'");
  expect(await findings()).toEqual([]);
});

test('a file whose bytes vanished, shrank or were changed', async () => {
  const id = await storedFile();
  const bytes = await readFile(placeOf(id));
  await writeFile(placeOf(id), bytes.toReversed());
  expect(await findings()).toEqual([`文件 ${id} 的内容被改动过（SHA-256 不符）。`]);
  await writeFile(placeOf(id), bytes.subarray(1));
  expect(await findings()).toEqual([`文件 ${id} 应为 ${bytes.length} 字节，实为 ${bytes.length - 1} 字节。`]);
  await rm(placeOf(id));
  expect(await findings()).toEqual([`文件 ${id} 有记录，但内容不见了。`]);
  await writeFile(placeOf(id), bytes);
  expect(await findings()).toEqual([]);
});

test('bytes without a row, once they are old enough to have no row on its way', async () => {
  const id = randomUUID();
  await world.platform.files.put(id, Readable.from([Buffer.from('x')]), 10);
  expect(await findings()).toEqual([]);
  const old = new Date('2026-01-01T00:00:00Z');
  await utimes(placeOf(id), old, old);
  expect(await findings()).toEqual([`文件 ${id} 没有记录，已超过一小时。`]);
  await rm(placeOf(id));
});

test('a migration that is missing is told alone, since the rest cannot be asked', async () => {
  const { rows } = await run("delete from public.jiebang_migration where name like '0014%' returning *");
  expect(await findings()).toEqual(['迁移未执行：0014_needs_imports.sql。启动一次服务即会执行。']);
  const { name, hash, at } = rows[0] as { name: string; hash: string; at: Date };
  await run('insert into public.jiebang_migration values ($1, $2, $3)', [name, hash, at]);
  expect(await findings()).toEqual([]);
});

test('a migration whose text was changed after it was applied, and one that this version does not know', async () => {
  const name = '0007_judging.sql';
  const { rows } = await run('select hash from public.jiebang_migration where name = $1', [name]);
  await run('update public.jiebang_migration set hash = reverse(hash) where name = $1', [name]);
  await run("insert into public.jiebang_migration (name, hash) values ('9999_later.sql', '')");
  expect(await findings()).toEqual([
    `迁移在执行之后被改动过：${name}。服务不会启动；请恢复原文，另写新的迁移。`,
    '数据库执行过本版本没有的迁移：9999_later.sql。本版本比数据库旧，请换用新版本。',
  ]);
  await expect(migrate(world.databaseUrl)).rejects.toThrow(`${name} was changed after it was applied`);
  await run('update public.jiebang_migration set hash = $2 where name = $1', [name, rows[0]?.hash]);
  await run("delete from public.jiebang_migration where name like '9999%'");
  expect(await findings()).toEqual([]);
});

test('a database with nothing in it', async () => {
  await run('alter table public.jiebang_migration rename to elsewhere');
  expect(await findings()).toEqual(['迁移未执行：全部。启动一次服务即会执行。']);
  await run('alter table public.elsewhere rename to jiebang_migration');
});

test('a reaction that failed, and one that is far behind', async () => {
  const reaction = 'solutions.open';
  await run(
    "insert into platform.reaction_failure (reaction, fact, error, next_at) select $1, max(position), '样本错误', now() from platform.fact",
    [reaction],
  );
  expect(await findings()).toEqual([`反应 ${reaction} 有 1 次失败，最近一次：样本错误`]);
  await run('delete from platform.reaction_failure');
  const added = await run(
    "insert into platform.fact (position, id, name, subject, at, role, data, audience) select 1000000 + n, gen_random_uuid(), 'need_closed', gen_random_uuid(), now(), 'clock', '{}', '{}' from generate_series(1, 1001) n",
  );
  expect((await findings()).filter((line) => line.includes(reaction))).toEqual([
    `反应 ${reaction} 落后 ${added.rowCount} 条事实。`,
  ]);
  await run('delete from platform.fact where position > 1000000');
  expect(await findings()).toEqual([]);
});

test('a search index that is being put anew, and one whose changes nobody makes segments of', async () => {
  await run("insert into platform.search_feed (index) values ('achievements')");
  expect(await findings()).toEqual(['搜索索引 achievements 有 1 项重新载入未完成，由服务在后台继续。']);
  await world.settle();
  expect(await findings()).toEqual([]);
  await run(`insert into platform.search_document (index, id, position, document)
    select 'achievements', 'gone-' || n, 1000000 + n, null from generate_series(1, 100001) n`);
  expect(await findings()).toEqual(['搜索索引 achievements 有 100001 项改动尚未整理成段：请确认服务正在运行。']);
  await run("delete from platform.search_document where id like 'gone-%'");
  await run("update platform.search_generation set serves = false where index = 'achievements'");
  expect(await findings()).toEqual(['搜索索引 achievements 正在重建，其间只能搜到一部分。']);
  await run("update platform.search_generation set serves = true where index = 'achievements'");
  expect(await findings()).toEqual([]);
});

test('the operator has an index made anew: everything is put again, and a generation of segments is begun beside the one that serves', async () => {
  const said: string[] = [];
  await rebuildIndex(world.platform, searchedHere('needs'), (line) => said.push(line));
  expect(said).toEqual(['索引 needs 已重新载入；运行中的服务会在后台重建各段，其间照常搜索。']);
  const { rows } = await run("select serves from platform.search_generation where index = 'needs' order by number");
  expect(rows).toEqual([{ serves: true }, { serves: false }]);
  expect(await findings()).toEqual([]);
});

test('a moved clock, in production', async () => {
  await setClock(world.platform.db, new Date('2030-01-01T00:00:00Z'));
  expect([await findings(), await findings(true)]).toEqual([[], ['平台时钟被拨动过，生产环境必须为真实时间。']]);
  await resetClock(world.platform.db);
  expect(await findings(true)).toEqual([]);
});

test('a year without its holidays: this one, and from December in Shanghai the next', async () => {
  const missing = '本版本没有 2027 年的放假安排，工作日只按法定节假日计算。请换用收录了该年安排的版本。';
  expect(await findingsOn('2026-11-30T15:59:59Z')).toEqual([]);
  expect(await findingsOn('2026-11-30T16:00:00Z')).toEqual([missing]);
  expect(await findingsOn('2027-02-01T00:00:00Z')).toEqual([missing]);
});

test.each(Object.entries(holidayCalendar))('%s as published takes off every statutory day', (year, { holidays }) => {
  const statutory = [...statutoryHolidays(Number(year))];
  expect(statutory.filter((day) => !holidays.includes(day))).toEqual([]);
  expect(statutory).toHaveLength(13);
});
