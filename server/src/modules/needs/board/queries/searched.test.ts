import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { feedNow } from '#platform/search/feed/anew.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from '../../factory.ts';
import { searchedNeeds } from './searched.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let world: World;
type Person = Awaited<ReturnType<typeof makePerson>>;
let owner: Person;
let organiser: Person;
let authority: Person;
let contest: string;
let publish: (word: string) => Promise<{ id: string; number: string }>;
let draft: (word: string) => Promise<unknown>;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const organisation = await makeOrganisation(platform);
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: organisation }] });
  const within = { scope: 'contest', scopeId: contest } as const;
  const reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer', ...within }] });
  const officer = await makePerson(platform, { name: '郑脱密', grants: [{ role: 'clearance_officer', ...within }] });
  organiser = await makePerson(platform, { name: '王承办', grants: [{ role: 'organiser', ...within }] });
  authority = await makePerson(platform, { name: '冯主管', grants: [{ role: 'authority', ...within }] });
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  publish = (word) => makePublishedNeed(platform, staff, { organisation, track, publicText: { problem: word } });
  draft = (word) => world.as(owner).needs.create({ body: { organisation, track, need: wholeDraft({ title: word }) } });
  await platform.search.index('needs').settled();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const canary = () => `q${randomBytes(6).toString('hex')}`;
const index = () => world.platform.search.index('needs');
/** Waits until a word finds these needs and no others; returns how long it took, in milliseconds. */
async function finds(word: string, ids: string[], state?: string): Promise<number> {
  const begun = performance.now();
  const conditions = state === undefined ? [] : [{ is: 'value', name: 'state', anyOf: [state] } as const];
  await vi.waitFor(
    async () => {
      const { hits } = await index().search({ terms: new Map([[word, 1]]), conditions, limit: 10 });
      expect(hits.map(({ id }) => id)).toEqual(ids);
    },
    { timeout: 30_000, interval: 20 },
  );
  return performance.now() - begun;
}
const kept = async () => {
  const { rows } = await world.platform.pool.query<{ id: string; document: string }>(
    `select id, document from platform.search_document where index = 'needs' and document is not null order by id`,
  );
  return rows;
};

test('a need is found by its public text from when it is on the board, follows its state, and in quarantine is not there at all', async () => {
  const word = canary();
  const { id, number } = await publish(word);
  expect(await finds(word, [id], 'published')).toBeLessThan(2000);
  await world.as(authority).needs.report({ params: { number }, body: { kind: 'state_secret', words: '疑似涉密' } });
  expect(await finds(word, [])).toBeLessThan(2000);
  expect(JSON.stringify(await kept())).not.toContain(word);
  const reports = await world.as(organiser).needs.reports({ query: { limit: 100 } });
  const report = reports.items.find(({ need }) => need.number === number)?.id ?? '';
  await world.as(organiser).needs.liftQuarantine({ params: { id: report }, body: { reason: '经核实不涉密。' } });
  expect(await finds(word, [id], 'published')).toBeLessThan(2000);
  await world.as(organiser).needs.terminate({ params: { id }, body: { reason: '不再进行。' } });
  expect(await finds(word, [id], 'terminated')).toBeLessThan(2000);
});

test('the original text and what is not on the board never enter the index; put anew, it is the same', async () => {
  const [original, shown] = [canary(), canary()];
  await draft(original);
  await publish(shown);
  const before = await kept();
  expect([JSON.stringify(before).includes(original), JSON.stringify(before).includes(shown)]).toEqual([false, true]);
  await world.platform.pool.query(`delete from platform.search_document where index = 'needs'`);
  await feedNow(world.platform, searchedNeeds, () => undefined);
  expect(await kept()).toEqual(before);
});
