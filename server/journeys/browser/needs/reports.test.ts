import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { faultsOf, untranslated } from '../look.ts';
import { phone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// 举报与隔离: from the quiet link under a need to the organiser who lifts the quarantine, in real browsers.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let troupe: Troupe;
let need: { id: string; number: string };

beforeAll(async () => {
  troupe = await openTroupe();
  const { people, world, organisations, track } = troupe.stage;
  const staff = {
    owner: people.owner.viewer,
    reviewer: people.reviewer.viewer,
    officer: people.clearance_officer.viewer,
    organiser: people.organiser.viewer,
  };
  need = await makePublishedNeed(world.platform, staff, { organisation: organisations.enterprise, track });
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(async () => {
  const problems = troupe?.people.problems() ?? [];
  await troupe?.close();
  expect(problems).toEqual([]);
});

test('a visitor reports a need from its page, and keeps what was typed where something is missing', async () => {
  const visitor = await troupe.people.sitDown(undefined, { viewport: phone });
  await visitor.open(`/needs/${need.number}`);
  await visitor.follow('举报');
  await visitor.write('情况说明', '第二段的指标疑似涉密');
  await visitor.press('提交举报');
  await visitor.sees(/请(填写|选择)/);
  expect(await visitor.page.getByLabel('情况说明').inputValue()).toBe('第二段的指标疑似涉密');
  expect(await faultsOf(visitor)).toEqual([]);
  await visitor.pick('举报事由', '涉及国家秘密');
  await visitor.press('提交举报');
  await visitor.sees('等待工作人员处理');
  expect([await faultsOf(visitor), await untranslated(visitor)]).toEqual([[], []]);
  await visitor.open(`/en/workspace/report?need=${need.number}`);
  await visitor.page.getByRole('button', { name: 'Report', exact: true }).waitFor();
  expect([await faultsOf(visitor), await untranslated(visitor)]).toEqual([[], []]);
});

test('an organiser finds it on the desk, presses once, and the page of the need says no more than that', async () => {
  const organiser = await troupe.as('organiser');
  await organiser.doTask('处理需求举报');
  await organiser.sees('涉及国家秘密', '举报人：未登录', '第二段的指标疑似涉密');
  expect([await faultsOf(organiser), await untranslated(organiser)]).toEqual([[], []]);
  await organiser.press('立即隔离');
  await organiser.sees('标题不显示', '解除隔离');
  const visitor = await troupe.people.sitDown();
  await visitor.open(`/needs/${need.number}`);
  await visitor.sees('该需求暂时不可查看');
  expect(await visitor.reads()).not.toContain('高韧性薄膜');
  expect(await faultsOf(visitor)).toEqual([]);
  const owner = await troupe.as('owner');
  await owner.open('/workspace/inbox');
  await owner.sees('需求已暂停公开，等待核查');
  await owner.open(`/workspace/needs/${need.id}`);
  await owner.sees('该需求暂时不可查看');
  await owner.open('/workspace/needs');
  await owner.sees('暂时不可查看');
  expect(await faultsOf(owner)).toEqual([]);
});

test('read for a reason, lifted for another, it is public again', async () => {
  const organiser = await troupe.as('organiser');
  await organiser.press('说明理由并查看');
  await organiser.write('理由', '核查举报');
  await organiser.page.getByRole('dialog').getByRole('button', { name: '说明理由并查看' }).click();
  await organiser.sees('高韧性薄膜的低温制备', '样本联系人');
  expect([await faultsOf(organiser), await untranslated(organiser)]).toEqual([[], []]);
  await organiser.press('解除隔离');
  await organiser.write('理由', '经核查不涉密');
  expect(await faultsOf(organiser)).toEqual([]);
  await organiser.page.getByRole('dialog').getByRole('button', { name: '解除隔离' }).click();
  await organiser.sees('已解除隔离', '理由：经核查不涉密');
  await organiser.open('/en/workspace/need-reports');
  await organiser.sees('Quarantine lifted');
  expect(await faultsOf(organiser)).toEqual([]);
  const visitor = await troupe.people.sitDown();
  await visitor.open(`/needs/${need.number}`);
  await visitor.sees('高韧性薄膜的低温制备');
});
