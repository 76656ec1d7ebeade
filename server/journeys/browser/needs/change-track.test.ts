import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeTrack } from '#modules/contests/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let stage: Awaited<ReturnType<typeof makeStage>>;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  stage = await makeStage(world.platform);
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

async function faultsInBoth(someone: Someone): Promise<string[]> {
  const path = someone.page.url().replace(world.platform.publicUrl, '');
  const faults = await faultsOf(someone);
  await someone.open(path.replace('/workspace', '/en/workspace'));
  const found = [...faults, ...(await faultsOf(someone))];
  await someone.open(path);
  return found;
}

test('an owner is told why its need does not fit the track, moves it to one that it fits, and hands it in', async () => {
  const narrow = await makeTrack(world.platform, stage.contest, {
    name: '海外专场',
    countries: ['DE'],
    fields: ['20'],
  });
  await makeTrack(world.platform, stage.contest, { name: '新材料专场', fields: ['40'] });
  const { id } = await world.as(stage.owner).needs.create({
    body: { organisation: stage.company, track: narrow, need: wholeDraft({ title: '走错专场的需求' }) },
  });
  const someone = await people.sitDown(stage.owner);
  await someone.open(`/workspace/needs/${id}/edit`);
  await someone.sees('海外专场', '可提交至', '德国');
  await someone.press('提交审核');
  await someone.page.getByRole('checkbox', { name: '我已阅读并承诺' }).check();
  await someone.press('提交审核');
  await someone.sees('需求不在所投专场的范围内', '不在所投专场的范围内');
  expect(await faultsInBoth(someone)).toEqual([]);
  await someone.open('/workspace/needs/new');
  await someone.sees('德国', '新材料');
  expect(await faultsInBoth(someone)).toEqual([]);

  await someone.open(`/workspace/needs/${id}`);
  await someone.sees('专场范围');
  expect(await faultsInBoth(someone)).toEqual([]);
  await someone.act('改投其他专场', async () => {
    expect(await faultsOf(someone)).toEqual([]);
    await someone.page.getByRole('radio', { name: /新材料专场/ }).check();
  });
  await someone.sees('新材料专场');
  await someone.open(`/workspace/needs/${id}/edit`);
  await someone.act('提交审核', () => someone.page.getByRole('checkbox', { name: '我已阅读并承诺' }).check());
  await someone.sees('已提交');
  expect((await world.as(stage.owner).needs.work({ params: { id } })).state).toBe('submitted');
  await someone.open('/');
  await someone.sees('范围：');
  expect(await faultsOf(someone)).toEqual([]);
  expect(people.problems()).toEqual([]);
});
