import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { now } from '#platform/db/connection.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { agreeShares, makeEarner, signScene } from '../factory.ts';
import { postPoints, reversePoints } from './actions/post.ts';
import { accountOf, insertPosting } from './store.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'brokers')).toEqual([]);
  await world.close();
});

/** A deal whose shares stand, and that has been paid for: all but the posting. */
async function ready(): Promise<{ scene: DealScene; broker: string; before: () => Promise<void> }> {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene);
  await signScene(world.platform, scene, 50_000_000);
  await world.settle();
  const shares = [{ broker: earner.broker.id, share: 10_000 }];
  await agreeShares(world.platform, { owner: scene.owner.viewer, solver: scene.solver.viewer }, scene.need.id, shares);
  const before = async () => {
    await world.platform.pool.query(
      'update deals.deal set registration_number = $2, registered_on = current_date where id = $1',
      [scene.deal, 'HT2026-0009'],
    );
  };
  return { scene, broker: earner.broker.id, before };
}
const count = async (text: string, values: unknown[] = []): Promise<number> => {
  const { rows } = await world.platform.pool.query<{ n: number }>(`select count(*) as n from ${text}`, values);
  return rows[0]?.n ?? -1;
};

test('a hundred postings for one need at once make exactly one', async () => {
  const { scene, before } = await ready();
  await before();
  const post = () =>
    world.platform.transact((tx) => postPoints(tx, world.platform, scene.need.id).then((id) => ({ id })));
  const results = await Promise.all(Array.from({ length: 100 }, post));
  expect(results.filter((one) => !isRefusal(one) && one.id !== null).length).toBe(1);
  expect(await count('brokers.posting where need = $1', [scene.need.id])).toBe(1);
  const reverse = () =>
    world.platform.transact((tx) => reversePoints(tx, world.platform, scene.need.id).then((id) => ({ id })));
  const reversals = await Promise.all(Array.from({ length: 100 }, reverse));
  expect(reversals.filter((one) => !isRefusal(one) && one.id !== null).length).toBe(1);
  await world.platform.pool.query("update brokers.attribution set state = 'confirmed' where need = $1", [
    scene.need.id,
  ]);
  const again = await world.platform.transact(async (tx) => ({
    id: await postPoints(tx, world.platform, scene.need.id),
  }));
  expect(again).toEqual({ id: null });
  await world.platform.pool.query("update brokers.attribution set state = 'voided' where need = $1", [scene.need.id]);
  await world.platform.pool.query(
    `insert into brokers.attribution_move (item, action, from_state, to_state, at, role)
     select id, 'void', 'confirmed', 'voided', now(), 'journey' from brokers.attribution where need = $1`,
    [scene.need.id],
  );
});

/** Writes a posting past every check of the code: what is left is the database. */
async function forced(scene: DealScene, lines: readonly (readonly [string, number])[]) {
  return world.platform.transact(async (tx) => {
    const id = newId();
    const accounts: { account: string; points: number }[] = [];
    for (const [kind, points] of lines) {
      const [name, holder = null] = kind.split(':') as ['issuance' | 'broker', string?];
      accounts.push({ account: await accountOf(tx, scene.contest, name, holder), points });
    }
    const at = await now(tx);
    const place = { contest: scene.contest, need: scene.need.id, deal: scene.deal };
    const posting = { id, ...place, kind: 'points', at, base: 10, rules: '{}', leaf: newId(), reverses: null };
    await insertPosting(tx, { ...posting, lines: accounts });
    return { id };
  });
}

test('the database itself admits one posting a need, of a hundred that try at once without asking', async () => {
  const { scene, broker } = await ready();
  const tries = Array.from({ length: 100 }, () =>
    forced(scene, [
      ['issuance', -7],
      [`broker:${broker}`, 7],
    ]),
  );
  const results = await Promise.all(tries);
  expect(results.filter((one) => !isRefusal(one)).length).toBe(1);
  expect(new Set(results.flatMap((one) => (isRefusal(one) ? [one.refused] : [])))).toEqual(
    new Set(['points_already_posted']),
  );
});

test('a posting that does not make zero, or has one line, or none, never commits', async () => {
  const { scene, broker } = await ready();
  const wrong = [
    [
      ['issuance', -7],
      [`broker:${broker}`, 8],
    ],
    [['issuance', -7]],
  ] as const;
  for (const lines of wrong) await expect(forced(scene, lines)).rejects.toThrow('lines that make');
  await expect(
    world.platform.pool.query(
      `insert into brokers.posting (id, contest, need, deal, kind, at, base, rules, leaf) values ($1, $2, $3, $4, 'points', now(), 10, '{}', $1)`,
      [newId(), scene.contest, scene.need.id, scene.deal],
    ),
  ).rejects.toThrow('lines that make');
  expect(await count('brokers.posting where need = $1', [scene.need.id])).toBe(0);
});

test('what was posted is never changed, deleted or emptied', async () => {
  for (const table of ['posting', 'posting_line', 'account']) {
    const before = await count(`brokers.${table}`);
    expect(before).toBeGreaterThan(0);
    const column = { posting: 'base = 1', posting_line: 'points = 1', account: "kind = 'broker'" }[table];
    await expect(world.platform.pool.query(`update brokers.${table} set ${column}`)).rejects.toThrow('never changed');
    await expect(world.platform.pool.query(`delete from brokers.${table}`)).rejects.toThrow('never changed');
    await expect(world.platform.pool.query(`truncate brokers.${table} cascade`)).rejects.toThrow('never changed');
    expect(await count(`brokers.${table}`)).toBe(before);
  }
});
