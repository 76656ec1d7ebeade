import type { Act } from '@jiebang/contract/judging/stage/final.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makeLiveFinal } from '#modules/judging/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsAsItIs, faultsOf } from '../look.ts';
import { openPeople, type People } from '../people.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let made: Awaited<ReturnType<typeof makeLiveFinal>>;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  made = await makeLiveFinal(world.platform, (to) => world.travel(to), { solvers: 2 });
  await makeRule(world.platform, { contest: made.stage.contest, track: null, key: 'price_rounds', value: 2 });
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

test('a price round in the hall: the phone follows the call, the price is sealed, the console opens, the big screen tells', async () => {
  const { id, number, stage, items, scenes } = made;
  const { judging } = world.as(stage.organiser);
  const act = (action: Act['action'], given: Partial<Act>) =>
    judging.act({ params: { id }, body: { action, item: null, need: null, seconds: null, reason: null, ...given } });
  for (const item of items) {
    await act('present', { item: item.id });
    await act('score', { item: item.id });
  }
  const { rows } = await world.platform.pool.query<{ solution: string }>(
    'select solution from judging.final_item where final = $1 order by n',
    [id],
  );
  const leader = scenes[0]?.solvers.find(({ solution }) => solution === rows[0]?.solution);
  if (!leader) throw new Error('no leader');
  const phone = await people.sitDown(leader);
  await phone.open(`/workspace/prices/${number}`);
  await phone.page.getByText('还没有发起竞价').waitFor();
  const hall = await people.sitDown();
  await hall.page.goto(`/finals/${number}/screen`);
  const desk = await people.sitDown(stage.organiser);
  await desk.open(`/workspace/finals/${id}`);
  await desk.page.getByRole('button', { name: '发起竞价' }).click();
  await phone.page.getByRole('heading', { name: '第 1 轮竞价' }).waitFor();
  await phone.write('报价', '76.5');
  expect(await faultsOf(phone)).toEqual([]);
  await phone.page.getByRole('button', { name: '密封提交报价' }).click();
  await phone.page.getByText('本方本轮报价：76.5 万元').waitFor();
  await desk.page.getByText('已报价').waitFor();
  await hall.page.getByText('报价密封中，等待开启').waitFor();
  expect(await hall.page.getByText('76.5').count()).toBe(0);
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 375, height: 812 },
  ]) {
    await hall.page.setViewportSize(size);
    expect(await faultsAsItIs(hall)).toEqual([]);
  }
  await desk.page.getByRole('button', { name: '开启报价' }).click();
  await desk.page.getByRole('dialog').getByLabel('理由').fill('另一方确认不再报价。');
  await desk.page.getByRole('dialog').getByRole('button', { name: '开启报价' }).click();
  await hall.page.getByText('76.5 万元').waitFor();
  await phone.page.getByText('本轮报价已开启').waitFor();
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const someone of [desk, phone]) expect(await faultsOf(someone)).toEqual([]);
  expect(await faultsAsItIs(hall)).toEqual([]);
  expect(people.problems()).toEqual([]);
});
