import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { newCanaries } from './canaries.ts';
import { needPaper } from './papers.ts';
import { missed } from './sights.ts';
import type { Known } from './sweep/addresses.ts';
import { newMemory, sweep, whereFound } from './sweep/sweep.ts';
import { type Cast, openCast } from './watchers.ts';

// Who finds why a need is to be rejected, in anything that can be asked for, is sent or told, where two people review: before the second one signs, and after.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const canaries = newCanaries();
const known: Known = new Map();
const memory = newMemory();
let cast: Cast;
let need: { params: { id: string } };
let second: Awaited<ReturnType<typeof makePerson>>;

const as = (name: string) => cast.world.as(cast.people[name as 'owner']);

beforeAll(async () => {
  cast = await openCast();
  const { platform } = cast.world;
  await makeRule(platform, { contest: cast.contest, track: cast.track, key: 'reviewers', value: 2 });
  const within = { scope: 'contest', scopeId: cast.contest } as const;
  second = await makePerson(platform, { name: '乙审核', grants: [{ role: 'reviewer', ...within }] });
  const body = { organisation: cast.organisations.enterprise, track: cast.track, need: needPaper(canaries) };
  need = { params: { id: (await as('owner').needs.create({ body })).id } };
  await as('owner').needs.submit({ ...need, body: { declaration: '2026-1' } });
  await as('reviewer').needs.claim(need);
  const points = [{ code: 'fits_track' as const, says: canaries.word('reasons') }];
  await as('reviewer').needs.proposeRejection({ ...need, body: { points, says: canaries.word('reasons') } });
  for (const [kind, value] of [
    ['contest', cast.contest],
    ['track', cast.track],
    ['rule_key', 'points_split'],
    ['need', need.params.id],
  ] as const)
    known.set(kind, new Set([value]));
}, 90_000);
afterAll(async () => {
  for (const ear of cast.ears.values()) ear.close();
  expect(await brokenAnywhere(cast.world.platform)).toEqual([]);
  await cast.world.close();
});

/** Who finds each secret in every reading route, page, mail and live stream; none of them stands in a fact, a log or a kept reply. */
async function found(): Promise<Record<string, string[]>> {
  await cast.world.settle();
  const { sights } = await sweep(cast, known, memory);
  const facts = JSON.stringify(await factsAfter(cast.world.platform.db, 0, null, 10_000));
  const kept = JSON.stringify((await cast.world.platform.pool.query('select * from platform.idempotent_reply')).rows);
  const dark = facts + kept + cast.log.join('\n');
  expect(canaries.planted.filter(({ spellings }) => spellings.some((one) => dark.includes(one)))).toEqual([]);
  return Object.fromEntries(
    [...new Set(canaries.planted.map(({ secret }) => secret))].map((secret) => {
      const planted = canaries.planted.filter((one) => one.secret === secret);
      const finds = sights.filter((sight) => planted.some((canary) => whereFound(canary, sight) !== undefined));
      return [secret, finds.map(({ watcher }) => watcher).sort()];
    }),
  );
}

const staff = ['clearance_officer', 'organiser', 'reviewer'];
const concerned = [...staff, 'colleague', 'owner'].sort();

test('proposed, its reasons are between the staff: its owner finds no word of them, and hears of nothing', async () => {
  expect(await found()).toEqual({ need: concerned, reasons: staff });
  expect(cast.ears.get('owner')?.heard()).not.toContain('need_reject');
});

test('signed by another, its reasons are its owner’s to read, and nobody else’s', async () => {
  await cast.world.as(second).needs.signRejection({ ...need, body: { says: canaries.word('second') } });
  expect(await found()).toEqual({ need: concerned, reasons: concerned, second: concerned });
  expect(cast.ears.get('owner')?.heard()).toContain('need_rejected');
});

test('contested, why is read by who reviews it again', async () => {
  await as('owner').needs.contestRejection({ ...need, body: { reason: canaries.word('contest') } });
  expect(await found()).toEqual({ need: concerned, reasons: concerned, second: concerned, contest: concerned });
});

test('nothing changed that was not asked for again', async () => {
  const { sights } = await sweep(cast, known, memory);
  expect(await missed(cast, known, sights)).toEqual([]);
});
