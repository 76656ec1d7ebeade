import { randomBytes } from 'node:crypto';
import { mostSavedSearches, type ToldEvery } from '@jiebang/contract/achievements/saved-search.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublicAchievement, wholeAchievement } from '../../factory.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let reviewer: Made;
let seeker: Made;
let other: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  organisation = await makeOrganisation(platform, { name: '样本大学', kind: 'university' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation }] });
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  seeker = await makePerson(platform, { name: '许找成果', email: 'seeker@example.com' });
  other = await makePerson(platform, { name: '冯路人' });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await world.close();
});

const as = (who: Made) => world.as(who).achievements;
const minute = 60_000;
/** Lets so much time pass, a moment at a time of a minute, and everything that is due happen. */
const pass = async (ms: number) => world.travel(new Date((await world.now()).getTime() + ms));
const canary = () => `q${randomBytes(6).toString('hex')}`;
const publish = (word: string, given = {}) =>
  makePublicAchievement(
    world.platform,
    { owner: owner.viewer, reviewer: reviewer.viewer },
    { organisation, achievement: { text: word, ...given } },
  );
const save = (query: string, every: ToldEvery, name = '薄膜') =>
  as(seeker).saveSearch({ body: { name, query, every } });
const told = async (id: string) => {
  const { items } = await world.as(seeker).notifications.inbox({ query: { limit: 100 } });
  return items.filter(({ fact, subject }) => fact === 'saved_search_found' && subject === id).length;
};
const counts = async (id: string) => {
  const { rows } = await world.platform.pool.query<{ count: string }>(
    `select data ->> 'count' as count from platform.fact where name = 'saved_search_found' and subject = $1 order by position`,
    [id],
  );
  return rows.map(({ count }) => Number(count));
};

test('who keeps a search is told once of what is published afterwards and found by it, and of nothing else', async () => {
  const [word, rare] = [canary(), canary()];
  await publish(word);
  const { id } = await save(`q=${word}&form=process`, 'at_once');
  await pass(5 * minute);
  expect(await counts(id)).toEqual([]);
  await publish(word);
  await publish(word);
  await publish(word, { form: 'software' });
  await publish(rare);
  await pass(5 * minute);
  expect([await counts(id), await told(id)]).toEqual([[2], 1]);
  await pass(60 * minute);
  expect(await counts(id)).toEqual([2]);
  const mails = await world.platform.pool.query<{ text: string }>(
    `select m::text as text from platform.mail m where recipient = 'seeker@example.com'`,
  );
  expect(mails.rows.filter(({ text }) => text.includes('您保存的成果搜索有新成果'))).toHaveLength(1);
});

test('one that is told each morning comes once after eight, and one that is switched off never; what came meanwhile stays untold', async () => {
  const word = canary();
  const [daily, silent] = [await save(`q=${word}`, 'day'), await save(`q=${word}&form=process`, 'off')];
  await publish(word);
  await pass(5 * minute);
  await pass(24 * 60 * minute);
  await pass(minute);
  expect([await counts(daily.id), await counts(silent.id)]).toEqual([[1], []]);
  const body = { name: '改名', every: 'at_once' } as const;
  await as(seeker).changeSavedSearch({ params: { id: silent.id }, body });
  await pass(5 * minute);
  expect(await counts(silent.id)).toEqual([]);
  await publish(word);
  await pass(5 * minute);
  expect(await counts(silent.id)).toEqual([1]);
  await as(seeker).dropSavedSearch({ params: { id: silent.id } });
  await publish(word);
  await pass(5 * minute);
  expect(await counts(silent.id)).toEqual([1]);
});

test('nobody is told of what is not public: a draft, what is in review, sent back, withdrawn or merged before it was looked at', async () => {
  const word = canary();
  const { id } = await save(`q=${word}`, 'at_once');
  const make = async () => {
    const achievement = wholeAchievement({ title: word, text: word });
    return (await as(owner).create({ body: { organisation, achievement } })).id;
  };
  const submit = (one: string) => as(owner).submit({ params: { id: one }, body: { declaration: '2026-1' } });
  await make();
  const [review, back] = [await make(), await make()];
  for (const one of [review, back]) await submit(one);
  await as(reviewer).return({ params: { id: back }, body: { reason: '请核对。', points: [] } });
  const [withdrawn, merged, into] = [await publish(word), await publish(word), await publish(canary())];
  await as(owner).withdraw({ params: { id: withdrawn.id }, body: { reason: '不再转让。' } });
  await as(owner).merge({ params: { id: merged.id }, body: { into: into.id } });
  await pass(10 * minute);
  expect([await counts(id), await told(id)]).toEqual([[], 0]);
  await as(reviewer).publish({ params: { id: review }, body: { confirmed: [...reviewItems] } });
  await pass(10 * minute);
  expect(await counts(id)).toEqual([1]);
});

test('a search is its owner’s alone; the same one is kept once, one that names nothing is not kept, and there is an end to how many', async () => {
  const { id } = await save('region=31&form=process', 'off', '第一个名称');
  expect(await save('form=process&region=31', 'off', '第二个名称')).toEqual({ id });
  const mine = (await as(seeker).savedSearches()).items.filter((one) => one.id === id);
  expect(mine.map(({ name, query }) => [name, query])).toEqual([['第二个名称', 'form=process&region=31']]);
  expect((await as(other).savedSearches()).items).toEqual([]);
  const body = { name: '别人的', every: 'off' } as const;
  expect(await refusalOf(as(other).changeSavedSearch({ params: { id }, body }))).toBe('not_found');
  expect(await refusalOf(as(other).dropSavedSearch({ params: { id } }))).toBe('not_found');
  expect(await refusalOf(save('', 'day'))).toBe('search_unknown');
  expect(await refusalOf(save('field=x', 'day'))).toBe('search_unknown');
  const kept = (await as(seeker).savedSearches()).items.length;
  for (let n = kept; n < mostSavedSearches; n += 1) await save(`q=many${n}`, 'off');
  expect(await refusalOf(save('q=onemore', 'off'))).toBe('too_many_saved_searches');
  expect((await as(seeker).savedSearches()).items).toHaveLength(mostSavedSearches);
});
