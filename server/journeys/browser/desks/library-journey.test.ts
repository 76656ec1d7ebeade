import type { Locator } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import type { World } from '#testing/world.ts';
import { publicMessages } from '../../../../web/src/lib/public-messages.ts';
import { type Player, playersOf } from '../keyboard/players.ts';
import { faultsAsItIs, untranslated } from '../look.ts';
import { desk, phone } from '../people.ts';

// The library from a sheet to a deal, by the keyboard alone: what a university imports, a company finds at its phone, by words and
// by the match of its own need, and asks for; and an expert corrects what was computed of it.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const film = '耐低温聚酯薄膜的连续制备工艺';
const device = '低温薄膜拉伸设备';
const wanted = '高韧性薄膜的低温制备';
const expertAddress = 'expert@example.com';

/** As a laboratory keeps it: with names of its own for two columns, a column that is nobody's, and one film that two rooms wrote down. */
const sheet = [
  '编号,我们的叫法,关键词,讲些什么,备注,完成人,成果来源,成果类别,成果形式,知识产权,所处阶段,成熟度,成熟度证据,技术领域,所在地,合作方式',
  row(
    '一室-01',
    film,
    '聚酯薄膜、低温',
    '以共聚改性与双向拉伸连续制备耐低温薄膜，零下六十度断裂伸长率不低于十八。',
    '新工艺',
  ),
  row('二室-07', film, '聚酯薄膜、低温', '以共聚改性与双向拉伸连续制备耐低温薄膜，断裂伸长率不低于十八。', '新工艺'),
  row('三室-02', device, '薄膜、拉伸', '用于薄膜低温拉伸的成套设备。', '新装备'),
].join('\n');

function row(id: string, title: string, keywords: string, text: string, form: string): string {
  const right = form === '新工艺' ? '发明专利|ZL209912345678.9|已授权' : '';
  const made = ['待核', '样本甲|样本理工大学', '自主研发', '应用技术', form, right];
  return [id, title, keywords, text, ...made, '中试阶段,7,7|中试线连续运行七十二小时的记录。,401,320111,技术许可'].join(
    ',',
  );
}

async function make({ platform }: World) {
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const university = await makeOrganisation(platform, { name: '样本理工大学', kind: 'university', region: '320111' });
  const company = await makeOrganisation(platform, { name: '沪上柔电样本有限公司', region: '310115' });
  const staff = (name: string, ...grants: ('reviewer' | 'clearance_officer' | 'judge')[]) =>
    makePerson(platform, { name, grants: grants.map((role) => ({ role })) });
  const people = {
    researcher: await makePerson(platform, { name: '林研究', organisations: [{ id: university }] }),
    company: await makePerson(platform, { name: '周需求', organisations: [{ id: company }] }),
    reviewer: await staff('陈审核', 'reviewer'),
    officer: await staff('冯脱密', 'clearance_officer'),
    organiser: await makePerson(platform, {
      name: '王承办',
      grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
    }),
    expert: await makePerson(platform, { name: '沈评委', email: expertAddress, grants: [{ role: 'judge' }] }),
  };
  await makePublishedNeed(
    platform,
    {
      owner: people.company.viewer,
      reviewer: people.reviewer.viewer,
      officer: people.officer.viewer,
      organiser: people.organiser.viewer,
    },
    { organisation: company, track, draft: { title: wanted } },
  );
  return { people };
}

const players = playersOf({ locale: 'zh', sizeOf: (name) => (name === 'company' ? phone : desk), make });
const { t, as, open, atDesk, settle, world, problems } = players;
const isSound = (who: Player) => players.isSound(who, desk, phone);
/** What a list has under a title. */
const lineOf = (who: Player, list: string, title: string): Locator =>
  who.page.getByRole('list', { name: list, exact: true }).getByRole('listitem').filter({ hasText: title }).first();

