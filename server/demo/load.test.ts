import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules, wrapped } from '#app';
import { clockIsMoved } from '#platform/db/connection.ts';
import type { DemoAccount } from '#platform/process/demo-accounts.ts';
import { openWorld, type World } from '#testing/world.ts';
import { examine } from '../src/cli/doctor.ts';
import { readContent } from './content/content.ts';
import { loadDemo } from './load.ts';

const content = readContent();
let world: World;
let accounts: DemoAccount[];
const lines: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  accounts = await loadDemo(world.platform, modules, (line) => lines.push(line));
}, 300_000);
afterAll(() => world.close());

const rowsOf = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await world.platform.pool.query<Record<string, unknown>>(sql, values)).rows;
const states = async (table: string) =>
  Object.fromEntries(
    (await rowsOf(`select state, count(*)::int as n from ${table} group by 1 order by 1`)).map((row) => [
      row['state'],
      row['n'],
    ]),
  );

test('loading says how far it is', () => {
  expect(lines[0]).toBe(`单位 ${content.organisations.length} 家，人员 ${content.people.length} 位`);
  expect(lines.filter((line) => /^需求 \d+\/47，揭榜方案 \d+\/61 …$/.test(line)).length).toBeGreaterThan(5);
});

test('the clock reads real time again, and the doctor finds nothing', async () => {
  expect(await clockIsMoved(world.platform.db)).toBe(false);
  const { platform, filesFolder } = world;
  expect(await examine({ platform, modules, wrapped, filesFolder, production: true })).toEqual([]);
  expect((await stat(filesFolder)).isDirectory()).toBe(true);
});

