import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContest, makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People } from '../people.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });
let world: World;
let people: People;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

test('an organiser sees until when an offered role waits, that one has lapsed, and invites again', async () => {
  const contest = await makeContest(world.platform, { name: '新一届' });
  await makeRule(world.platform, { contest, track: null, key: 'role_offer_days', value: 5 });
  const organiser = await makePerson(world.platform, {
    name: '承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
  const offer = (email: string) =>
    world.as(organiser).contests.nameStaff({
      params: { id: contest },
      body: { email, role: 'judge', track: null },
    });
  await offer('early@example.com');
  await world.travel(new Date((await world.now()).getTime() + 6 * 86_400_000));
  await offer('new@example.com');
  await world.settle();
  const desk = await people.sitDown(organiser);
  for (const path of [`/en/workspace/contests/${contest}`, `/workspace/contests/${contest}`]) {
    await desk.open(path);
    await desk.page.getByText('early@example.com').waitFor();
    expect(await faultsOf(desk)).toEqual([]);
  }
  await desk.page.getByText('邀请已失效').waitFor();
  const lapsed = desk.page.getByRole('listitem').filter({ hasText: 'early@example.com' });
  await lapsed.getByRole('button', { name: '再次邀请' }).click();
  await desk.page.getByText('有效期按现行规则从今天起算').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await desk.page.getByRole('dialog').getByRole('button', { name: '再次邀请' }).click();
  await desk.page.getByText('邀请已失效').waitFor({ state: 'detached' });
});
