import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makeNoticed } from '#modules/judging/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { tasks } from './index.ts';
import { moveNomination } from './nomination/actions/move.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
let authority: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
  const scope = { scope: 'contest', scopeId: stage.contest } as const;
  authority = await makePerson(world.platform, { name: '主管部门', grants: [{ role: 'authority', ...scope }] });
  for (let place = 0; place < 2; place += 1) {
    const scene = await makeNoticed(world.platform, (to) => world.travel(to), { stage });
    const notice = await world.as().judging.notice({ params: { number: scene.notice } });
    await world.travel(new Date(notice.endsAt));
  }
}, 120_000);
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'awards')).toEqual([]);
  await world.close();
});

type Who = { readonly cookie: string };
const awards = (who?: Who) => world.as(who).awards;
const reason = '评审委员会一致推荐。';
const work = async () => awards(stage.organiser).work({ query: { contest: stage.contest } });
const nominate = (kind: 'best_solution' | 'best_organisation', subject: string, who: Who = stage.organiser) =>
  awards(who).nominate({ body: { contest: stage.contest, kind, subject, reason } });

test('awards are set up once, from the rules of the contest, by its organiser', async () => {
  const body = { contest: stage.contest };
  expect(await refusalOf(awards(stage.owner).define({ body }))).toBe('forbidden');
  expect(await refusalOf(work())).toBe('awards_not_defined');
  expect(await refusalOf(nominate('best_organisation', stage.company))).toBe('awards_not_defined');
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => awards(stage.organiser).define({ body })));
  expect(results.filter((one) => one.status === 'fulfilled').length).toBe(1);
  expect(await refusalOf(awards(stage.organiser).define({ body }))).toBe('awards_defined');
  const { poolFen, givenFen, awards: all } = await work();
  expect([poolFen, givenFen, all.map((one) => [one.kind, one.min, one.max, one.pooled])]).toEqual([
    50_000_000,
    0,
    [
      ['best_solution', 1, 10, true],
      ['most_innovative', 1, 5, true],
      ['most_promising', 1, 5, true],
      ['best_agency', 0, 3, false],
      ['best_open_enterprise', 0, 3, false],
      ['delta_collaboration', 0, 3, false],
      ['best_organisation', 3, 5, false],
    ],
  ]);
});

test('a winning solution is nominated, decided within the pool, noticed and definitive; the public sees it from the notice on', async () => {
  const query = { contest: stage.contest, kind: 'best_solution' as const };
  const { items } = await awards(authority).candidates({ query });
  expect(items.map((one) => [one.figures.contracted, typeof one.figures.score, one.nominated])).toEqual([
    [false, 'number', false],
    [false, 'number', false],
  ]);
  const [first, second] = items;
  if (!first || !second) throw new Error('two winners were expected');
  const next = await awards(authority).candidates({ query: { ...query, limit: 1 } });
  const rest = await awards(authority).candidates({ query: { ...query, limit: 1, after: next.next ?? '' } });
  expect([next.items[0]?.subject, rest.items[0]?.subject, rest.next]).toEqual([first.subject, second.subject, null]);

  expect(await refusalOf(nominate('best_solution', first.subject, authority))).toBe('forbidden');
  expect(await refusalOf(nominate('best_solution', stage.company))).toBe('not_a_candidate');
  const { id } = await nominate('best_solution', first.subject);
  expect(await refusalOf(nominate('best_solution', first.subject))).toBe('already_nominated');
  const other = await nominate('best_solution', second.subject);
  const decide = (nomination: string, version: number, amountFen: number) =>
    awards(stage.organiser).decide({ params: { id: nomination }, version, body: { amountFen } });
  expect(await refusalOf(decide(id, 1, 50_000_001))).toBe('award_pool_exceeded');
  expect(await refusalOf(decide(id, 7, 1))).toBe('stale_version');
  await decide(id, 1, 30_000_000);
  expect(await refusalOf(decide(other.id, 1, 20_000_001))).toBe('award_pool_exceeded');
  await decide(other.id, 1, 20_000_000);
  expect((await work()).givenFen).toBe(50_000_000);
  expect((await tasks(world.platform, stage.organiser.viewer)).map((task) => task.code)).toEqual([
    'award_notice',
    'award_notice',
  ]);
  expect((await awards().results({ query: { contest: stage.contest } })).items).toEqual([]);
  await awards(stage.organiser).notice({ params: { id }, version: 2 });
  const [shown] = (await awards().results({ query: { contest: stage.contest } })).items;
  expect([shown?.state, shown?.amountFen, shown?.need?.number]).toEqual(['noticed', 30_000_000, first.need?.number]);
  expect(JSON.stringify(shown)).not.toContain(reason);
  await world.travel(new Date(shown?.noticeUntil ?? ''));
  expect((await awards().results({ query: { contest: stage.contest } })).items.map((one) => one.state)).toEqual([
    'definitive',
  ]);
  const strike = (nomination: string) =>
    awards(stage.organiser).strike({ params: { id: nomination }, body: { reason } });
  expect(await refusalOf(strike(id))).toBe('not_in_this_state');
  await strike(other.id);
  expect((await work()).givenFen).toBe(30_000_000);
});

