import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from '../../factory.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage();
});
afterAll(() => world.close());

/** A contest with its staff, and a company that has a need. */
async function makeStage() {
  const { platform } = world;
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const company = await makeOrganisation(platform, { name: '样本需求有限公司' });
  const staff = (name: string, role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    makePerson(platform, { name, grants: [{ role, scope: 'contest', scopeId: contest }] });
  return {
    ...{ contest, track, company },
    owner: await makePerson(platform, { name: '周需求', organisations: [{ id: company }] }),
    reviewer: await staff('吴审核', 'reviewer'),
    officer: await staff('郑脱密', 'clearance_officer'),
    organiser: await staff('王承办', 'organiser'),
  };
}

const [district, bureau] = ['样本金丝雀区科委', '样本委办局'];
const as = (who: { cookie: string }) => world.as(who).needs;
const list = (...names: string[]) =>
  world.as(stage.organiser).contests.setRule({
    params: { id: stage.contest },
    body: {
      key: 'recommending_units',
      value: names.map((name) => ({ name, nameEn: null })),
      track: null,
      from: null,
      note: '通知所附名单',
    },
  });
const draft = async (recommender: string | null) =>
  (
    await as(stage.owner).create({
      body: { organisation: stage.company, track: stage.track, need: wholeDraft({ recommender }) },
    })
  ).id;
const submit = (id: string) => as(stage.owner).submit({ params: { id }, body: { declaration: '2026-1' } });

test('a need names a unit of the list of its contest, or none; what is in no list is kept in the draft and refused when it is handed in', async () => {
  const id = await draft(district);
  expect((await as(stage.owner).work({ params: { id } })).can['submit']).toEqual({ code: 'recommender_unlisted' });
  expect(await refusalOf(submit(id))).toBe('recommender_unlisted');
  await list(district, bureau);
  const rules = await world.as().contests.rules({ params: { id: stage.contest }, query: { track: stage.track } });
  expect(rules.rules.find(({ key }) => key === 'recommending_units')?.value).toEqual([
    { name: district, nameEn: null },
    { name: bureau, nameEn: null },
  ]);
  expect((await submit(id)).state).toBe('submitted');
  // What was handed in stands, whatever the list is later; the next one is asked anew.
  await list(bureau);
  expect((await as(stage.reviewer).claim({ params: { id } })).state).toBe('under_review');
  expect(await refusalOf(submit(await draft(district)))).toBe('recommender_unlisted');
  expect((await submit(await draft(null))).state).toBe('submitted');
  expect(await refusalOf(list(bureau, bureau))).toBe('invalid_input');
});

test('its people and the staff read who recommended it and find needs by it; the public never does', async () => {
  await list(district, bureau);
  const staff = {
    owner: stage.owner.viewer,
    reviewer: stage.reviewer.viewer,
    officer: stage.officer.viewer,
    organiser: stage.organiser.viewer,
  };
  const place = { organisation: stage.company, track: stage.track };
  const { id, number } = await makePublishedNeed(world.platform, staff, { ...place, draft: { recommender: district } });
  const other = await draft(bureau);
  await submit(other);
  for (const who of [stage.owner, stage.reviewer, stage.organiser])
    expect((await as(who).work({ params: { id } })).original.recommender).toBe(district);
  const found = async (who: { cookie: string }, desk: 'organiser' | 'review' | 'owner', recommender: string) =>
    (await as(who).list({ query: { desk, recommender, limit: 100 } })).items.map((one) => [one.id, one.recommender]);
  expect(await found(stage.organiser, 'organiser', bureau)).toEqual([[other, bureau]]);
  expect(await found(stage.reviewer, 'review', bureau)).toEqual([[other, bureau]]);
  expect(await found(stage.owner, 'owner', bureau)).toEqual([[other, bureau]]);
  expect((await found(stage.organiser, 'organiser', district)).map(([one]) => one)).toContain(id);
  expect(await found(stage.organiser, 'organiser', '样本')).toEqual([]);
  const stranger = await makePerson(world.platform, { name: '路人' });
  expect(await found(stranger, 'organiser', district)).toEqual([]);
  const seen = [
    JSON.stringify(await world.as().needs.read({ params: { number } })),
    JSON.stringify(await world.as().needs.board({ query: { q: '薄膜' } })),
    ...(await Promise.all(
      [`/needs/${number}`, `/en/needs/${number}`, '/needs', '/feed.json'].map(
        async (url) => (await world.server.inject({ url })).body,
      ),
    )),
  ];
  expect(seen.map((text) => [text.includes(number), text.includes(district)])).toEqual(seen.map(() => [true, false]));
});