describe('what there is', () => {
  test('needs in every state of the content', async () => {
    const expected: Record<string, number> = {};
    for (const { state } of content.needs) expected[state] = (expected[state] ?? 0) + 1;
    expect(await states('needs.need')).toEqual(expected);
  });

  test('public texts that hold no trace of their owner: nothing was left standing at a sign-off', async () => {
    const signed = await rowsOf(`select reason from needs.need_move where action = 'sign_off'`);
    expect(signed.length).toBeGreaterThan(30);
    expect(signed.filter(({ reason }) => reason !== null)).toEqual([]);
  });

  test('solutions sealed, opened, screened, ranked, chosen', async () => {
    const found = await states('solutions.solution');
    expect(Object.keys(found)).toEqual(['chosen', 'not_chosen', 'opened', 'ranked', 'screened_in', 'submitted']);
    expect(Object.values(found).reduce((sum, n) => Number(sum) + Number(n), 0)).toBe(content.solutions.length);
  });

  test('deals from intent to closed, certificates, attributions, points, a preview of the conversion', async () => {
    expect(await states('deals.deal')).toEqual({
      closed: 3,
      failed: 1,
      intent: 1,
      negotiating: 3,
      performing: 4,
      signed: 1,
    });
    expect(await states('certification.application')).toEqual({ applied: 1, issued: 4, returned: 1, under_check: 1 });
    expect(await states('brokers.attribution')).toEqual({ confirmed: 6, disputed: 1, proposed: 1 });
    expect(await states('brokers.conversion')).toEqual({ previewed: 1 });
    const board = await world.as().brokers.leaderboard({ query: {} });
    expect(board.items.length).toBeGreaterThanOrEqual(5);
  });

  test('the library holds achievements, an import, a pair that may be one, and an assessment with an expert’s version', async () => {
    expect(await states('achievements.achievement')).toEqual({ draft: 4, public: 28, under_review: 2 });
    expect(await rowsOf('select state, imported, bad from achievements.import')).toEqual([
      { state: 'done', imported: 3, bad: 1 },
    ]);
    const { items } = await world.as().achievements.list({ query: { limit: 100 } });
    expect(items.length).toBe(28);
    const [row] = await rowsOf(
      `select a.number from achievements.assessment s join achievements.achievement a on a.id = s.achievement where s.kind = 'expert'`,
    );
    const { automatic, expert } = await world
      .as()
      .achievements.publicAssessment({ params: { number: String(row?.['number']) } });
    expect(
      expert?.grades.filter(({ reason }) => reason !== null).map(({ computed, score }) => score - computed),
    ).toEqual([12, -10]);
    expect(automatic.total).not.toBe(expert?.total);
  });

  test('needs and achievements have found each other: a company judges its best match, inquiries and an expert wait, a search has found something', async () => {
    const [best] = await rowsOf(
      `select n.number, m.strength > 0.35 as strong, (select sum((r->>'contribution')::float8) from jsonb_array_elements(m.reasons) r) - m.score < 1e-6 as sums,
        j.verdict from matching.match m join needs.need n on n.id = m.need
        left join matching.judgement j on j.need = m.need and j.achievement = m.achievement order by m.strength desc limit 1`,
    );
    expect(best).toMatchObject({ strong: true, sums: true, verdict: 'good' });
    expect(await states('deals.inquiry')).toEqual({ asked: 2 });
    expect(await states('achievements.expert_assessment')).toEqual({ asked: 1, signed: 1 });
    const told = await rowsOf(`select name from platform.fact where name = 'saved_search_found'`);
    expect(told.length).toBe(1);
  });

  test('public notices stand, with an objection that waits for its answer', async () => {
    const { items } = await world.as().judging.results({ query: { limit: 100 } });
    expect(items.filter((one) => one.state === 'standing').length).toBe(3);
    expect(await states('judging.objection')).toEqual({ dismissed: 1, filed: 1 });
  });

  test('a live final is in progress, with one team still to come, and a matchmaking session has its timetable', async () => {
    const [final] = await rowsOf('select number from judging.final');
    const { show, items } = await world.as().judging.final({ params: { number: String(final?.['number']) } });
    expect([show.state, items.length, show.items.map(({ state }) => state).sort()]).toEqual([
      ...['live', 3],
      ['scored', 'scored', 'waiting'],
    ]);
    const [session] = await rowsOf('select number from judging.session');
    const hall = await world.as().judging.hallBoard({ params: { number: String(session?.['number']) } });
    expect([hall.state, hall.meetings.length > 2]).toEqual(['announced', true]);
  });

  test('every station of a need is dated in the past, in the order of its days', async () => {
    const rows =
      await rowsOf(`select m.item from (select item, at, lag(at) over (partition by item order by n) as before
      from needs.need_move) m where m.at < m.before or m.at > now()`);
    expect(rows).toEqual([]);
  });
});

/** Tables in whose rows one of these texts stands. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const tables = await rowsOf(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsOf(
      `select 1 from ${name} t where exists (select 1 from unnest($1::text[]) s where position(s in t::text) > 0) limit 1`,
      [texts],
    );
    if (rows.length > 0) found.push(String(name));
  }
  return found;
}

test('nothing of what is still sealed stands in a table in the clear', async () => {
  const sealed = content.solutions.filter(({ need }) => {
    const { state } = content.needs.find((one) => one.key === need) ?? {};
    return state === 'published';
  });
  expect(sealed.length).toBeGreaterThan(10);
  expect(await tablesWith(sealed.map(({ draft }) => (draft.approach ?? '').slice(0, 30)))).toEqual([]);
  // That the search finds what is there: a problem as its owner wrote it, and as it was handed in.
  const [need] = content.needs;
  expect(await tablesWith([(need?.original.problem ?? '').slice(0, 30)])).toEqual(['needs.need', 'needs.need_version']);
});

describe('sign-ins', () => {
  test('each persona has one that works, and nobody else has a session or a password', async () => {
    expect(new Set(accounts.map((one) => one.password)).size).toBe(accounts.length);
    for (const { email, password } of accounts)
      expect((await world.as().identity.signIn({ body: { email, password } })).person).toBeTruthy();
    const [row] = await rowsOf(
      'select (select count(distinct person) from identity.session)::int as sessions, (select count(*) from identity.account where password is not null)::int as passwords',
    );
    expect(row).toEqual({ sessions: accounts.length, passwords: accounts.length });
  });
});
