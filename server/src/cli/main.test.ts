import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation } from '#modules/identity/factory.ts';
import { definitions } from '#platform/process/setting-definitions.ts';
import { keysOf } from '#platform/seal/seal.ts';
import { openWorld, type World } from '#testing/world.ts';

// The command as an operator runs it: a process of its own, beside a server's database.

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const [key] = keysOf(world.platform.masterKey);
  await writeFile(path.join(folder(), 'master.key'), `${Buffer.from(key).toString('hex')}\n`);
  await makeTrack(world.platform, await makeContest(world.platform), { name: '产业专场' });
  await makeOrganisation(world.platform, { name: '样本需求有限公司' });
});
afterAll(() => world.close());

// Each run starts a process, seconds on a machine that does much else.
vi.setConfig({ testTimeout: 120_000 });
const program = path.resolve(import.meta.dirname, 'main.ts');
const folder = () => path.dirname(world.filesFolder);
const rowsOf = async (sql: string) => (await world.platform.pool.query<Record<string, unknown>>(sql)).rows;

/** Runs one command; `piped` is what its standard input says. */
async function jiebang(args: string[], piped = '') {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, DATA_DIR: folder(), DATABASE_URL: world.databaseUrl };
  const child = spawn(process.execPath, [program, ...args], { env });
  child.stdin.end(piped);
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, said: said.trimEnd(), complained: complained.trimEnd() };
}

test('settings: every one of them, with its default and what it means', async () => {
  const { code, said } = await jiebang(['settings']);
  const lines = said.split('\n').slice(1);
  expect([code, lines.map((line) => line.split(' ')[0])]).toEqual([0, Object.keys(definitions)]);
  expect(lines[0]).toMatch(/^PORT +3000 +Port to listen on/);
});

test('admin create: the account signs in with the password that was piped in, and is an administrator', async () => {
  const email = 'first.admin@example.org';
  const create = ['admin', 'create', '--email', email, '--name', '样本管理员'];
  expect(await jiebang(create, 'too short\n')).toEqual({
    code: 1,
    said: '',
    complained: 'A password has at least 10 characters.',
  });
  expect(await rowsOf(`select id from identity.person where email = '${email}'`)).toEqual([]);
  expect(await jiebang(create, 'a long enough one\n')).toEqual({
    code: 0,
    said: `${email} is an administrator now.`,
    complained: '',
  });
  const signIn = world.as().identity.signIn({ body: { email, password: 'a long enough one' } });
  expect(await signIn).toMatchObject({});
  expect(
    await rowsOf(
      `select g.role, g.scope from identity.role_grant g join identity.person p on p.id = g.person where p.email = '${email}'`,
    ),
  ).toEqual([{ role: 'admin', scope: 'platform' }]);
});

test('import needs: every readable row becomes a draft of the organisation once; a row that is not is told', async () => {
  const file = path.join(folder(), 'needs.jsonl');
  const rows = [
    { id: '1', title: '海藻纤维的连续纺丝', content: '现有纺丝液易断，需要稳定的凝固工艺。' },
    { id: '2', title: '盐碱地用菌剂', content: '需要在含盐千分之五的土壤中存活的菌株。' },
  ];
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const owner = ['--owner', '样本需求有限公司'];
  const drafts = () => rowsOf('select title, state from needs.need order by title');
  const summary = async (args: string[]) => {
    const { code, said, complained } = await jiebang(['import', 'needs', ...args]);
    return [code, said.split('\n').at(-1), complained];
  };
  const told = (text: string) => `共 2 行，${text}，有误 0 行（产业专场）。`;
  expect(await summary([file, ...owner, '--dry-run'])).toEqual([0, told('可导入 2 行，此前已导入或重复 0 行'), '']);
  expect(await drafts()).toEqual([]);
  expect(await summary([file, ...owner])).toEqual([0, told('已导入 2 行，此前已导入或重复 0 行'), '']);
  expect(await summary([file, ...owner])).toEqual([0, told('已导入 0 行，此前已导入或重复 2 行'), '']);
  expect(await drafts()).toEqual([
    { title: '海藻纤维的连续纺丝', state: 'draft' },
    { title: '盐碱地用菌剂', state: 'draft' },
  ]);
  expect(await summary([file, '--owner', '无此单位'])).toEqual([
    1,
    '',
    '没有叫“无此单位”的单位；请给出单位的完整名称或 id。',
  ]);
  await writeFile(file, '{"id":"3"}');
  expect((await summary([file, ...owner]))[0]).toBe(1);
});

test('doctor: nothing wrong ends with 0, a broken invariant with 1 and its words', async () => {
  expect(await jiebang(['doctor'])).toEqual({ code: 0, said: '一切正常。', complained: '' });
  await world.platform.pool.query("update needs.need set state = 'submitted' where title = '盐碱地用菌剂'");
  const { code, said } = await jiebang(['doctor']);
  expect([code, said.replace(/[0-9a-f-]{36}/, 'ID').split('\n')]).toEqual([
    1,
    ['needs：不成立：“A need is in the state to which its last move took it.”，1 行，如 ID', '共 1 处问题。'],
  ]);
});

test.each([
  [['doctor', 'now'], 'There is no command “doctor now”: npm run jiebang without one lists what there is.'],
  [['admin', 'create', '--email', 'a@example.org'], 'admin create needs --email ADDRESS and --name NAME.'],
  [['admin', 'create', '--email', 'nobody', '--name', '样本'], 'nobody is not an e-mail address.'],
  [['admin', 'create', '--mail', 'a@example.org'], "Unknown option '--mail'"],
  [['import', 'needs', 'a.csv', 'b.csv', '--owner', 'X'], 'import needs takes one file and --owner ORGANISATION.'],
])('wrong arguments end with 2 and one sentence: %j', async (args, sentence) => {
  expect(await jiebang(args)).toEqual({ code: 2, said: '', complained: sentence });
});
