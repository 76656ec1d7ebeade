import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
  admin = await makePerson(world.platform, { name: '平台管理', grants: [{ role: 'admin' }] });
});
afterAll(() => world.close());

type Asked = Parameters<ReturnType<World['as']>['desk']['audit']>[0];
const told = async (query: NonNullable<Asked>['query'], action?: string) => {
  const { items } = await world.as(admin).desk.audit({ query: { limit: 100, ...query } });
  return items.filter((one) => action === undefined || one.action === action);
};
const day = 86_400_000;

test('a need is called by the title that its reader may read: nobody finds its own title here who may not read the original', async () => {
  const { owner, company, track } = stage;
  const canary = '只有需求方知道的题目';
  const { needs, desk } = world.as(owner);
  const { id } = await needs.create({ body: { organisation: company, track, need: wholeDraft({ title: canary }) } });
  const own = async () => (await desk.organisationAudit({ params: { id: company }, query: { area: 'need' } })).items;
  const drafted = { id, kind: 'need', number: null, nameEn: null };
  expect((await own())[0]?.subject).toEqual({ ...drafted, name: canary, address: `/workspace/needs/${id}` });
  const [first] = await told({ area: 'need' }, 'need_drafted');
  expect(first?.subject).toEqual({ ...drafted, name: null, address: null });

  await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  await world.as(stage.reviewer).needs.claim({ params: { id } });
  const points = [{ field: 'problem' as const, code: 'other' as const, says: `${canary}不清楚` }];
  await world.as(stage.reviewer).needs.return({ params: { id }, body: { points, reason: `${canary}，请补充` } });
  const [returned] = await told({ area: 'need' }, 'need_returned');
  expect([returned?.subject.number, returned?.change, returned?.reason]).toEqual([expect.any(String), null, null]);
  expect(JSON.stringify(await told({}))).not.toContain(canary);
  // Who may read the original reads it here too, with the states.
  const [submitted] = (await own()).filter(({ action }) => action === 'need_submitted');
  expect([submitted?.subject.name, submitted?.change]).toEqual([
    canary,
    { kind: 'state', of: 'need', before: 'draft', after: 'submitted' },
  ]);

  const published = await stage.need();
  const [shown] = await told({ area: 'need' }, 'need_published');
  const { title } = await world.as().needs.read({ params: { number: published.number } });
  expect(shown?.subject).toEqual({
    ...{ id: published.id, kind: 'need', number: published.number, name: title, nameEn: null },
    address: `/needs/${published.number}`,
  });
});

test('a rule tells from what to what, since when and why, against what would hold without it; dates and tracks tell what changed', async () => {
  const contest = await makeContest(world.platform, { state: 'draft', rules: { reviewers: 2 } });
  const track = await makeTrack(world.platform, contest, { name: '先进制造专场' });
  const boss = await makePerson(world.platform, {
    name: '本届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
  const { contests } = world.as(boss);
  const params = { id: contest };
  const scope = { fields: ['10'], industries: [], regions: [], countries: [] };
  const of = { track, from: null };
  await contests.setRule({ params, body: { ...of, key: 'track_scope', value: scope, note: '聚焦一个领域' } });
  await contests.setRule({ params, body: { ...of, key: 'reviewers', value: 1, note: '人手不足' } });
  await contests.setRule({ params, body: { ...of, key: 'reviewers', value: 2, note: '已补齐' } });
  const rules = await told({ person: boss.person }, 'rule_set');
  const named = { name: '先进制造专场', nameEn: 'Sample track 1' };
  const open = { fields: [], industries: [], regions: [], countries: [] };
  expect(rules.map(({ change, reason, subject }) => [change, reason, subject.kind, subject.name])).toEqual(
    [
      { version: 2, rule: { key: 'reviewers', before: 1, after: 2 }, note: '已补齐' },
      { version: 1, rule: { key: 'reviewers', before: 2, after: 1 }, note: '人手不足' },
      { version: 1, rule: { key: 'track_scope', before: open, after: scope }, note: '聚焦一个领域' },
    ].map(({ note, ...rest }) => [
      { kind: 'rule', track: named, from: expect.any(String), ...rest },
      note,
      'contest',
      '创新挑战赛（样本）',
    ]),
  );

  const { version } = await contests.track({ params: { id: track } });
  const words = { kind: 'industry' as const, intro: '简介。', introEn: 'Intro.', nameEn: 'Renamed' };
  await contests.editTrack({ params: { id: track }, version, body: { ...words, name: '改名后的专场' } });
  const extra = await contests.createTrack({ params, body: { ...words, ...open, name: '临时专场' } });
  await contests.removeTrack({ params: { id: extra.id } });
  expect(
    (await told({ person: boss.person }))
      .slice(0, 3)
      .map(({ action, subject }) => [action, subject.kind, subject.name]),
  ).toEqual([
    // Of what is there no longer the fact itself knows how it was called.
    ['track_removed', null, '临时专场'],
    ['track_created', null, null],
    ['track_edited', 'track', '改名后的专场'],
  ]);

  const running = await makeContest(world.platform);
  const runs = await makePerson(world.platform, {
    name: '进行中的承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: running }],
  });
  const endsAt = new Date((await world.now()).getTime() + 90 * day).toISOString();
  const before = (await world.as().contests.contest({ params: { id: running } })).phases;
  await world.as(runs).contests.extendPhase({
    params: { id: running, phase: 'solving' },
    body: { track: null, endsAt, moveLater: false, moveDeadlines: false, reason: '应各地请求' },
  });
  const [extended] = await told({ person: runs.person }, 'phase_extended');
  const startsAt = before.find(({ phase }) => phase === 'solving')?.startsAt;
  const was = { startsAt, endsAt: before.find(({ phase }) => phase === 'solving')?.endsAt };
  expect([extended?.change, extended?.reason]).toEqual([
    { kind: 'phases', track: null, phases: [{ phase: 'solving', before: was, after: { startsAt, endsAt } }] },
    '应各地请求',
  ]);
});

test('who is given a signing right or another seat is named, and the organisation by its name', async () => {
  const mate = await makePerson(world.platform, {
    name: '新签署人',
    organisations: [{ id: stage.company, role: 'member' }],
  });
  const { identity } = world.as(stage.owner);
  const params = { id: stage.company, person: mate.person };
  await identity.changeMember({ params, body: { role: 'admin' } });
  const [changed] = await told({ organisation: stage.company }, 'member_role_changed');
  expect([changed?.subject.kind, changed?.change]).toEqual([
    'organisation',
    { kind: 'role', role: 'admin', person: '新签署人', within: null },
  ]);
  expect(changed?.subject.address).toBe(`/workspace/organisations/${stage.company}`);
});

test('a page of thirty asks as many questions as a page of three', async () => {
  const busy = await makePerson(world.platform, { name: '勤快的人', organisations: [{ id: stage.company }] });
  const body = { organisation: stage.company, track: stage.track, need: wholeDraft() };
  for (let n = 0; n < 30; n += 1) await world.as(busy).needs.create({ body });
  const asked = async (limit: number) => {
    const query = vi.spyOn(pg.Client.prototype, 'query');
    const { items } = await world.as(admin).desk.audit({ query: { person: busy.person, limit } });
    const count = query.mock.calls.length;
    query.mockRestore();
    return [items.length, count];
  };
  const [[few, asksFew], [many, asksMany]] = [await asked(3), await asked(30)];
  expect([few, many]).toEqual([3, 30]);
  expect(asksMany).toBe(asksFew);
});
