import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { openWorld, type World } from '#testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = 86_400_000;

it('reminds a draft’s owners once of each end of 征集, anew of one that moves, and of a returned need’s own later term; nobody else', async () => {
  const at = (await world.now()).getTime();
  const on = (days: number) => new Date(at + days * day).toISOString();
  const contest = await makeContest(world.platform, {
    phases: [{ phase: 'collecting', startsAt: on(-1), endsAt: on(10) }],
    rules: { mend_working_days: 10 },
  });
  const track = await makeTrack(world.platform, contest);
  const organisation = await makeOrganisation(world.platform);
  const owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  const colleague = await makePerson(world.platform, {
    name: '周同事',
    organisations: [{ id: organisation, role: 'member' }],
  });
  const organiser = await makePerson(world.platform, { name: '王承办', grants: [{ role: 'organiser' }] });
  const reviewer = await makePerson(world.platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  const { needs } = world.as(owner);
  const body = { organisation, track, need: wholeDraft() };
  const begin = async () => (await needs.create({ body })).id;
  const [draft, returned, handedIn] = [await begin(), await begin(), await begin()];
  for (const id of [returned, handedIn]) await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  const desk = world.as(reviewer).needs;
  await desk.claim({ params: { id: returned } });
  const points = [{ field: 'indicators' as const, code: 'unclear' as const, says: null }];
  const reminders = async (who: typeof owner) => {
    const { items } = await world.as(who).notifications.inbox({ query: { limit: 100 } });
    return items
      .filter(({ fact }) => fact === 'need_hand_in_near')
      .map(({ subject, as, address }) => [subject, as, address]);
  };
  const line = (id: string) => [id, 'owner', `/workspace/needs/${id}/edit`];
  await world.travel(new Date(on(6.9)));
  expect(await reminders(owner)).toEqual([]);
  await world.travel(new Date(on(7)));
  expect(await reminders(owner)).toEqual([line(draft)]);
  expect(await reminders(colleague)).toEqual([line(draft)]);
  await world.travel(new Date(on(7.5)));
  await world.settle();
  expect(await reminders(owner)).toEqual([line(draft)]);

  // Returned on the eighth day: its own ten working days end long after 征集.
  await desk.return({ params: { id: returned }, body: { points, reason: null } });
  await world.settle();
  expect(await reminders(owner)).toEqual([line(draft)]);
  const { contests } = world.as(organiser);
  const place = { id: contest, phase: 'collecting' as const };
  const more = { track: null, endsAt: on(20), moveLater: false, moveDeadlines: false, reason: '应各地请求' };
  await contests.extendPhase({ params: place, body: more });
  await world.travel(new Date(on(17)));
  expect(await reminders(owner)).toEqual([line(draft), line(draft)]);
  const { handInUntil } = await needs.work({ params: { id: returned } });
  const until = Date.parse(handInUntil ?? '');
  expect(until).toBeGreaterThan(Date.parse(on(20)));
  await world.travel(new Date(until - 3 * day - 1000));
  expect((await reminders(owner)).length).toBe(2);
  await world.travel(new Date(until - 3 * day));
  expect(await reminders(owner)).toEqual([line(returned), line(draft), line(draft)]);
  await world.travel(new Date(until + 30 * day));
  expect((await reminders(owner)).length).toBe(3);
  for (const who of [organiser, reviewer]) expect(await reminders(who)).toEqual([]);
  // That there is a draft is its owners' alone: the fact names nobody else.
  const { rows } = await world.platform.pool.query(
    `select distinct audience from platform.fact where name = 'need_hand_in_near'`,
  );
  expect(rows).toEqual([{ audience: [`organisation:${organisation}`] }]);

  // How near is a rule of the contest.
  const early = await makeContest(world.platform, { rules: { deadline_near_days: 5 } });
  const id = (await needs.create({ body: { ...body, track: await makeTrack(world.platform, early) } })).id;
  const from = (await world.now()).getTime();
  await world.travel(new Date(from + 24 * day));
  expect((await reminders(owner)).length).toBe(3);
  await world.travel(new Date(from + 25.1 * day));
  expect((await reminders(owner))[0]).toEqual(line(id));
});
