import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { agreeShares, type Earner, makeEarner, signScene } from '../factory.ts';

let world: World;
let scene: DealScene;
let earners: [Earner, Earner, Earner];
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScene(world.platform);
  const make = (name: string) => makeEarner(world.platform, scene, name);
  earners = [await make('赵一鸣'), await make('钱二立'), await make('孙三省')];
  await signScene(world.platform, scene, 1_000_000_000);
  await world.settle();
  const [first, second, third] = earners;
  await agreeShares(world.platform, { owner: scene.owner.viewer, solver: scene.solver.viewer }, scene.need.id, [
    { broker: first.broker.id, share: 4_000 },
    { broker: second.broker.id, share: 3_000 },
    { broker: third.broker.id, share: 3_000 },
  ]);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'brokers')).toEqual([]);
  await world.close();
});
const brokers = (who?: { readonly cookie: string }) => world.as(who).brokers;
const deals = (who: { readonly cookie: string }) => world.as(who).deals;
const authority = () => {
  const found = scene.strangers['authority'];
  if (!found) throw new Error('no authority in the scene');
  return found;
};

test('the year-end conversion: previewed, proposed, approved by another person, frozen; its document stands on its own', async () => {
  const { organiser, contest } = scene;
  const start = { body: { contest } };
  expect(await refusalOf(brokers(organiser).startConversion(start))).toBe('no_points');
  await register();
  expect(await refusalOf(brokers(scene.owner).startConversion(start))).toBe('forbidden');
  expect(await refusalOf(brokers(scene.strangers['organiserElsewhere']).startConversion(start))).toBe('not_found');
  const { id } = await brokers(organiser).startConversion(start);
  expect(await refusalOf(brokers(organiser).startConversion(start))).toBe('conversion_exists');
  expect(await refusalOf(brokers().publicConversion({ query: { contest } }))).toBe('not_found');
  const seen = await brokers(organiser).conversion({ query: { contest } });
  expect(
    seen.rows.map(({ payee, points, grossFen, taxFen, netFen }) => [payee, points, grossFen, taxFen, netFen]),
  ).toEqual([
    ['赵**', 28, 20_000_000, 4_000_000, 16_000_000],
    ['钱**', 21, 15_000_000, 3_000_000, 12_000_000],
    ['孙**', 21, 15_000_000, 3_000_000, 12_000_000],
  ]);
  const both = await makePerson(world.platform, {
    name: '身兼两职',
    grants: [{ role: 'authority' }, { role: 'organiser' }],
  });
  const one = { params: { id } };
  expect(await refusalOf(brokers(authority()).approveConversion({ ...one, version: 1 }))).toBe('not_in_this_state');
  expect(await refusalOf(brokers(organiser).proposeConversion({ ...one, version: 9 }))).toBe('stale_version');
  await brokers(both).proposeConversion({ ...one, version: 1 });
  expect(await refusalOf(brokers(both).approveConversion({ ...one, version: 2 }))).toBe('same_person');
  expect(await refusalOf(brokers(organiser).approveConversion({ ...one, version: 2 }))).toBe('forbidden');
  await brokers(authority()).returnConversion({ ...one, body: { reason: '请按最新积分测算' } });
  await brokers(organiser).previewConversion(one);
  await brokers(organiser).proposeConversion({ ...one, version: 4 });
  expect(await refusalOf(brokers(organiser).previewConversion(one))).toBe('not_in_this_state');
  await expect(
    world.platform.pool.query('update brokers.conversion_row set gross = gross - 1, net = net - 1'),
  ).rejects.toThrow('do not change');
  await brokers(authority()).approveConversion({ ...one, version: 5 });
  await brokers(organiser).freezeConversion({ ...one, version: 6 });

  await world.platform.pool.query(
    "insert into identity.consent (id, person, purpose, notice_version, given_at) values ($1, $1, 'leaderboard_name', 1, now())",
    [earners[1].broker.person],
  );
  const shown = await brokers().publicConversion({ query: { contest } });
  const numbers = earners.map(({ broker }) => broker.number);
  expect(shown.rows.map(({ number, name, grossFen }) => [number, name, grossFen])).toEqual([
    [numbers[0], null, 20_000_000],
    [numbers[1], '钱二立', 15_000_000],
    [numbers[2], null, 15_000_000],
  ]);

  await world.travel(new Date((await world.now()).getTime() + 6 * 60_000));
  const document = await brokers().payoutDocument(one);
  expect(document.content.entries.map(({ payee, amount }) => [payee, amount])).toEqual([
    [numbers[0], 20_000_000],
    [numbers[1], 15_000_000],
    [numbers[2], 15_000_000],
  ]);
  const { keyId } = await world.as().log.head();
  expect(await verified(document, keyId)).toBe(0);
  const entries = document.content.entries.map((entry, at) => ({
    ...entry,
    amount: entry.amount + (at === 0 ? -1 : at === 1 ? 1 : 0),
  }));
  expect(await verified({ ...document, content: { ...document.content, entries } }, keyId)).toBe(1);
});

test('points lost after freezing change nothing in it', async () => {
  const { contest } = scene;
  const before = await brokers().publicConversion({ query: { contest } });
  await deals(scene.organiser).declareRelated({ params: { id: scene.deal }, body: { reason: '同一集团' } });
  await world.settle();
  expect((await brokers().leaderboard({ query: { contest } })).items).toEqual([]);
  expect(await brokers().publicConversion({ query: { contest } })).toEqual(before);
});

async function register(): Promise<void> {
  const registeredOn = (await world.now()).toISOString().slice(0, 10);
  const body = { number: 'HT2026-0007', registeredOn, approvedIncomeFen: null };
  await deals(scene.owner).register({ params: { id: scene.deal }, body });
  await world.settle();
}

/** The exit code of the stand-alone verifier over a document. */
async function verified(document: unknown, keyId: string): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-payout-'));
  const file = path.join(folder, 'payout.json');
  await writeFile(file, JSON.stringify(document));
  const program = path.resolve(import.meta.dirname, '../../../../../verifier/src/main.ts');
  const run = promisify(execFile)(process.execPath, [program, 'payout', file, '--log-key', keyId]);
  const code = await run.then(
    () => 0,
    (error: { code: number }) => error.code,
  );
  await rm(folder, { recursive: true });
  return code;
}
