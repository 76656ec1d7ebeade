import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePerson, someResidentId } from '#modules/identity/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

// Asking in public takes a verified real name: from the question that is closed, by a request that is returned and mended, to the question.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let asker: Someone;
let staff: Someone;
let number: string;
const picture = { name: '证件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 portrait') };

beforeAll(async () => {
  world = await openWorld({ listen: true });
  const stage = await makeStage(world.platform);
  ({ number } = await stage.need());
  people = await openPeople(world);
  asker = await people.sitDown(await makePerson(world.platform, { name: '冯提问' }));
  staff = await people.sitDown(stage.admin);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

test('who asks without one is told, led there, and keeps what is typed where it does not fit', async () => {
  await asker.open(`/workspace/questions/new?need=${number}`);
  await asker.sees('请先完成实名认证');
  await asker.write('提问', '样品尺寸有限制吗？');
  await asker.press('提问');
  await asker.sees('实名认证后才能公开提问');
  expect(await asker.page.getByRole('textbox', { name: '提问' }).inputValue()).toBe('样品尺寸有限制吗？');
  await asker.follow('办理实名认证');
  await asker.sees('请先上传证件影像');
  expect(await faultsOf(asker)).toEqual([]);
  await asker.page.getByLabel('上传证件影像').setInputFiles(picture);
  await asker.sees('查看影像');
  await asker.write('证件上的姓名', '冯提向');
  await asker.write('证件号码', '110105194912310021');
  await asker.page.getByRole('checkbox', { name: /我已了解/ }).check();
  await asker.press('提交申请');
  await asker.sees('证件号码与证件类型不符');
  expect(await asker.page.getByLabel('证件上的姓名').inputValue()).toBe('冯提向');
  expect(await faultsOf(asker)).toEqual([]);
  await asker.write('证件号码', someResidentId());
  await asker.press('提交申请');
  await asker.sees('已提交，等待工作人员核对');
});

test('one of the staff takes it up, sees picture and number, and returns it with its reasons', async () => {
  await staff.doTask('核对实名认证');
  await staff.sees('受理后显示证件影像与号码');
  await staff.act('受理', async () => undefined);
  await staff.sees('999999');
  expect(await staff.download('查看影像')).toContain('portrait');
  expect(await faultsOf(staff)).toEqual([]);
  await staff.act('退回', () => staff.tick('退回的理由', ['姓名与证件不符']));
});

test('returned with reasons it is mended, sent again and verified; then the question is taken', async () => {
  await asker.doTask('补正实名认证');
  await asker.sees('姓名与证件不符');
  await asker.write('证件上的姓名', '冯提问');
  await asker.write('证件号码', someResidentId());
  await asker.page.getByRole('checkbox', { name: /我已了解/ }).check();
  await asker.press('提交申请');
  await asker.sees('已提交，等待工作人员核对');
  await staff.doTask('核对实名认证');
  await staff.act('受理', async () => undefined);
  await staff.act('通过认证', async () => undefined);
  await asker.open('/workspace/account/real-name');
  await asker.sees('已通过实名认证');
  await asker.open(`/workspace/questions/new?need=${number}`);
  await asker.write('提问', '样品尺寸有限制吗？');
  await asker.press('提问');
  await asker.sees('样品尺寸有限制吗？');
});

test('it takes part in its own name, and takes its real name back with everything that the document said', async () => {
  await asker.open('/workspace/account/real-name');
  await asker.act('以自然人身份登记', async () => undefined);
  await asker.sees('已登记');
  expect(await faultsOf(asker)).toEqual([]);
  await asker.act('撤回并删除', async () => undefined);
  await asker.sees('未认证');
  expect(people.problems()).toEqual([]);
});
