import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
let contest: string;
let boss: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  boss = await makePerson(world.platform, {
    name: '=本届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
});
afterAll(() => world.close());

const cells = async (who: typeof boss, locale: 'zh' | 'en' = 'zh') => {
  const sent = await world.as(who).desk.contestAuditSheet({ params: { id: contest }, query: { locale } });
  const file = sent as unknown as Blob;
  return readSheet(Buffer.from(await file.arrayBuffer()));
};

test('the audit leaves as a sheet of what stands on the page, in words; no text becomes a formula, and that it left is told', async () => {
  const track = await makeTrack(world.platform, contest, { name: '先进制造专场' });
  const { contests, desk } = world.as(boss);
  const params = { id: contest };
  const value = { fields: ['10'], industries: [], regions: ['310000'], countries: ['DE'] };
  const note = '=HYPERLINK("https://example.com")';
  await contests.setRule({ params, body: { key: 'track_scope', value, track, from: null, note } });
  const endsAt = new Date((await world.now()).getTime() + 90 * 86_400_000).toISOString();
  await contests.extendPhase({
    params: { ...params, phase: 'solving' },
    body: { track: null, endsAt, moveLater: false, moveDeadlines: false, reason: '应各地请求' },
  });
  const [head, extended, set, ...rest] = await cells(boss);
  expect(rest).toEqual([]);
  expect(head?.slice(1, 5)).toEqual(['操作', '类别', '编号', '对象']);
  expect(set?.slice(1)).toEqual([
    ...['设定规则', '赛事', String(new Date().getUTCFullYear()), '创新挑战赛（样本）'],
    ...['先进制造专场 · 申报范围：不限', '先进制造专场 · 申报范围：电子信息；上海市、德国', note, '=本届承办'],
    ...[null, null, null],
  ]);
  expect(String(extended?.[5])).toMatch(/^揭榜：\d{4}-\d\d-\d\d \d\d:\d\d – /);
  expect(extended?.[7]).toBe('应各地请求');
  const english = await cells(boss, 'en');
  // The first sheet that left stands in the second.
  expect(english.map((row) => row[1])).toEqual(['Act', 'Downloaded an audit', 'Extended a phase', 'Set a rule']);
  const page = await desk.contestAudit({ params, query: { area: 'contest' } });
  expect(page.items.filter(({ action }) => action === 'audit_exported')).toHaveLength(2);
});

test('who may not read an audit gets no sheet of it', async () => {
  const stranger = await makePerson(world.platform, {
    name: '别人',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: await makeContest(world.platform) }],
  });
  const { desk } = world.as(stranger);
  expect(await refusalOf(desk.contestAuditSheet({ params: { id: contest }, query: {} }))).toBe('forbidden');
  expect(await refusalOf(desk.auditSheet({ query: {} }))).toBe('forbidden');
});
