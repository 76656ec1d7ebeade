import { spawn } from 'node:child_process';
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { contract } from '@jiebang/contract/contract.ts';
import { clientOver, httpSend, type Problem } from '@jiebang/contract/http/client.ts';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { modules, openPlatform, openServer, wrapped } from '#app';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { connect } from '#platform/db/connection.ts';
import { openMasterKey } from '#platform/keys/master-key.ts';
import { openSecrets } from '#platform/keys/secrets.ts';
import type { Platform } from '#platform/platform.ts';
import { keysOf, type MasterKey, masterKeyId, newDataKey, wrapWithMaster } from '#platform/seal/seal.ts';
import { copyOf, endConnections } from '#testing/database.ts';
import { everythingKept } from '#testing/dump.ts';
import { type TransitStandIn, transitStandIn } from '#testing/providers/transit.ts';
import { fetchOver, openWorld, type World } from '#testing/world.ts';
import { examine } from './doctor.ts';
import { addKey, listKeys, rotateKeys } from './keys.ts';

// A change of the master key, from a running installation's first to a third one that a key service keeps.

vi.setConfig({ testTimeout: 120_000 });
const canary = `canary${randomBytes(12).toString('hex')}`;
const teams = 1500;
let world: World;
let vault: TransitStandIn;
let leader: Awaited<ReturnType<Awaited<ReturnType<typeof makeStage>>['solver']>>;
let need = '';
let solution = '';
let first: Uint8Array;
const second = new Uint8Array(randomBytes(32));

beforeAll(async () => {
  world = await openWorld();
  vault = await transitStandIn();
  const stage = await makeStage(world.platform);
  leader = await stage.solver('孙牵头');
  need = (await stage.need()).id;
  const { organisation, viewer, person } = leader;
  const draft = { title: canary, attachments: [] };
  solution = await makeSubmittedSolution(world.platform, viewer, { need, organisation, draft });
  first = keysOf(world.platform.masterKey)[0];
  const ids = Array.from({ length: teams }, () => crypto.randomUUID());
  const keys = ids.map((id) => Buffer.from(wrapWithMaster(first, `solutions team ${id}`, newDataKey())));
  await world.platform.pool.query(
    `insert into solutions.team (id, organisation, leader, wrapped_key, created_at)
     select id, $1, $2, key, now() from unnest($3::uuid[], $4::bytea[]) as made (id, key)`,
    [organisation, person, ids, keys],
  );
});
afterAll(async () => {
  await vault.close();
  await world.close();
});

const hex = (...keys: Uint8Array[]) => keys.map((key) => Buffer.from(key).toString('hex')).join(',');

/** Rows without a server's connection, which would be taken for a server. */
async function rowsOf<T>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const program = path.resolve(import.meta.dirname, 'main.ts');
/** `keys rotate` as an operator runs it. */
const rotating = (...keys: Uint8Array[]) => {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const env = {
    ...{ PATH, HOME, TMPDIR, NODE_COMPILE_CACHE },
    ...{ PUBLIC_URL: 'https://jiebang.example.org', SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'a@example.org' },
    ...{ DATA_DIR: path.dirname(world.filesFolder), DATABASE_URL: world.databaseUrl, MASTER_KEY: hex(...keys) },
  };
  return spawn(process.execPath, [program, 'keys', 'rotate'], { env });
};
const ended = async (child: ReturnType<typeof rotating>) => {
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, said: said.trimEnd().split('\n').at(-1), complained: complained.trimEnd() };
};

/** What a server over these keys says to the team's leader of its solution and its seat; with `forged`, to who made the leader's session out of a dump. */
async function readWith(masterKey: MasterKey, { databaseUrl = world.databaseUrl, forged = false } = {}) {
  const opened = await openPlatform({ ...world, publicUrl: world.platform.publicUrl, databaseUrl, masterKey });
  const options = { requestsPerMinute: 1000, trustProxy: false, checkReplies: true, logLevel: 'silent' };
  const server = await openServer(opened, options);
  const [, name = '', token = ''] = /^(\w+)=([\w-]+)\./.exec(leader.cookie) ?? [];
  const seal = createHmac('sha256', opened.platform.secrets('session')).update(token).digest('base64url');
  const cookie = forged ? `${name}=${token}.${seal}` : leader.cookie;
  const { solutions } = clientOver(contract, httpSend(fetchOver(server), '', { cookie }));
  const told = (call: Promise<unknown>) =>
    call.then(
      (reply) => JSON.stringify(reply),
      (problem: Problem) => problem.document.code,
    );
  const own = await told(solutions.own({ params: { id: solution } }));
  const seat = await told(solutions.create({ body: { need, organisation: leader.organisation, team: null } }));
  await server.close();
  await opened.close();
  return [own.includes(canary) ? canary : own, seat];
}
const whole = [canary, 'already_in_a_team'];

