import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePublicAchievement } from '#modules/achievements/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsAsItIs, faultsOf, untranslated } from '../look.ts';
import { openPeople, type People, phone, type Someone } from '../people.ts';
import { endsWhereItBroke } from '../troupe.ts';

// The glossary: a translator finds what was learned, corrects and adds, and takes it back by the keyboard; the same in English on a phone.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let translator: Someone;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  const { platform } = world;
  const organisation = await makeOrganisation(platform, { name: '样本大学', kind: 'university' });
  const owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation }] });
  const reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  for (let n = 1; n <= 10; n += 1)
    await makePublicAchievement(
      platform,
      { owner: owner.viewer, reviewer: reviewer.viewer },
      {
        organisation,
        achievement: {
          ...{
            title: `压力传感器的封装方法之${n}`,
            titleEn: n === 1 ? null : `Packaging of pressure sensors, part ${n}`,
          },
          ...{ keywords: ['压力传感器', '封装'], keywordsEn: ['pressure sensor', 'packing'] },
        },
      },
    );
  await world.settle();
  people = await openPeople(world);
  translator = await people.sitDown(
    await makePerson(platform, { name: '秦译员', grants: [{ role: 'translator' }, { role: 'organiser' }] }),
  );
});
beforeEach(endsWhereItBroke(() => people.whatStands()));
afterAll(async () => {
  await people?.close();
  await world?.close();
});

const line = (who: Someone, pair: string) =>
  who.page.getByRole('listitem').filter({ has: who.page.getByText(pair, { exact: true }) });

test('a translator finds what was learned with where it was seen, and what the dictionary has', async () => {
  await translator.open('/workspace');
  await translator.follow('术语表');
  await translator.sees('压力传感器 ↔ pressure sensor', '见于 10 项公开成果', '学得');
  expect(await faultsOf(translator)).toEqual([]);
  await translator.write('术语（中文或英文，可只写一部分）', 'packing');
  await translator.press('查找');
  await translator.sees('封装 ↔ packing', '词典里的');
  await translator.page.getByRole('region', { name: '词典里的' }).getByText('↔').first().waitFor({ timeout: 30_000 });
  expect(await faultsOf(translator)).toEqual([]);
});

test('what is wrong is corrected by the keyboard; what cannot be looked up is told at its field, and what was typed stays', async () => {
  const button = line(translator, '封装 ↔ packing').getByRole('button', { name: '更正' });
  await button.focus();
  await translator.page.keyboard.press('Enter');
  const send = translator.page.getByRole('dialog').getByRole('button', { name: '更正', exact: true });
  await translator.write('英文', '的');
  await send.press('Enter');
  await translator.sees('须有 1 至 4 个英文实词');
  expect(await faultsOf(translator)).toEqual([]);
  expect(await translator.page.getByRole('dialog').getByLabel('中文').inputValue()).toBe('封装');
  await translator.write('英文', 'packaging');
  await send.press('Enter');
  await translator.sees('已否定');
  await translator.open('/workspace/glossary?q=packaging');
  await translator.sees('封装 ↔ packaging', '已确认', '出处与修改记录');
  const kept = line(translator, '封装 ↔ packaging').locator('summary');
  await kept.focus();
  await translator.page.keyboard.press('Enter');
  await translator.sees('秦译员');
  expect(await faultsOf(translator)).toEqual([]);
  await translator.act('收回', async () => undefined, line(translator, '封装 ↔ packaging'));
  await translator.open('/workspace/glossary?standing=rejected');
  await translator.act('收回', async () => undefined, line(translator, '封装 ↔ packing'));
  await translator.sees('没有这样的术语');
});

test('in English on a phone a term is added', async () => {
  await translator.page.setViewportSize(phone);
  await translator.open('/en/workspace/glossary?q=sensor');
  await translator.sees('压力传感器 ↔ pressure sensor', 'Seen in 10 public achievements');
  await translator.press('Add a term');
  await translator.page.getByRole('dialog', { name: 'Add a term' }).waitFor();
  await translator.write('Chinese', '敏感元件');
  await translator.write('English', 'sensors');
  await translator.press('Add a term');
  await translator.sees('敏感元件 ↔ sensors', 'Confirmed');
  expect([await faultsAsItIs(translator), await untranslated(translator)]).toEqual([[], []]);
  expect(people.problems()).toEqual([]);
});
