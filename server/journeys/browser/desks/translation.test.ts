import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { makeScoring, type ScoringScene } from '#modules/judging/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, phone, type Someone } from '../people.ts';
import { endsWhereItBroke } from '../troupe.ts';

// A translation from the invitation to the judge's desk: invited, signed, written, handed in, read beside the original.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let scene: ScoringScene;
let organiser: Someone;
let translator: Someone;
let panel: string;
beforeAll(async () => {
  world = await openWorld({ listen: true });
  scene = await makeScoring(world.platform, (to) => world.travel(to), { solvers: 1, judges: 3 });
  const grants = [{ role: 'translator', scope: 'contest', scopeId: scene.stage.contest } as const];
  people = await openPeople(world);
  organiser = await people.sitDown(scene.stage.organiser);
  translator = await people.sitDown(await makePerson(world.platform, { name: '何译', grants }));
  panel = `/workspace/needs/${scene.need.id}/panel`;
});
beforeEach(endsWhereItBroke(() => people.whatStands()));
afterAll(async () => {
  await people?.close();
  await world?.close();
});

test('an organiser invites a translator, who signs what judges sign and finds the solution', async () => {
  await organiser.open(panel);
  await organiser.sees('译员', '何译');
  await organiser.act('邀请 何译', () => organiser.pick('译成', '英文'));
  await organiser.sees('待答复');
  expect(await faultsOf(organiser)).toEqual([]);
  await translator.open('/workspace');
  await translator.doTask('答复翻译邀请');
  await translator.sees('待译方案会出现在这里');
  expect(await faultsOf(translator)).toEqual([]);
  await translator.act('接受任务并签署承诺', () => translator.agree('我已阅读并签署'));
  await translator.sees('未提交');
  expect(await faultsOf(translator)).toEqual([]);
});

test('each part is written beside its original on a phone too, saves itself, and survives a lost network', async () => {
  const { title } = (await world.as(scene.stage.organiser).judging.translators({ params: { need: scene.need.id } }))
    .solutions[0] ?? { title: '' };
  await translator.follow(title);
  await translator.sees('留空的部分按原文阅读');
  expect(await faultsOf(translator)).toEqual([]);
  await translator.page.setViewportSize(phone);
  await translator.write('译文：题目', 'A filter that lasts');
  await translator.sees('已保存');
  await translator.context.setOffline(true);
  await translator.write('译文：技术路线', 'Woven from one fibre.');
  await translator.sees('未同步');
  await translator.context.setOffline(false);
  await translator.page.reload();
  await translator.sees('已保存');
  expect(await translator.page.getByLabel('译文：技术路线').inputValue()).toBe('Woven from one fibre.');
  await translator.act('提交译文', async () => translator.sees('没有译文，将按原文阅读'));
  await translator.sees('第 1 稿已提交');
  expect(await faultsOf(translator)).toEqual([]);
});

test('a judge reads it beside the original and not whose it is; the organiser reads that too, and ends the duty', async () => {
  const judge = await people.sitDown(scene.judges[0]);
  await judge.open(`/workspace/sheets/${scene.sheetOf(0, 0)}`);
  await judge.page.getByText('译文（英文）').click();
  await judge.sees('Woven from one fibre.');
  expect(await judge.reads()).not.toContain('何译');
  expect(await faultsOf(judge)).toEqual([]);
  await organiser.open(`/workspace/opened-solutions/${scene.solvers[0]?.solution}`);
  await organiser.page.getByText('译文（英文）').click();
  await organiser.sees('Woven from one fibre.', '译员：何译');
  expect(await faultsOf(organiser)).toEqual([]);
  await organiser.open(panel);
  await organiser.sees('已读 1 份，已提交译文 1 份');
  await organiser.act('撤销译员', () => organiser.write('理由', '任务完成。'));
  expect(await faultsOf(organiser)).toEqual([]);
  await translator.lookAgain();
  await translator.sees('没有找到');
  await translator.open('/workspace/translations');
  await translator.sees('没有翻译任务');
  expect(await faultsOf(translator)).toEqual([]);
  // The network was lost on purpose.
  expect(people.problems().filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