test('of a need in quarantine no title is shown: not to those who nominate, nor among the results', async () => {
  const titles = async () => {
    const { items } = await awards(stage.organiser).candidates({
      query: { contest: stage.contest, kind: 'best_solution' },
    });
    const nominations = (await work()).awards.flatMap((award) => award.nominations);
    const { items: results } = await awards().results({ query: { contest: stage.contest } });
    return [...items, ...nominations, ...results].map(({ need }) => [need?.number, need?.title]);
  };
  const before = await titles();
  expect(before.map(([, title]) => title === '')).toEqual([false, false, false, false, false]);
  const [[hidden] = []] = before;
  const set = (quarantined: boolean) =>
    world.platform.pool.query('update needs.need set quarantined = $1 where number = $2', [quarantined, hidden]);
  await set(true);
  expect(await titles()).toEqual(before.map(([number, title]) => [number, number === hidden ? '' : title]));
  await set(false);
  expect(await titles()).toEqual(before);
});

test('an award without money gives none, and is noticed only when its quota is met', async () => {
  const named = [];
  for (let place = 0; place < 3; place += 1) named.push(await makeOrganisation(world.platform, { kind: 'institute' }));
  const unverified = await makeOrganisation(world.platform, { verified: false });
  expect(await refusalOf(nominate('best_organisation', unverified))).toBe('recipient_not_verified');
  const made = [];
  for (const subject of named) made.push((await nominate('best_organisation', subject)).id);
  const decide = (id: string | undefined, amountFen: number) =>
    awards(stage.organiser).decide({ params: { id: id ?? '' }, version: 1, body: { amountFen } });
  expect(await refusalOf(decide(made[0], 1))).toBe('award_without_money');
  await decide(made[0], 0);
  const notice = { params: { id: made[0] ?? '' }, version: 2 };
  expect(await refusalOf(awards(stage.organiser).notice(notice))).toBe('award_quota_not_met');
  await decide(made[1], 0);
  await decide(made[2], 0);
  await awards(stage.organiser).notice(notice);
});

test('nobody decides on their own organisation', async () => {
  const own = await makeOrganisation(world.platform, { kind: 'institute' });
  const scope = { scope: 'contest', scopeId: stage.contest } as const;
  const involved = await makePerson(world.platform, {
    name: '本单位承办方',
    grants: [{ role: 'organiser', ...scope }],
    organisations: [{ id: own }],
  });
  const { id } = await nominate('best_organisation', own);
  const decide = { params: { id }, version: 1, body: { amountFen: 0 } };
  expect(await refusalOf(awards(involved).decide(decide))).toBe('involved_in_award');
  expect(await refusalOf(awards(involved).strike({ params: { id }, body: { reason } }))).toBe('involved_in_award');
  const elsewhere = await makePerson(world.platform, {
    name: '他届承办方',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: id }],
  });
  expect(await refusalOf(awards(elsewhere).decide(decide))).toBe('not_found');
  expect(await refusalOf(awards(elsewhere).work({ query: { contest: stage.contest } }))).toBe('not_found');
});

test('however many decide at once, the places of an award are not exceeded', async () => {
  const made: string[] = [];
  for (let place = 0; place < 20; place += 1) {
    const subject = await makeOrganisation(world.platform, { kind: 'institute' });
    made.push((await nominate('best_organisation', subject)).id);
  }
  const before = (await work()).awards.find((one) => one.kind === 'best_organisation');
  const taken =
    before?.nominations.filter((one) => ['decided', 'noticed', 'definitive'].includes(one.state)).length ?? 0;
  const results = await Promise.all(
    made.map((id) => moveNomination(world.platform, stage.organiser.viewer, id, 'decide', { amountFen: 0 })),
  );
  expect(results.filter((one) => !isRefusal(one)).length).toBe(5 - taken);
  expect(new Set(results.flatMap((one) => (isRefusal(one) ? [one.refused] : [])))).toEqual(
    new Set(['award_quota_full']),
  );
});

test('recommending units are candidates for 优秀组织奖 by the needs on the board, where one verified organisation alone has the name', async () => {
  const { platform } = world;
  const [one, twice, unknown] = ['样本推荐区科委', '样本同名协会', '样本未登记委办局'];
  const id = await makeOrganisation(platform, { name: one, kind: 'authority' });
  await makeOrganisation(platform, { name: one, kind: 'authority', verified: false });
  for (let n = 0; n < 2; n += 1) await makeOrganisation(platform, { name: twice, kind: 'institute' });
  for (let n = 0; n < 2; n += 1) await stage.need();
  const { rows } = await platform.pool.query<{ id: string }>(
    'select id from needs.need where contest = $1 and published_at is not null order by id',
    [stage.contest],
  );
  const names = [one, one, twice, unknown];
  for (const [n, row] of rows.entries())
    await platform.pool.query('update needs.need set recommender = $1 where id = $2', [names[n] ?? null, row.id]);
  expect(rows).toHaveLength(names.length);
  const { items } = await awards(stage.organiser).candidates({
    query: { contest: stage.contest, kind: 'best_organisation' },
  });
  expect(items.map(({ subject, figures }) => [subject, figures.needsPublished])).toEqual([[id, 2]]);
});
