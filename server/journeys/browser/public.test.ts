import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeLiveFinal } from '#modules/judging/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsAsItIs, faultsOf, focused } from './look.ts';
import { openPeople, type People, type Someone } from './people.ts';
import { type Filled, fill } from './scenes.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let made: Filled;
let visitor: Someone;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  made = await fill(world);
  people = await openPeople(world);
  visitor = await people.sitDown();
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

const pages: readonly (readonly [string, () => string])[] = [
  ['home', () => '/'],
  ['the list of editions', () => '/contests'],
  ['an edition', () => `/contests/${made.scoring.stage.contest}`],
  ['board', () => '/needs'],
  ['the board of an edition', () => `/needs?contest=${made.scoring.stage.contest}`],
  ['a search that finds nothing', () => '/needs?q=nothing'],
  ['an open need', () => `/needs/${made.open.number}`],
  ['the card of a need', () => `/needs/${made.open.number}/share`],
  ['a need with a contract', () => `/needs/${made.scene.need.number}`],
  ['results', () => '/results'],
  ['a notice', () => `/notices/${made.noticed.notice}`],
  ['leaderboard', () => '/leaderboard'],
  ['achievements', () => '/achievements'],
  ['the form to verify', () => '/verify'],
  ['a certificate', () => `/verify/${made.certificate.number}`],
  ['a certificate that is none', () => '/verify/JZ-2026-999999'],
  ['about', () => '/about'],
  ['privacy', () => '/privacy'],
  ['an address that does not exist', () => '/nowhere'],
];
const both = pages.flatMap(([name, path]) => [
  [name, 'Chinese', path, '', 'zh-CN'] as const,
  [name, 'English', path, '/en', 'en'] as const,
]);

test.each(both)('%s in %s has no fault at 1440 and 375 pixels', async (_name, _language, path, prefix, lang) => {
  await visitor.page.goto(`${prefix}${path()}`.replace(/^\/en\/(\?|$)/, '/en$1'));
  expect(await faultsOf(visitor)).toEqual([]);
  expect(await visitor.page.locator('html').getAttribute('lang')).toBe(lang);
  expect(await visitor.heading()).not.toBe('');
  expect(await visitor.page.locator('meta[name=description]').getAttribute('content')).not.toBe('');
});

test('a fault that is put in is found', async () => {
  await visitor.page.goto('/');
  await visitor.page.evaluate(() => {
    const wide = document.createElement('img');
    wide.style.cssText = 'display: block; inline-size: 2000px; block-size: 9px';
    document.querySelector('main')?.append(wide);
  });
  const faults = await faultsOf(visitor);
  expect(faults.filter((fault) => fault.includes('image-alt')).length).toBe(2);
  expect(faults.filter((fault) => fault.includes('beyond the right edge')).length).toBe(2);
});

test('every page says the same with scripts off', async () => {
  const plain = await people.sitDown(undefined, { javaScriptEnabled: false });
  for (const [name, path] of pages) {
    await visitor.page.goto(path());
    await plain.page.goto(path());
    expect([name, await plain.heading()]).toEqual([name, await visitor.heading()]);
    // What a script may add is a way to do the same: printing, for example.
    const said = (await plain.reads()).replace(/\s/g, '');
    expect([name, said.length > 0 && said.length <= (await visitor.reads()).replace(/\s/g, '').length]).toEqual([
      name,
      true,
    ]);
  }
});

test('with scripts off one searches the board and verifies a certificate', async () => {
  const plain = await people.sitDown(undefined, { javaScriptEnabled: false });
  await plain.open('/needs');
  await plain.write('搜索需求', 'nothing');
  await plain.press('搜索');
  await plain.sees('没有符合条件的需求');
  await plain.open('/verify');
  await plain.write('证书编号', made.certificate.number);
  await plain.press('查验');
  await plain.sees(made.certificate.number);
});

test('the first page is under 100 kB in all, compressed', async () => {
  const newcomer = await people.sitDown();
  const wire = await newcomer.context.newCDPSession(newcomer.page);
  await wire.send('Network.enable');
  let bytes = 0;
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await newcomer.page.goto('/', { waitUntil: 'load' });
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(100_000);
});