/** Does something with an opened installation, as its command does. */
async function within<T>(settings: Parameters<typeof addKey>[0]['settings'], work: (platform: Platform) => Promise<T>) {
  const masterKey = (db: Platform['db']) => openMasterKey(db, settings);
  const opened = await openPlatform({ ...world, publicUrl: world.platform.publicUrl, masterKey });
  try {
    return await work(opened.platform);
  } finally {
    await opened.close();
  }
}
const doctor = (platform: Platform) =>
  examine({ platform, modules, wrapped, filesFolder: world.filesFolder, production: false });

test('a server that knows the earlier key alone is told to be restarted first, and nothing is wrapped again', async () => {
  // A server keeps one open, by which it hears of jobs.
  const held = await world.platform.pool.connect();
  const { code, complained } = await ended(rotating(second, first));
  expect([code, complained]).toEqual([
    1,
    `A server runs that wraps with ${masterKeyId(first)}: restart it first, so that it knows the new key.`,
  ]);
  held.release();
});

test('cut short by kill -9 it leaves what both keys together read whole, and ends when called again', async () => {
  await endConnections(world.databaseUrl);
  const child = rotating(second, first);
  for await (const line of createInterface({ input: child.stdout })) if (Number.parseInt(line, 10) >= 200) break;
  child.kill('SIGKILL');
  await once(child, 'close');
  const under = async () => {
    const rows = await rowsOf<{ id: string; n: number }>(
      `select encode(substring(wrapped_key from 33 for 16), 'escape') as id, count(*)::int as n from solutions.team group by 1`,
    );
    return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
  };
  const { [masterKeyId(first)]: old = 0, [masterKeyId(second)]: anew = 0 } = await under();
  expect([old > 0, anew > 0, old + anew]).toEqual([true, true, teams + 1]);
  expect(await readWith([second, first])).toEqual(whole);
  const both = { masterKey: { text: hex(second, first) }, keyService: undefined };
  const [unfinished = ''] = await within(both, doctor);
  expect(unfinished).toMatch(new RegExp(`^主密钥更换未完成：还有 \\d+ 项由旧主密钥 ${masterKeyId(first)} 封装。`));

  expect(await ended(rotating(second, first))).toMatchObject({
    code: 0,
    said: expect.stringContaining(`Remove ${masterKeyId(first)} from where the master key is kept`),
  });
  expect(await under()).toEqual({ [masterKeyId(second)]: teams + 1 });
  expect(await within(both, doctor)).toEqual([
    `旧主密钥 ${masterKeyId(first)} 已无用处：请从 MASTER_KEY 或 MASTER_KEY_FILE 中删去。`,
  ]);
  expect(await within({ masterKey: { text: hex(second) }, keyService: undefined }, doctor)).toEqual([]);
});

