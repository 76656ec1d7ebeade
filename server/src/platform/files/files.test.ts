import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { now } from '#platform/db/connection.ts';
import { Replay } from '#platform/db/transact.ts';
import { refusalOfLibraryError } from '#platform/http/problems.ts';
import { openWorld, type World } from '#testing/world.ts';
import { keepIfNoted, sweepFiles } from './keep.ts';
import { saveFile } from './store.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const put = (id: string, content: string) => world.platform.files.put(id, Readable.from([Buffer.from(content)]), 1000);
const names = () =>
  readdirSync(world.filesFolder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.basename(name))
    .filter((name) => name.length > 30)
    .sort();
function age(...ids: string[]): void {
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const id of ids) utimesSync(path.join(world.filesFolder, id.slice(-2), id), longAgo, longAgo);
}

test('bytes stay where their row stands or may stand, and go where there certainly is none', async () => {
  const { platform } = world;
  const [noted, refused, replayed, unknown] = [newId(), newId(), newId(), newId()];
  for (const id of [noted, refused, replayed, unknown]) await put(id, id);
  expect(await keepIfNoted(platform, noted, Promise.resolve('kept'))).toBe('kept');
  expect(await keepIfNoted(platform, refused, Promise.resolve(refuse('not_found')))).toEqual(refuse('not_found'));
  await expect(keepIfNoted(platform, replayed, Promise.reject(new Replay(null)))).rejects.toBeInstanceOf(Replay);
  const lost = new Error('the connection was lost during the commit');
  await expect(keepIfNoted(platform, unknown, Promise.reject(lost))).rejects.toBe(lost);
  expect(names()).toEqual([noted, unknown].sort());
  for (const id of [noted, unknown]) await platform.files.remove(id);
});

test('the sweep removes old bytes without a row and uploads cut short, and nothing of another database', async () => {
  const { platform } = world;
  const [known, young, orphan, half] = [newId(), newId(), newId(), newId()];
  for (const id of [known, young, orphan, half]) await put(id, id);
  await platform.files.remove(half);
  const part = `${half}.part`;
  writeFileSync(path.join(world.filesFolder, half.slice(-2), part), 'half of it');
  const stored = { size: 36, sha256: 'of no matter here' };
  await platform.transact(async (tx) =>
    saveFile(tx, { id: known, name: 'known.txt', ...stored, person: null, at: await now(tx), scan: 'not_scanned' }),
  );
  age(known, orphan);
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(path.join(world.filesFolder, half.slice(-2), part), longAgo, longAgo);

  const elsewhere = await openWorld();
  const mixedUp = { ...elsewhere.platform, files: platform.files };
  expect(await sweepFiles(platform)).toBe(2);
  expect(names()).toEqual([known, young].sort());
  expect(await text(platform.files.get(known))).toBe(known);

  await elsewhere.platform.pool.query("update public.jiebang_migration set at = at + interval '1 second'");
  age(young);
  await expect(sweepFiles(mixedUp)).rejects.toThrow('belong to another database');
  expect(names()).toEqual([known, young].sort());
  await elsewhere.close();
});

test('a file is opened when it is read: one that was removed before fails its reader, and nobody else', async () => {
  const id = newId();
  await put(id, 'soon gone');
  const [unread, late] = [world.platform.files.get(id), world.platform.files.get(id)];
  await world.platform.files.remove(id);
  await new Promise((later) => setTimeout(later, 20));
  expect([unread.errored, unread.destroyed]).toEqual([null, false]);
  await expect(text(late)).rejects.toThrow('ENOENT');
});

test('a full disk is no bug: the server says that it cannot answer now', () => {
  expect(['ENOSPC', 'EDQUOT', '53100', 'EIO'].map((code) => refusalOfLibraryError({ code })?.refused)).toEqual([
    'unavailable',
    'unavailable',
    'unavailable',
    undefined,
  ]);
});
