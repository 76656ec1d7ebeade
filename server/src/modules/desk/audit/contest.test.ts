import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed, wholeDraft } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
let beside: string;
let boss: Made;
let ofTrack: Made;
let ofBeside: Made;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
  beside = await makeTrack(world.platform, stage.contest);
  const run = (name: string, role: 'organiser' | 'track_organiser', scopeId: string) =>
    makePerson(world.platform, {
      name,
      grants: [{ role, scope: role === 'organiser' ? ('contest' as const) : ('track' as const), scopeId }],
    });
  boss = await run('本届承办', 'organiser', stage.contest);
  ofTrack = await run('本专场承办', 'track_organiser', stage.track);
  ofBeside = await run('邻专场承办', 'track_organiser', beside);
});
afterAll(() => world.close());

type Query = NonNullable<Parameters<ReturnType<World['as']>['desk']['contestAudit']>[0]>['query'];
const audit = async (who: Made, query: Query = {}) =>
  (await world.as(who).desk.contestAudit({ params: { id: stage.contest }, query: { limit: 100, ...query } })).items;

test('organisers find what was done in their contest, those of a track in it alone, with what and why; from where is told to neither', async () => {
  const { contests } = world.as(boss);
  const params = { id: stage.contest };
  const rule = { key: 'review_working_days', value: 8, from: null } as const;
  await contests.setRule({ params, body: { ...rule, track: null, note: '全赛事放宽' } });
  const words = { kind: 'industry' as const, intro: '简介。', introEn: 'Intro.', nameEn: 'Beside' };
  await contests.editTrack({ params: { id: beside }, version: 1, body: { ...words, name: '邻专场' } });
  const need = await stage.need();
  const { owner, reviewer, officer, organiser } = stage;
  const viewers = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const other = await makePublishedNeed(world.platform, viewers, { organisation: stage.company, track: beside });

  const of = async (who: Made, subject: string) =>
    (await audit(who)).filter((entry) => entry.subject.id === subject).map(({ action }) => action);
  const whole = await of(boss, need.id);
  expect(whole).toContain('need_published');
  expect(whole).not.toContain('need_drafted');
  expect(await of(ofTrack, need.id)).toEqual(whole);
  expect(await of(ofBeside, need.id)).toEqual([]);
  expect([await of(ofTrack, other.id), (await of(ofBeside, other.id)).includes('need_published')]).toEqual([[], true]);
  expect([await of(boss, beside), await of(ofBeside, beside), await of(ofTrack, beside)]).toEqual([
    ['track_edited'],
    ['track_edited'],
    [],
  ]);
  const [set] = await audit(boss, { area: 'contest', person: boss.person });
  const [first] = (await audit(boss, { area: 'contest' })).filter(({ action }) => action === 'rule_set');
  expect([set?.action, first?.reason, first?.change?.kind]).toEqual(['track_edited', '全赛事放宽', 'rule']);
  for (const entry of await audit(boss)) expect([entry.key, entry.address]).toEqual([null, null]);
  const today = new Date((await world.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  expect((await audit(boss, { from: today, to: today })).length).toBe((await audit(boss)).length);
  expect(await audit(boss, { to: '2020-01-01' })).toEqual([]);
});

test('drafts, accounts, seats in organisations, sealed solutions and who asks in public are in none of it', async () => {
  const organisation = await makeOrganisation(world.platform, { name: '只起草的公司' });
  const drafter = await makePerson(world.platform, { name: '只起草的人', organisations: [{ id: organisation }] });
  const body = { organisation, track: stage.track, need: wholeDraft({ title: '没有人知道的草稿' }) };
  const { id } = await world.as(drafter).needs.create({ body });
  const need = await stage.need();
  const solver = await stage.solver('密封的人');
  const asker = await makePerson(world.platform, { name: '提问的人', realName: true });
  await makeSubmittedSolution(world.platform, solver.viewer, { need: need.id, organisation: solver.organisation });
  await world.as(asker).needs.ask({ body: { need: need.number, question: '请问膜的幅宽是多少？' } });
  await world.settle();
  const told = JSON.stringify([await audit(boss), await audit(ofTrack)]);
  for (const secret of [
    id,
    '没有人知道的草稿',
    '只起草的人',
    '只起草的公司',
    '密封的人',
    solver.organisation,
    '提问的人',
  ])
    expect(told).not.toContain(secret);
  const areas = ['account', 'organisation', 'platform', 'deal', 'confidential'] as const;
  expect(await Promise.all(areas.map((area) => audit(boss, { area })))).toEqual(areas.map(() => []));
});

test('nobody else reads it', async () => {
  const admin = await makePerson(world.platform, { name: '平台管理', grants: [{ role: 'admin' }] });
  const elsewhere = await makePerson(world.platform, {
    name: '别届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: beside }],
  });
  const asked = (who: Made) => world.as(who).desk.contestAudit({ params: { id: stage.contest } });
  expect((await asked(admin)).items.length).toBeGreaterThan(0);
  for (const who of [elsewhere, stage.reviewer, stage.officer, stage.owner])
    expect(await refusalOf(asked(who))).toBe('forbidden');
});