test('every secret of the database is in the list of what is wrapped again', async () => {
  const columns = await rowsOf<{ table: string; column: string }>(
    `select table_schema || '.' || table_name as table, column_name as column from information_schema.columns
     where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const listed = new Set(wrapped.map(({ table, column }) => `${table}.${column}`));
  const asked = columns.map(
    ({ table, column }) =>
      `select '${table}.${column}' as name where exists (select from ${table} where starts_with(encode(${column}, 'escape'), 'jiebang/1 hkdf-sha256-aes'))`,
  );
  const holding = (await rowsOf<{ name: string }>(asked.join(' union all '))).map(({ name }) => name);
  expect(holding.filter((name) => !listed.has(name))).toEqual([]);
  expect(holding).toContain('solutions.team.wrapped_key');
});

test('with the new key alone everything opens; a dump of database and files gives who has the old one, or another, nothing', async () => {
  expect(await readWith(second)).toEqual(whole);
  await expect(readWith(first)).rejects.toThrow(
    `This master key does not open this database: it was wrapped by the master key ${masterKeyId(second)}, which is not here.`,
  );
  const dump = await copyOf(world.databaseUrl);
  // Who has the dump may take away what stops the start, and makes a session of his own.
  const client = new Client({ connectionString: dump.url });
  await client.connect();
  const { rows: secrets } = await client.query('select * from platform.secret');
  for (const key of [first, new Uint8Array(randomBytes(32))]) {
    const { rows } = await client.query('delete from platform.secret returning use');
    const [own] = await readWith(key, { databaseUrl: dump.url, forged: true });
    expect([rows.length > 10, own]).toEqual([true, 'internal']);
  }
  const kept = await everythingKept({ ...world, platform: { ...world.platform, db: connect(dump.url, 1).db } });
  expect([kept.includes(solution), kept.includes(canary)]).toEqual([true, false]);
  await client.query('delete from platform.secret');
  for (const { use, wrapped: secret } of secrets)
    await client.query('insert into platform.secret values ($1, $2)', [use, secret]);
  await client.end();
  expect(await readWith(second, { databaseUrl: dump.url })).toEqual(whole);
  await dump.drop();
});

test('an installation older than its secrets goes on with what it derived from its one master key, where that must last', async () => {
  const dump = await copyOf(world.databaseUrl);
  const { db, pool } = connect(dump.url, 1);
  await pool.query('delete from platform.secret');
  const refused = openPlatform({
    ...world,
    publicUrl: world.platform.publicUrl,
    databaseUrl: dump.url,
    masterKey: [second, first],
  });
  await expect(refused).rejects.toThrow('Start this version once with the one master key that there is');
  const before = (text: string) => Buffer.from(hkdfSync('sha256', second, '', text, 32));
  const [one, other] = [await openSecrets(db, second), await openSecrets(db, second)];
  expect([one('solutions seat'), one('api key'), one('session').equals(before('jiebang sign-in session'))]).toEqual([
    before('jiebang keyed hash solutions seat'),
    before('jiebang sign-in api-key'),
    false,
  ]);
  expect(other('session')).toEqual(one('session'));
  await db.destroy();
  await dump.drop();
});

test('from a setting to a key service, which keeps the master key closed, and from one of its keys to the next', async () => {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const keyService = vault.settings;
  const beside = { masterKey: { text: hex(second) }, keyService };
  const alone = { masterKey: null, keyService };
  await expect(within(alone, doctor)).rejects.toThrow('under a master key that the key service does not keep');
  await within(beside, (platform) => addKey({ platform, settings: beside }, say));
  await within(beside, (platform) => rotateKeys({ platform, settings: beside }, say));
  expect(await within(alone, doctor)).toEqual([]);
  await expect(readWith(second)).rejects.toThrow('does not open this database');
  const [{ id: kept = '' } = {}] = await rowsOf<{ id: string }>('select id from platform.service_key');

  vault.rotate();
  await within(alone, (platform) => addKey({ platform, settings: alone }, say));
  await within(alone, (platform) => rotateKeys({ platform, settings: alone }, say));
  const keys = await rowsOf<{ id: string; wrapped: string }>('select id, wrapped from platform.service_key');
  expect([keys.length, keys[0]?.id === kept, keys[0]?.wrapped.startsWith('vault:v2:')]).toEqual([1, false, true]);
  const ring = await within(alone, async ({ masterKey }) => masterKey);
  expect(await readWith(ring)).toEqual(whole);
  said.length = 0;
  await within(alone, (platform) => listKeys({ platform, settings: alone }, say));
  expect(said).toEqual([expect.stringMatching(new RegExp(`^${keys[0]?.id} {2}wraps {4}\\d+ secrets$`))]);
});

test('in a file the new key stands above the old one, and notes stay', async () => {
  const file = path.join(path.dirname(world.filesFolder), 'keys');
  writeFileSync(file, `${hex(second)}\n`);
  appendFileSync(file, '# made in June\n');
  const settings = { masterKey: { file }, keyService: undefined };
  const platform = { ...world.platform, masterKey: [second] as const };
  await addKey({ platform, settings }, () => undefined);
  const [added = '', ...before] = readFileSync(file, 'utf8').split('\n');
  expect([/^[0-9a-f]{64}$/.test(added), added === hex(second), before]).toEqual([
    true,
    false,
    [hex(second), '# made in June', ''],
  ]);
});
