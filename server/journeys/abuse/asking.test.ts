import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import type { NewInquiry } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tagsOf } from '#kernel/audience.ts';
import { makePublicAchievement, wholeAchievement } from '#modules/achievements/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { viewerOf } from '#modules/identity/index.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

// What somebody with bad intentions would try with inquiries about achievements, as either side of one or as nobody of it.

vi.setConfig({ testTimeout: 60_000 });
let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let reviewer: Made;
let admin: Made;
beforeAll(async () => {
  world = await openWorld();
  reviewer = await makePerson(world.platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  admin = await makePerson(world.platform, { name: '冯管理', grants: [{ role: 'admin' }] });
});
afterAll(() => world.close());

const contact = { name: 'ASKERCANARY', phone: '021-60000000', email: null };

/** A university that has an achievement, and a company that would ask about it, each with an administrator and a member. */
async function scene() {
  const { platform } = world;
  const university = await makeOrganisation(platform, { kind: 'university' });
  const company = await makeOrganisation(platform);
  const person = (name: string, id: string, role: 'member' | 'admin') =>
    makePerson(platform, { name, organisations: [{ id, role }] });
  const holder = await person('周成果', university, 'admin');
  const published = (title = '耐低温聚酯薄膜') =>
    makePublicAchievement(
      platform,
      { owner: holder.viewer, reviewer: reviewer.viewer },
      { organisation: university, achievement: { title } },
    );
  return {
    ...{ university, company, holder, published },
    clerk: await person('周文员', university, 'member'),
    asker: await person('钱询问', company, 'admin'),
    mate: await person('钱同事', company, 'member'),
  };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const deals = (who: Made) => world.as(who).deals;
const ask = (who: Made, achievement: string, organisation: string, given: Partial<NewInquiry> = {}) =>
  deals(who).ask({
    body: {
      achievement,
      organisation,
      purpose: 'use',
      cooperation: ['licence'],
      message: '询问',
      contact: null,
      ...given,
    },
  });
const leave = (who: Made, organisation: string) =>
  world.as(who).identity.removeMember({ params: { id: organisation, person: who.person } });
/** What somebody hears of an inquiry: notices, tasks, what the live channel has for it. */
async function heard(who: Made, inquiry: string): Promise<string[]> {
  const { items } = await world.as(who).notifications.inbox({ query: { limit: 100 } });
  const { tasks, waiting } = await world.as(who).desk.desk();
  const tags = new Set(tagsOf(await viewerOf(world.platform, who.cookie)));
  const facts = await factsAfter(world.platform.db, 0, null, 10_000);
  return [
    ...items.filter(({ address }) => address?.includes(inquiry)).map(({ fact }) => `notice ${fact}`),
    ...[...tasks, ...waiting].filter(({ subject }) => subject.id === inquiry).map(({ code }) => `desk ${code}`),
    ...facts
      .filter(({ subject, audience }) => subject === inquiry && audience.some((tag) => tags.has(tag)))
      .map(({ name }) => `live ${name}`),
  ].sort();
}

test('who has left a side of an inquiry reads, hears and answers it no more, from the next request on', async () => {
  const { university, company, clerk, mate, holder, published } = await scene();
  const { number } = await published();
  const { id } = await ask(mate, number, company);
  const params = { id };
  await world.settle();
  for (const one of [mate, clerk]) expect((await deals(one).inquiry({ params })).state).toBe('asked');
  await leave(mate, company);
  await leave(clerk, university);
  const before = [await heard(mate, id), await heard(clerk, id)];
  await deals(holder).declineInquiry({ params, body: { why: 'taken', note: '已签独占许可。' } });
  await world.settle();
  for (const one of [mate, clerk]) {
    const of = deals(one);
    expect(await refusalOf(of.inquiry({ params }))).toBe('not_found');
    expect(await refusalOf(of.withdrawInquiry({ params }))).toBe('not_found');
    expect(await refusalOf(of.acceptInquiry({ params }))).toBe('not_found');
    for (const desk of ['asker', 'holder'] as const)
      expect((await of.inquiries({ query: { desk } })).items).toEqual([]);
  }
  expect(await refusalOf(ask(mate, number, company))).toBe('not_a_member');
  expect([await heard(mate, id), await heard(clerk, id)]).toEqual(before);
});

test('nobody but the two sides hears that anybody asked: not by notice, desk, live channel or audit', async () => {
  const { company, asker, holder, clerk, published } = await scene();
  const { number } = await published();
  const { id } = await ask(asker, number, company, { contact });
  await world.settle();
  expect(await heard(clerk, id)).toEqual(['desk inquiry_answer', 'live inquiry_asked', 'notice inquiry_asked']);
  const organiser = await makePerson(world.platform, {
    name: '王承办',
    grants: [{ role: 'organiser' }, { role: 'authority' }],
  });
  const rival = (await scene()).asker;
  const { deal } = await deals(holder).acceptInquiry({ params: { id } });
  await world.settle();
  for (const one of [reviewer, admin, organiser, rival]) {
    expect(await heard(one, id)).toEqual([]);
    expect(await refusalOf(deals(one).inquiry({ params: { id } }))).toBe('not_found');
    expect(await refusalOf(deals(one).work({ params: { id: deal ?? '' } }))).toBe('not_found');
    for (const desk of ['asker', 'holder'] as const)
      expect((await deals(one).inquiries({ query: { desk } })).items).toEqual([]);
  }
  const audit = await world.server.inject({ url: '/api/v1/operations/audit', headers: { cookie: admin.cookie } });
  expect([
    audit.statusCode,
    audit.body.includes('achievement_published'),
    audit.body.includes('inquiry_asked'),
  ]).toEqual([200, true, false]);
});

test('twenty of an organisation’s inquiries wait at most, whoever of it asks and on however many days; an answer makes room', async () => {
  const { company, asker, mate, holder, published } = await scene();
  const numbers: string[] = [];
  for (let n = 0; n < 22; n += 1) numbers.push((await published(`成果${n}`)).number);
  const first = (await ask(asker, numbers[0] ?? '', company)).id;
  for (const number of numbers.slice(1, 10)) await ask(mate, number, company);
  expect(await refusalOf(ask(asker, numbers[10] ?? '', company))).toBe('too_many_inquiries');
  await world.travel(new Date((await world.now()).getTime() + 86_400_000));
  for (const number of numbers.slice(10, 20)) await ask(asker, number, company);
  await world.travel(new Date((await world.now()).getTime() + 86_400_000));
  for (const one of [asker, mate])
    expect(await refusalOf(ask(one, numbers[20] ?? '', company))).toBe('too_many_inquiries');
  await deals(holder).declineInquiry({ params: { id: first }, body: { why: 'unfit', note: null } });
  expect((await ask(mate, numbers[20] ?? '', company)).state).toBe('asked');
});

/** Makes the company one with the university, as an administrator does where an organisation was registered twice. */
const mergeInto = async ({ company, university }: Scene) => {
  await world.platform.pool.query("update identity.organisation set kind = 'university', size = null where id = $1", [
    company,
  ]);
  await world.as(admin).identity.mergeOrganisation({
    params: { id: company },
    body: { into: university, reason: '重复登记' },
  });
  await world.settle();
};

test('who asked and is merged into whose achievement it is makes no deal with itself', async () => {
  const made = await scene();
  const { company, asker, holder, published } = made;
  const { number } = await published();
  const { id } = await ask(asker, number, company);
  await mergeInto(made);
  const params = { id };
  for (const one of [holder, asker])
    expect(await refusalOf(deals(one).acceptInquiry({ params }))).toBe('own_organisation');
  const { rows } = await world.platform.pool.query('select 1 from deals.deal where inquiry = $1', [id]);
  expect(rows).toEqual([]);
});

test('what was asked by an organisation that was suspended since opens no deal', async () => {
  const { company, asker, holder, published } = await scene();
  const { number } = await published();
  const { id } = await ask(asker, number, company);
  await world.as(admin).identity.suspendOrganisation({ params: { id: company }, body: { reason: '冒用他人名义' } });
  expect(await refusalOf(deals(holder).acceptInquiry({ params: { id } }))).toBe('organisation_not_verified');
});

test('a contact leaves the country with an inquiry only by the consent to that, and is kept nowhere without it', async () => {
  const { company, asker, university, published } = await scene();
  const { number } = await published();
  await world.platform.pool.query(
    "update identity.organisation set country = 'SG', uscc = null, region = null, registration_number = 'T12' where id = $1",
    [university],
  );
  expect(await refusalOf(ask(asker, number, company, { contact }))).toBe('abroad_consent_needed');
  const { rows } = await world.platform.pool.query('select 1 from deals.inquiry where organisation = $1', [company]);
  expect(rows).toEqual([]);
});

test('of an achievement that was withdrawn its asker’s desk and inquiry have no title', async () => {
  const { company, asker, holder, published } = await scene();
  const { number, id: achievement } = await published('TITLECANARY');
  const { id } = await ask(asker, number, company);
  const said = async () =>
    JSON.stringify([await world.as(asker).desk.desk(), await deals(asker).inquiry({ params: { id } })]);
  expect(await said()).toContain('TITLECANARY');
  await world.as(holder).achievements.withdraw({ params: { id: achievement }, body: { reason: '拟先申请专利。' } });
  expect(await said()).not.toContain('TITLECANARY');
});

test('a natural person whose technology is asked about is named to its asker only once there is a deal', async () => {
  const { company, asker } = await scene();
  const person = await makePerson(world.platform, { name: 'HOLDERCANARY', realName: true });
  const of = world.as(person);
  const { id: alone } = await of.identity.registerHolder({ body: { country: 'CN', region: '310115' } });
  const { id: achievement } = await of.achievements.create({
    body: { organisation: alone, achievement: wholeAchievement({ nameCompleters: false }) },
  });
  await of.achievements.submit({ params: { id: achievement }, body: { declaration: '2026-1' } });
  await world.as(reviewer).achievements.publish({
    params: { id: achievement },
    body: { confirmed: [...reviewItems] },
  });
  const number = (await of.achievements.work({ params: { id: achievement } })).number ?? '';
  const { id } = await ask(asker, number, company);
  const seen = JSON.stringify([
    await deals(asker).inquiry({ params: { id } }),
    (await deals(asker).inquiries({ query: {} })).items,
    await world.as(asker).desk.desk(),
  ]);
  expect([seen.includes(number), seen.includes('HOLDERCANARY')]).toEqual([true, false]);
});
