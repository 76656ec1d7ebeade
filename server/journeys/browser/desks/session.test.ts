import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeScreenedNeed } from '#modules/judging/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let scene: Awaited<ReturnType<typeof makeScreenedNeed>>;
let second: typeof scene;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  const travel = (to: Date) => world.travel(to);
  scene = await makeScreenedNeed(world.platform, travel, { solvers: 2 });
  second = await makeScreenedNeed(world.platform, travel, { solvers: 1, stage: scene.stage });
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

/** What is wrong with a page in both languages. */
async function faultsInBoth(someone: Someone, path: string): Promise<string[]> {
  await someone.open(path.replace('/workspace', '/en/workspace'));
  const faults = await faultsOf(someone);
  await someone.open(path);
  return [...faults, ...(await faultsOf(someone))];
}

test('a matchmaking session from its form to the hall: both sides choose, the timetable changes under their eyes', async () => {
  const { organiser, owner, contest, track } = scene.stage;
  const [a, b] = scene.solvers;
  const [c] = second.solvers;
  if (!a || !b || !c) throw new Error('too few solvers');
  const needs = [scene.need.id, second.need.id];
  const day = 86_400_000;
  const now = (await world.now()).getTime();
  const beginsAt = new Date(Math.ceil(now / day) * day + 3 * day + day / 24).toISOString();
  const chooseBy = new Date(now + day).toISOString();
  const { judging } = world.as(organiser);
  const desk = await people.sitDown(organiser);
  await desk.open('/workspace/sessions/new');
  await desk.page.getByText('选择截止').first().waitFor();
  expect(await faultsInBoth(desk, '/workspace/sessions/new')).toEqual([]);
  const { id, number } = await judging.makeSession({
    body: {
      ...{ contest, track },
      draft: {
        ...{ title: '长三角专场对接会', titleEn: 'Matchmaking of the Delta track', place: '上海技术交易所洽谈区' },
        ...{ beginsAt, tables: 2, slots: 4, slotMinutes: 25, gapMinutes: 5, chooseBy, named: true },
        needs: needs.map((need, place) => ({ need, delegation: place + 1 })),
      },
    },
  });
  const of = { params: { id } };
  const board = `/workspace/sessions/${id}/console`;
  await desk.open(board);
  await desk.page.getByRole('button', { name: '邀请双方选择' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '邀请双方选择' }).click();
  await desk.page.getByText('尚未选择').first().waitFor();

  // A team takes part and chooses; the owner sees it come, and chooses too.
  const buyer = await people.sitDown(owner);
  await buyer.open(`/workspace/sessions/${id}`);
  await buyer.page.getByText('还没有团队报名').first().waitFor();
  const team = await people.sitDown(a);
  await team.open(`/workspace/sessions/${id}`);
  await team.page.getByRole('button', { name: '报名参加' }).click();
  await team.page.getByLabel('给需求方的一段介绍').fill('低温材料中试线两条。');
  await team.page.getByRole('dialog').getByRole('button', { name: '报名参加' }).click();
  await team.page.getByText('已报名，1 号队').waitFor();
  for (const choice of await team.page.getByRole('checkbox').all()) await choice.check();
  await team.page.getByRole('button', { name: '保存选择' }).click();
  await buyer.page.getByText('低温材料中试线两条。').first().waitFor();
  for (const choice of await buyer.page.getByRole('checkbox').all()) await choice.check();
  for (const save of await buyer.page.getByRole('button', { name: '保存选择' }).all()) await save.click();
  await desk.page.getByText('尚未选择').first().waitFor({ state: 'detached' });
  for (const [who, solution] of [
    [b, b.solution],
    [c, c.solution],
  ] as const)
    await world.as(who).judging.joinSession({ params: { id, solution }, body: { words: '可提供样品与检测报告。' } });
  for (const page of [buyer, team]) expect(await faultsInBoth(page, `/workspace/sessions/${id}`)).toEqual([]);
  const { teams } = await world.as(owner).judging.mySession(of);
  for (const need of needs)
    await world.as(owner).judging.chooseTeams({ params: { id, need }, body: { teams: teams.map((one) => one.id) } });
  for (const [place, who] of [b, c].entries())
    await world.as(who).judging.chooseNeeds({ params: { id, team: teams[place + 1]?.id ?? '' }, body: { needs } });

  await world.travel(new Date(chooseBy));
  await desk.open(board);
  await desk.page.getByRole('button', { name: '编排时间表' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '编排时间表' }).click();
  await desk.page.getByText('双方都选择的对接 6 项，已安排 6 项，空档 0 个').waitFor();
  await desk.page.getByRole('button', { name: '公布时间表' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '公布时间表' }).click();
  await world.settle();
  expect(await faultsInBoth(desk, board)).toEqual([]);

  // In the hall: a phone and the board follow what the console changes, without reload.
  const hall = await people.sitDown();
  await hall.page.goto(`/sessions/${number}`);
  await hall.page.getByRole('heading', { name: '全部时段' }).waitFor();
  await team.open(`/workspace/sessions/${id}`);
  await team.page.getByText('我的会面').first().waitFor();
  const { meetings } = await judging.workSession(of);
  const mine = meetings.find(({ team: { n } }) => n === 1);
  if (!mine) throw new Error('no meeting of the first team');
  await judging.changeMeeting({
    ...of,
    body: {
      ...{ action: 'call_off', meeting: mine.id, other: null, slot: null, table: null },
      reason: '需求方航班延误，会后另约。',
    },
  });
  await team.page.getByText('有调整：需求方航班延误，会后另约。').waitFor();
  const cells = async () =>
    (await hall.page.getByRole('cell').allTextContents()).filter((text) => text.includes('1 号队'));
  await expect.poll(async () => (await cells()).length, { timeout: 15_000 }).toBe(1);
  for (const path of [`/sessions/${number}`, `/en/sessions/${number}`]) {
    await hall.page.goto(path);
    expect(await faultsOf(hall)).toEqual([]);
  }
  await desk.page.getByRole('button', { name: '撤回“取消会面”' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '撤回“取消会面”' }).click();
  await team.page.getByText('有调整：').waitFor({ state: 'detached' });

  // After it: both sides record how it ended.
  await world.travel(new Date(Date.parse(beginsAt) + 5 * 3_600_000));
  await team.page.getByRole('button', { name: '记录结果' }).first().click();
  await team.page.getByText('一项需求只开一个，先达成一致者开立。').waitFor();
  expect(await faultsOf(team)).toEqual([]);
  await team.page.getByRole('dialog').getByLabel('进入下一步').check();
  await team.page.getByRole('dialog').getByRole('button', { name: '记录结果' }).click();
  await team.page.getByText('本方：进入下一步').waitFor();
  await desk.page.getByText('需求方：未记录；团队：进入下一步').waitFor();
  const [told] = (await world.as(a).judging.mySession(of)).meetings.filter(({ own }) => own !== null);
  await world.as(owner).judging.recordOutcome({
    params: { id: told?.id ?? '' },
    body: { side: 'owner', outcome: 'next_step', note: null },
  });
  await world.settle();
  await team.page.getByText('双方同意进入下一步，已为双方开立对接项目。').waitFor();
  await desk.page.getByRole('cell', { name: '双方同意进入下一步' }).waitFor();
  for (const page of [team, desk]) expect(await faultsOf(page)).toEqual([]);
  await team.page.getByRole('link', { name: '查看对接项目' }).click();
  await team.page.getByRole('link', { name: told?.need.title ?? '' }).click();
  await team.page.getByText(`供需对接会 ${number}`).waitFor();
  expect(await faultsOf(team)).toEqual([]);
  await desk.open('/workspace/sessions');
  expect(await faultsInBoth(desk, '/workspace/sessions')).toEqual([]);
  expect(people.problems()).toEqual([]);
});
