import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let stage: Awaited<ReturnType<typeof makeStage>>;
let organiser: Someone;
let owner: Someone;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  stage = await makeStage(world.platform);
  people = await openPeople(world);
  organiser = await people.sitDown(stage.organiser);
  owner = await people.sitDown(stage.owner);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

const unit = '样本区科学技术委员会';

test('an organiser writes the list of recommending units; an owner chooses one, and the desk finds the need by it', async () => {
  const { needs } = world.as(stage.owner);
  const body = { organisation: stage.company, track: stage.track, need: wholeDraft() };
  const { id } = await needs.create({ body });
  await owner.open(`/workspace/needs/${id}/edit`);
  await owner.sees('联系人');
  expect(await owner.page.getByText('推荐单位').count()).toBe(0);

  await organiser.open(`/workspace/contests/${stage.contest}/rules`);
  const line = organiser.page.getByRole('listitem').filter({ hasText: '推荐单位名单' });
  await organiser.act(
    '设定新版本',
    async () => {
      await organiser.page.getByRole('dialog').getByRole('button', { name: '添加一个单位' }).click();
      await organiser.write('名称', unit);
      await organiser.write('理由', '通知所附名单');
      expect(await faultsOf(organiser)).toEqual([]);
    },
    line,
  );
  await organiser.sees(unit);
  expect(await faultsOf(organiser)).toEqual([]);

  await owner.lookAgain();
  await owner.pick('推荐单位', unit);
  await owner.sees('已保存');
  expect(await faultsOf(owner)).toEqual([]);
  await owner.act('提交审核', () => owner.agree('我已阅读并承诺'));
  await organiser.open(`/workspace/desks/organiser?contest=${stage.contest}`);
  await organiser.sees(`推荐单位 ${unit}`);
  await organiser.pick('推荐单位', unit);
  await organiser.page.waitForURL(/recommender=/);
  await organiser.sees('高韧性薄膜的低温制备');
  expect(await faultsOf(organiser)).toEqual([]);
  await organiser.open(`/workspace/needs/${id}`);
  await organiser.sees(unit);
  expect(people.problems()).toEqual([]);
});

test('a solver chooses one too, among the terms of its solution', async () => {
  const need = await stage.need();
  const made = await stage.solver('孙牵头');
  const { id } = await world
    .as(made)
    .solutions.create({ body: { need: need.id, organisation: made.organisation, team: null } });
  const solver = await people.sitDown(made);
  await solver.open(`/workspace/solutions/${id}/edit`);
  await solver.pick('推荐单位', unit);
  await solver.sees('已保存');
  expect(await faultsOf(solver)).toEqual([]);
  await solver.open(`/workspace/solutions/${id}`);
  await solver.sees(unit);
  expect((await world.as(made).solutions.own({ params: { id } })).draft.recommender).toBe(unit);
  expect(people.problems()).toEqual([]);
});
