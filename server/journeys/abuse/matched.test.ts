import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePublicAchievement } from '#modules/achievements/factory.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

// What somebody with bad intentions would try with what the machine has matched, and what must be gone at once.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let staff: { reviewer: Made; officer: Made; organiser: Made; admin: Made };
let track: string;
beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  const person = (name: string, grants: Parameters<typeof makePerson>[1]['grants']) =>
    makePerson(platform, { name, ...(grants ? { grants } : {}) });
  staff = {
    reviewer: await person('吴审核', [{ role: 'reviewer' }]),
    officer: await person('郑脱密', [{ role: 'clearance_officer' }]),
    organiser: await person('王承办', [{ role: 'organiser', scope: 'contest', scopeId: contest }]),
    admin: await person('冯管理', [{ role: 'admin' }]),
  };
});
afterAll(() => world.close());

/** A company’s need and a university’s achievement that match, found and told; with an administrator and a member of each. */
async function scene() {
  const { platform } = world;
  const company = await makeOrganisation(platform);
  const university = await makeOrganisation(platform, { kind: 'university' });
  const person = (name: string, id: string, role: 'member' | 'admin') =>
    makePerson(platform, { name, organisations: [{ id, role }] });
  const owner = await person('钱需求', company, 'admin');
  const holder = await person('周成果', university, 'admin');
  const { reviewer, officer, organiser } = staff;
  const by = { reviewer: reviewer.viewer, officer: officer.viewer, organiser: organiser.viewer };
  const need = await makePublishedNeed(platform, { owner: owner.viewer, ...by }, { organisation: company, track });
  const publish = (title?: string) =>
    makePublicAchievement(
      platform,
      { owner: holder.viewer, reviewer: reviewer.viewer },
      { organisation: university, ...(title ? { achievement: { title } } : {}) },
    );
  const achievement = await publish();
  await world.settle();
  return {
    ...{ company, university, owner, holder, need, achievement, publish },
    mate: await person('钱同事', company, 'member'),
    clerk: await person('周文员', university, 'member'),
  };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const as = (who: Made) => world.as(who).matching;
const ofNeed = async (who: Made, { need, university }: Scene) => {
  const { achievements, solvers } = await as(who).ofNeed({ params: { id: need.id } });
  return {
    ids: achievements.map(({ id }) => id),
    solver: solvers.some(({ organisation }) => organisation === university),
  };
};
const ofAchievement = async (who: Made, { achievement }: Scene) =>
  (await as(who).ofAchievement({ params: { id: achievement.id } })).needs.map(({ id }) => id);
const pair = ({ need, achievement }: Scene) => ({ need: need.id, achievement: achievement.id });
const leave = (who: Made, organisation: string) =>
  world.as(who).identity.removeMember({ params: { id: organisation, person: who.person } });
const told = async (who: Made) =>
  (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items.filter(({ fact }) =>
    fact.endsWith('_matched'),
  ).length;

test('who has left the owner of a need or of an achievement reads, judges, chooses and is told nothing more of its matches', async () => {
  const made = await scene();
  const { company, university, mate, clerk, need, achievement, publish } = made;
  expect((await ofNeed(mate, made)).ids).toContain(achievement.id);
  expect(await ofAchievement(clerk, made)).toContain(need.id);
  await leave(mate, company);
  await leave(clerk, university);
  const before = [await told(mate), await told(clerk)];
  await publish('低温薄膜拉伸设备');
  await world.settle();
  expect(await refusalOf(ofNeed(mate, made))).toBe('not_found');
  expect(await refusalOf(ofAchievement(clerk, made))).toBe('not_found');
  for (const [one, organisation] of [
    [mate, company],
    [clerk, university],
  ] as const) {
    expect(await refusalOf(as(one).judge({ body: { ...pair(made), verdict: 'not_relevant' } }))).toBe('not_found');
    const choice = { params: { id: organisation }, body: { matched: false } };
    expect(await refusalOf(as(one).chooseMatched(choice))).toBe('not_found');
    expect((await as(one).choices()).organisations).toEqual([]);
  }
  expect([await told(mate), await told(clerk)]).toEqual(before);
});

test('what is withdrawn, or in quarantine, is gone from the other side at once, before anything is matched anew', async () => {
  const made = await scene();
  const { owner, holder, need, achievement } = made;
  expect([(await ofNeed(owner, made)).ids.includes(achievement.id), await ofAchievement(holder, made)]).toEqual([
    true,
    expect.arrayContaining([need.id]),
  ]);
  await world.platform.pool.query('update needs.need set quarantined = true where id = $1', [need.id]);
  expect(await ofAchievement(holder, made)).not.toContain(need.id);
  expect(await refusalOf(as(holder).judge({ body: { ...pair(made), verdict: 'good' } }))).toBe('not_found');
  await world.platform.pool.query('update needs.need set quarantined = false where id = $1', [need.id]);
  const params = { id: achievement.id };
  await world.as(holder).achievements.withdraw({ params, body: { reason: '改写。' } });
  expect(await ofNeed(owner, made)).toMatchObject({ solver: false });
  expect((await ofNeed(owner, made)).ids).not.toContain(achievement.id);
  expect(await refusalOf(as(owner).judge({ body: { ...pair(made), verdict: 'good' } }))).toBe('not_found');
  expect(await refusalOf(ofAchievement(holder, made))).toBe('not_found');
});

test('of organisations that became one neither’s achievements are matches of its own needs', async () => {
  const made = await scene();
  const { company, owner, achievement } = made;
  expect((await ofNeed(owner, made)).ids).toContain(achievement.id);
  // As a merger leaves them, which waits until the need has ended.
  const hand = 'update achievements.achievement set organisation = $2 where id = $1';
  await world.platform.pool.query(hand, [achievement.id, company]);
  expect((await ofNeed(owner, made)).ids).not.toContain(achievement.id);
  expect((await ofNeed(owner, made)).solver).toBe(false);
});

test('an organisation that refuses is named nowhere: in no list of either side, in no notice', async () => {
  const made = await scene();
  const { university, owner, holder, achievement, publish } = made;
  await as(holder).chooseMatched({ params: { id: university }, body: { matched: false } });
  expect(await ofNeed(owner, made)).toMatchObject({ solver: false });
  expect((await ofNeed(owner, made)).ids).not.toContain(achievement.id);
  expect(await ofAchievement(holder, made)).toEqual([]);
  const before = [await told(owner), await told(holder)];
  const hidden = await publish('高韧性薄膜低温成型');
  await world.settle();
  expect((await ofNeed(owner, made)).ids).not.toContain(hidden.id);
  expect([await told(owner), await told(holder)]).toEqual(before);
  const { rows } = await world.platform.pool.query('select 1 from matching.match where achievement = $1', [hidden.id]);
  expect(rows).toEqual([]);
});
