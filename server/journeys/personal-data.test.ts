import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { modules, personal } from '#app';
import { makePerson, makeSession } from '#modules/identity/factory.ts';
import type { Whose } from '#platform/db/personal.ts';
import { askingOf, forgetAttempts } from '#testing/asking.ts';
import { openWorld, type World } from '#testing/world.ts';
import { type Filled, fill } from './browser/scenes.ts';

// Everyone's copy of what is held on them: all of it, and nobody else's.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
let world: World;
let made: Filled;

beforeAll(async () => {
  world = await openWorld();
  made = await fill(world);
});
beforeEach(() => forgetAttempts(world));
afterAll(() => world?.close());

type Copy = {
  readonly format: string;
  readonly person: string;
  readonly sections: readonly { readonly table: string; readonly what: string; readonly rows: readonly object[] }[];
  readonly left: readonly { readonly what: string; readonly why: string }[];
};

async function textFor(cookie: string): Promise<string> {
  const reply = await world.server.inject({ method: 'GET', url: '/api/v1/me/data', headers: { cookie } });
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/json']);
  expect(reply.headers['content-disposition']).toContain('attachment');
  return reply.payload;
}
const copyFor = async (who: { readonly cookie: string }): Promise<Copy> =>
  JSON.parse(await textFor(who.cookie)) as Copy;
const tablesOf = ({ sections }: Copy) => sections.map(({ table }) => table);

test('every column with a person in it is in the copy of that person, or named among what is left, with the reason', async () => {
  const { rows } = await world.platform.pool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
      and format_type(a.atttypid, null) in ('uuid', 'text', 'bytea', 'text[]')
      and (
        exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
          and f.confrelid = 'identity.person'::regclass and a.attnum = any(f.conkey))
        or a.attname ~ '(^person|_person)$|^(asker|leader|reviewer|certifier|judge|officer|translator)$'
        or a.attname ~ 'email|mobile|phone|handle|recipient|^contact_|identifier|openid|ip_address|audience'
        or (a.attname ~ '_by$' and format_type(a.atttypid, null) = 'uuid'))`);
  const leafOf = (table: string, { column, in: through }: Whose): string =>
    through ? leafOf(through.table, through.whose) : `${table}.${column}`;
  const tables = personal.flatMap((one) => one.tables);
  const exported = tables.flatMap(({ table, whose, columns }) => [
    leafOf(table, whose),
    ...columns.map((column) => `${table}.${column}`),
  ]);
  const left = personal.flatMap((one) => Object.keys(one.left));
  expect(rows.map(({ name }) => name).filter((name) => !exported.includes(name) && !left.includes(name))).toEqual([]);
  expect(left.filter((name) => exported.includes(name))).toEqual([]);
  expect(modules.filter((module) => module.lifecycles && !module.personal).map(({ name }) => name)).toEqual([]);
});

test('what one person did is found by an index in every history, whichever tables there are', async () => {
  const { rows } = await world.platform.pool.query<{ name: string; led: boolean }>(`
    select c.oid::regclass::text as name, exists (select 1 from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum) as led
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'person' and not a.attisdropped
    where c.relkind = 'r' and c.relname like '%\\_move' and c.relname not like '%\\_legal\\_move'`);
  const lives = modules.flatMap(({ lifecycles = [] }) => lifecycles.map(({ table }) => `${table}_move`));
  expect(rows.map(({ name }) => name).sort()).toEqual(lives.sort());
  expect(rows.filter(({ led }) => !led)).toEqual([]);
});

test('each finds what it did and what it was told: a need’s owner, a solver, a judge, a technology manager', async () => {
  const { scene, scoring, earner, newcomer } = made;
  const cases = [
    [scene.owner, ['identity.person', 'identity.membership', 'needs.declaration', 'needs.need_move', 'deals.contract']],
    [scene.solver, ['identity.session', 'certification.application_move']],
    [scoring.solvers[0], ['solutions.team', 'solutions.solution', 'solutions.member', 'solutions.solution_move']],
    [scoring.judges[0], ['judging.seat', 'judging.sheet', 'judging.seat_move']],
    [earner.broker, ['brokers.broker', 'brokers.affiliation', 'brokers.mandate', 'brokers.posting_line']],
    [newcomer, ['needs.question', 'needs.question_move']],
  ] as const;
  for (const [who, tables] of cases) {
    const found = tablesOf(await copyFor(who as { cookie: string }));
    expect(tables.filter((table) => !found.includes(table))).toEqual([]);
  }
  const { sections, left, format } = await copyFor(newcomer);
  expect([format, left.every(({ why }) => why.includes(' / '))]).toEqual(['jiebang/personal-data/1', true]);
  const [first] = sections.filter(({ table }) => table === 'identity.person');
  expect(first?.rows).toMatchObject([{ name: '新来者' }]);
  expect(sections.find(({ table }) => table === 'needs.question')?.rows.length).toBeGreaterThan(1);
});

test('nobody’s copy holds another person’s name, address, number or id', async () => {
  // A name that is nothing else: in the scenes some are called by their role.
  const { rows: people } = await world.platform.pool.query<{ id: string; name: string; email: string | null }>(
    `update identity.person set name = 'N' || md5(id::text) returning id, name, email`,
  );
  const { rows: contacts } = await world.platform.pool.query<{ person: string; phone: string | null }>(
    'select person, phone from deals.contact',
  );
  expect(people.length).toBeGreaterThan(10);
  const found: string[] = [];
  for (const { id, name, email } of people) {
    const text = await textFor(await makeSession(world.platform, id));
    expect([text.includes(id), text.includes(name)]).toEqual([true, true]);
    for (const other of people) {
      if (other.id === id) continue;
      const phones = contacts.flatMap(({ person, phone }) => (person === other.id && phone ? [phone] : []));
      const words = [other.id, other.name, ...(other.email ? [other.email] : []), ...phones];
      found.push(...words.filter((word) => word !== email && text.includes(word)).map((word) => `${id}: ${word}`));
    }
  }
  expect(found).toEqual([]);
});

test('a copy opens nothing: no token, no hash, no code that is under way', async () => {
  const email = 'copy@example.com';
  const { person, cookie } = await makePerson(world.platform, { name: '抄本', email });
  const post = askingOf(() => world);
  await post('/me/handles/proof-codes', { to: 'email' }, cookie);
  const { rows } = await world.platform.pool.query<{ subject: string }>(
    'select subject from platform.mail where recipient = $1',
    [email],
  );
  const code = /\d{6}/.exec(rows[0]?.subject ?? '')?.[0] ?? 'none';
  const { rows: sessions } = await world.platform.pool.query<{ token: string }>(
    'select token from identity.session where person = $1',
    [person],
  );
  const text = await textFor(cookie);
  expect(JSON.parse(text)).toMatchObject({ person });
  expect(code).toMatch(/^\d{6}$/);
  expect([code, ...sessions.map(({ token }) => token)].filter((secret) => text.includes(`${secret}`))).toEqual([]);
});

test('a visitor gets none, and one person sixty an hour', async () => {
  const visitor = await world.server.inject({ method: 'GET', url: '/api/v1/me/data' });
  expect(visitor.statusCode).toBe(401);
  const { cookie } = await makePerson(world.platform, { name: '常来' });
  await textFor(cookie);
  await world.platform.pool.query('update identity.attempt set count = 60');
  const again = await world.server.inject({ method: 'GET', url: '/api/v1/me/data', headers: { cookie } });
  expect([again.statusCode, (again.json() as { code: string }).code]).toEqual([429, 'too_many_requests']);
});