test('a researcher imports a sheet of its own: each column is matched over a preview of what it holds', async () => {
  const researcher = await as('researcher');
  const { keys, page } = researcher;
  const { achievementImports: m } = t;
  await open(researcher, '/workspace/achievements');
  await keys.follow(t.achievements.importMany);
  await researcher.sees(m.earlierEmpty);
  await isSound(researcher);
  await keys.choose(m.upload, [{ name: '三个室的成果.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }]);
  await researcher.sees(m.tried('3', '0'));
  await isSound(researcher);
  const columnOf = (letters: string, name: string) => page.getByRole('combobox', { name: m.column(letters, name) });
  await keys.search(columnOf('B', '我们的叫法'), t.achievements.title);
  await researcher.sees(m.tried('3', '3'));
  await keys.search(columnOf('D', '讲些什么'), t.achievements.text);
  await researcher.sees('用于薄膜低温拉伸的成套设备。');
  await isSound(researcher);
  await keys.act(m.begin);
  await settle();
  await researcher.sees(m.doneSays, m.rows('3'));
  await isSound(researcher);
  await keys.follow(m.toMine);
  await researcher.sees(film, device);
});

test('what two rooms wrote down is proposed as one, with what it shares, and merged', async () => {
  const researcher = await as('researcher');
  const { keys } = researcher;
  const { achievements: m, words } = t;
  await keys.follow(film);
  const { title, right } = m.shares;
  await researcher.sees(m.alike, `${title}${t.kit.marks.comma}${right}`);
  await isSound(researcher);
  await keys.act(m.mergeInto(film), () => isSound(researcher));
  await researcher.sees(words.achievement.state.merged, m.takeOut);
  await isSound(researcher);
  await open(researcher, '/workspace/achievements?state=draft');
  await researcher.sees(film, device);
  expect((await researcher.reads()).split(film)).toHaveLength(2);
});

test('both are signed and handed in, and a reviewer confirms each point and makes them public', async () => {
  const researcher = await as('researcher');
  const { achievements: m, words } = t;
  for (const title of [film, device]) {
    await open(researcher, '/workspace/achievements?state=draft');
    await researcher.keys.follow(title);
    await researcher.keys.follow(m.editLink);
    await researcher.sees(m.submit);
    if (title === film) await isSound(researcher);
    await researcher.keys.act(m.submit, () => researcher.keys.agree(m.declare));
    await researcher.sees(words.achievement.state.under_review);
  }
  const [review = ''] = t.desk.tasks.achievement_review as readonly string[];
  for (const title of [film, device]) {
    const reviewer = await atDesk('reviewer');
    const line = lineOf(reviewer, t.desk.now, title);
    await reviewer.keys.follow(review, line);
    await reviewer.sees(title, m.publish);
    if (title === film) await isSound(reviewer);
    await reviewer.keys.act(m.publish, () => reviewer.keys.tick(m.confirmed));
    await reviewer.sees(words.achievement.state.public);
  }
});

test('a company finds it at its phone in Chinese, and in English though not a word of it is', async () => {
  const company = await as('company');
  const { keys, page } = company;
  await settle();
  const { search, translator } = world().platform;
  await Promise.all([search.index('achievements').settled(), translator.ready()]);
  for (const [locale, typed, total] of [
    ['zh', '聚酯薄膜', '1'],
    ['en', 'polyester', '1'],
  ] as const) {
    const { achievements: m } = publicMessages(locale);
    await page.goto(locale === 'en' ? '/en/achievements' : '/achievements');
    await company.sees(film, device);
    await isSound(company);
    await keys.walkTo(page.getByRole('combobox', { name: m.search }));
    await page.keyboard.insertText(typed);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await company.sees(m.total(total));
    expect([typed, (await company.reads()).includes(device)]).toEqual([typed, false]);
    await isSound(company);
    await keys.follow(film);
    await company.sees(m.ask, /ZL209912345678\.9/);
    if (locale === 'zh') await isSound(company);
    // The name of the tab is the achievement's own, which was given in Chinese alone.
    else expect([await faultsAsItIs(company), await untranslated(company)]).toEqual([[], [await page.title()]]);
  }
});

test('it is told of what matches its own need, opens the reasons, and says what is not relevant; said of the wrong one, it is taken back', async () => {
  const company = await as('company');
  const { keys, page } = company;
  const { matching: m } = t;
  await open(company, '/workspace/inbox');
  await company.sees(t.facts.need_matched);
  await keys.follow(new RegExp(t.facts.need_matched));
  await company.sees(m.forNeed, wanted, film, device);
  await isSound(company);
  const [good, poor] = [film, device].map((title) => lineOf(company, m.achievements, title)) as [Locator, Locator];
  await keys.walkTo(good.locator('summary'));
  await page.keyboard.press('Enter');
  await company.sees(m.term('薄膜'), m.field('金属材料'), m.total);
  await isSound(company);
  const lines = page.getByRole('list', { name: m.achievements, exact: true }).getByRole('listitem');
  const order = async () =>
    (await lines.allTextContents()).map((line) => [film, device].find((title) => line.startsWith(title)));
  expect(await order()).toEqual([film, device]);
  await keys.button(m.notRelevant, good);
  await good.getByText(m.judged.not_relevant).waitFor();
  expect(await order()).toEqual([device, film]);
  await isSound(company);
  await keys.button(m.takeBack, good);
  await good.getByRole('button', { name: m.notRelevant }).waitFor();
  await keys.button(m.notRelevant, poor);
  await poor.getByText(m.judged.not_relevant).waitFor();
  expect(await order()).toEqual([film, device]);
});

test('it asks the owner of the other, who accepts: they have a deal', async () => {
  const company = await as('company');
  const { inquiries: m, words } = t;
  await company.keys.follow(t.matching.ask, lineOf(company, t.matching.achievements, film));
  await company.sees(m.newSays, m.send);
  await isSound(company);
  await company.keys.pick(m.purpose, m.purposes.use);
  await company.keys.tick(m.cooperation, words.achievement.cooperation.licence);
  await company.keys.write(m.message, '想用于冷链包装，请问何时可以试样？');
  await company.keys.button(m.send);
  await company.sees(m.state.asked, m.withdraw);
  await isSound(company);
  const researcher = await atDesk('researcher');
  await researcher.keys.task(t.desk.tasks.inquiry_answer);
  await researcher.sees('想用于冷链包装，请问何时可以试样？', '沪上柔电样本有限公司');
  await isSound(researcher);
  await researcher.keys.act(m.accept, () => isSound(researcher));
  await researcher.sees(m.state.accepted);
  await researcher.keys.follow(m.toDeal);
  await researcher.sees(film);
  await isSound(researcher);
  await open(company, '/workspace/inquiries');
  await company.sees(m.state.accepted);
  await isSound(company);
});

test('an expert whom a reviewer asks corrects what was computed and signs; its owner reads both side by side', async () => {
  const { assessment: m, achievements: a } = t;
  const reviewer = await as('reviewer');
  await open(reviewer, '/workspace/achievements/review?state=public');
  await reviewer.keys.follow(film);
  await reviewer.keys.follow(m.link);
  await reviewer.sees(m.askedNone);
  await isSound(reviewer);
  await reviewer.keys.act(m.ask, () => reviewer.keys.write(m.email, expertAddress));
  await reviewer.sees(m.state.asked);
  const expert = await atDesk('expert');
  await expert.keys.task(t.desk.tasks.assessment_answer);
  await expert.sees(m.answerSays, film);
  await isSound(expert);
  await expert.keys.act(m.accept, () => expert.keys.agree(m.withoutInterest));
  await expert.keys.write(m.scoreOf(a.maturity), 46);
  await expert.keys.write(m.reasonOf(a.maturity), '中试记录完整，逐级可查。');
  await expert.keys.write(m.evidenceOf(a.maturity), '现场核查记录第 2 页。');
  await isSound(expert);
  await expert.keys.act(m.sign, () => isSound(expert));
  await expert.sees(m.state.signed);
  await isSound(expert);
  const researcher = await as('researcher');
  await open(researcher, '/workspace/achievements?state=public');
  await researcher.keys.follow(film);
  await researcher.keys.follow(m.link);
  await researcher.sees(/\d+ → 46/, '现场核查记录第 2 页。', '沈评委');
  await isSound(researcher);
});

test('no page had an error, and none asked another site for anything', () => {
  expect(problems()).toEqual([]);
});