test('a question that staff make public reaches an open page without reload, and so does its answer', async () => {
  const { officer, owner } = made.scoring.stage;
  const reader = await people.sitDown();
  // What happens before the stream stands is told with the next thing that happens.
  const follows = reader.page.waitForResponse(/\/api\/v1\/stream/);
  await reader.open(`/needs/${made.open.number}`);
  await follows;
  await reader.sees('样品尺寸有限制吗？');
  expect(await reader.reads()).not.toContain('能否参观中试线？');
  const { items } = await world.as(officer).needs.workQuestions({ query: { desk: 'moderator' } });
  const id = items.find(({ question }) => question === '能否参观中试线？')?.id ?? '';
  await world.as(officer).needs.publishQuestion({ params: { id } });
  await reader.sees('能否参观中试线？');
  await world.as(owner).needs.answerQuestion({ params: { id }, body: { answer: '周五下午可以。' } });
  await reader.sees('周五下午可以。');
});

test.each([
  ['/', '看需求榜'],
  ['/needs/open', '我要揭榜'],
  ['/verify', '查验'],
])('at %s the keyboard reaches %s, and is seen all the way', async (path, action) => {
  await visitor.page.goto(path.replace('open', made.open.number));
  for (let presses = 0; presses < 60; presses += 1) {
    await visitor.page.keyboard.press('Tab');
    const at = await focused(visitor);
    if (at.name !== '') expect(at).toEqual({ ...at, visible: true });
    if (at.name.includes(action)) return;
  }
  expect(`${action} was not reached`).toBe('');
});

test('no page had an error, and none asked another site for anything', () => {
  expect(people.problems()).toEqual([]);
});

// The last one: what it has stopped is told aloud in the console.
test('the content policy lets the data block for search engines stand, and still stops what would run', async () => {
  await visitor.page.goto(`/needs/${made.open.number}`);
  const found = await visitor.page.evaluate(async () => {
    const stopped: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => stopped.push(violatedDirective));
    const data = document.querySelector('script[type="application/ld+json"]');
    const place = data?.parentElement;
    const insert = (type: string, text: string) => {
      const script = document.createElement('script');
      script.type = type;
      script.textContent = text;
      place?.append(script);
    };
    insert('application/ld+json', data?.textContent ?? '');
    const afterData = stopped.length;
    insert('text/javascript', 'document.title = "ran"');
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { name: JSON.parse(data?.textContent ?? '{}')['@graph'][0].name, afterData, stopped, title: document.title };
  });
  expect([found.afterData, found.stopped]).toEqual([0, ['script-src-elem']]);
  expect(found.title).toContain(found.name);
});

test('the big screen of a live final goes on by itself, says when it was cut off, and misses nothing', async () => {
  const { stage, id, number, items } = await makeLiveFinal(world.platform, (to) => world.travel(to), { solvers: 2 });
  const act = (action: 'present' | 'score', item: string) =>
    world.as(stage.organiser).judging.act({
      params: { id },
      body: { action, item, need: null, seconds: null, reason: null },
    });
  const [first, second] = items;
  if (!first || !second) throw new Error('too few items');
  const { page } = visitor;
  await page.goto(`/finals/${number}/screen`);
  await act('present', first.id);
  await page.getByText('1 号 · 路演').waitFor();
  expect(await page.getByRole('timer').textContent()).toMatch(/^0[78]:\d\d$/);
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 375, height: 812 },
  ]) {
    await page.setViewportSize(size);
    expect(await faultsAsItIs(visitor)).toEqual([]);
  }
  world.server.server.closeAllConnections();
  await page.getByText('连接已中断').waitFor();
  await act('score', first.id);
  for (const { sheet, cookie } of first.sheets) await world.as({ cookie }).judging.lock({ params: { id: sheet } });
  await act('present', second.id);
  await page.getByText('2 号 · 路演').waitFor();
  expect(await page.getByRole('listitem').count()).toBe(1);
  await page.getByText('与现场同步').waitFor();
  for (const address of [`/finals/${number}`, `/en/finals/${number}/screen`]) {
    await page.goto(address);
    expect(await faultsOf(visitor)).toEqual([]);
  }
  // The judge's phone follows the stage, and its sheet is that of who is on.
  const judge = await people.sitDown(second.sheets[0]);
  await judge.page.goto(`/workspace/stage/${number}`);
  await judge.page.getByRole('button', { name: '提交并锁定' }).waitFor();
  expect(await faultsOf(judge)).toEqual([]);
  const organiser = await people.sitDown(stage.organiser);
  await organiser.page.goto(`/workspace/finals/${id}`);
  await organiser.page.getByRole('button', { name: '进入评分' }).click();
  await page.getByText('No. 2 · Scoring').waitFor();
  expect(await faultsOf(organiser)).toEqual([]);
});
