import type { NewInquiry } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePublicAchievement } from '#modules/achievements/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { soundContract } from '../factory.ts';
import { merging } from '../queries/merging.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let university: string;
let company: string;
let holder: Made;
let asker: Made;
let colleague: Made;
let reviewer: Made;
let both: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  university = await makeOrganisation(platform, { name: '样本大学', kind: 'university', region: '310104' });
  company = await makeOrganisation(platform, { name: '样本制造有限公司' });
  const person = (name: string, id: string, role: 'member' | 'admin' = 'member') =>
    makePerson(platform, { name, organisations: [{ id, role, signs: true }] });
  holder = await person('周成果', university, 'admin');
  asker = await person('钱询问', company);
  colleague = await person('钱同事', company);
  both = await makePerson(platform, { name: '两边的人', organisations: [{ id: university }, { id: company }] });
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }, { role: 'organiser' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'deals')).toEqual([]);
  await world.close();
});

const as = (who?: Made) => world.as(who).deals;
const published = (title = '耐低温聚酯薄膜', titleEn = 'Polyester film for the cold') =>
  makePublicAchievement(
    world.platform,
    { owner: holder.viewer, reviewer: reviewer.viewer },
    { organisation: university, achievement: { title, titleEn } },
  );
const body = (achievement: string, given: Partial<NewInquiry> = {}): NewInquiry => ({
  achievement,
  organisation: company,
  purpose: 'use',
  cooperation: ['licence'],
  message: '我们想用在冷链包装上，盼了解中试条件。',
  contact: null,
  ...given,
});
const ask = async (given: Partial<NewInquiry> = {}, who = asker) => {
  const { number } = await published();
  return { number, ...(await as(who).ask({ body: body(number, given) })) };
};

test('what is asked reaches the owner’s people and one’s own, word for word, and nobody else', async () => {
  const { id, number } = await ask({
    purpose: 'develop',
    cooperation: ['transfer', 'service'],
    message: '第一行\n第二行',
  });
  const params = { id };
  const said = {
    ...{ state: 'asked', purpose: 'develop', cooperation: ['transfer', 'service'], message: '第一行\n第二行' },
    ...{ asker: { name: '样本制造有限公司', nameEn: null, verified: true }, by: '钱询问', holder: '样本大学' },
    ...{ deal: null, declined: null },
  };
  const received = await as(holder).inquiry({ params });
  expect(received).toMatchObject({
    ...said,
    side: 'holder',
    achievement: { number, title: '耐低温聚酯薄膜', titleEn: 'Polyester film for the cold' },
  });
  expect(await as(colleague).inquiry({ params })).toMatchObject({ ...said, side: 'asker', achievement: { id: null } });
  expect([received.can, (await as(asker).inquiry({ params })).can]).toEqual([
    { accept: true, decline: true },
    { ask: { code: 'not_in_this_state' }, withdraw: true },
  ]);
  for (const stranger of [reviewer, await makePerson(world.platform, { name: '路人' })]) {
    expect(await refusalOf(as(stranger).inquiry({ params }))).toBe('not_found');
    expect(await refusalOf(as(stranger).withdrawInquiry({ params }))).toBe('not_found');
    expect((await as(stranger).inquiries({ query: { desk: 'holder' } })).items).toEqual([]);
  }
  const ids = async (who: Made, desk: 'asker' | 'holder') =>
    (await as(who).inquiries({ query: { desk } })).items.map((one) => one.id);
  expect([await ids(holder, 'holder'), await ids(holder, 'asker'), await ids(colleague, 'asker')]).toEqual([
    [id],
    [],
    [id],
  ]);
});

test('nobody asks about what is not public, of its own, for another’s organisation, or unverified', async () => {
  const { number, id } = await published();
  const refused = (who: Made, given: Partial<NewInquiry> = {}) => refusalOf(as(who).ask({ body: body(number, given) }));
  expect(await refusalOf(as(asker).ask({ body: body('CG-2099-000001') }))).toBe('not_found');
  expect(await refused(holder, { organisation: university })).toBe('own_organisation');
  expect(await refused(both)).toBe('own_organisation');
  expect(await refused(asker, { organisation: university })).toBe('not_a_member');
  const young = await makeOrganisation(world.platform, { verified: false });
  const beginner = await makePerson(world.platform, { name: '未认证', organisations: [{ id: young }] });
  expect(await refused(beginner, { organisation: young })).toBe('organisation_not_verified');
  await world.as(holder).achievements.withdraw({ params: { id }, body: { reason: '拟先申请专利。' } });
  expect(await refused(asker)).toBe('not_found');
});

test('of twenty who ask at once for one organisation one is heard; once answered, it may ask again', async () => {
  const { number } = await published();
  const calls = Array.from({ length: 20 }, () => refusalOf(as(asker).ask({ body: body(number) })).catch(() => 'asked'));
  const results = await Promise.all(calls);
  expect(results.filter((one) => one === 'asked')).toHaveLength(1);
  expect(new Set(results)).toEqual(new Set(['asked', 'inquiry_open']));
  const [{ id } = { id: '' }] = (await as(asker).inquiries({ query: {} })).items;
  const note = '本项目已与他人签订独占许可。';
  await as(holder).declineInquiry({ params: { id }, body: { why: 'taken', note } });
  const declined = await as(colleague).inquiry({ params: { id } });
  expect([declined.state, declined.declined]).toEqual(['declined', { why: 'taken', note }]);
  expect(await refusalOf(as(holder).acceptInquiry({ params: { id } }))).toBe('not_in_this_state');
  expect((await as(asker).ask({ body: body(number) })).state).toBe('asked');
});

test('an organisation asks ten times a day, however many of its people try at once', async () => {
  const busy = await makeOrganisation(world.platform);
  const people = await Promise.all(
    ['甲', '乙'].map((name) => makePerson(world.platform, { name, organisations: [{ id: busy }] })),
  );
  const numbers: string[] = [];
  for (let n = 0; n < 12; n += 1) numbers.push((await published(`成果${n}`)).number);
  const calls = numbers.map((number, n) =>
    refusalOf(as(people[n % 2]).ask({ body: body(number, { organisation: busy }) })).catch(() => 'asked'),
  );
  const results = await Promise.all(calls);
  expect(results.filter((one) => one === 'asked')).toHaveLength(10);
  expect(results.filter((one) => one === 'too_many_inquiries')).toHaveLength(2);
});

test('accepted, it is a deal at once, in which the contact that came along is read when both gave theirs', async () => {
  const contact = { name: '钱询问', phone: '021-60000000', email: null };
  const { id, number } = await ask({ contact });
  expect((await as(asker).inquiry({ params: { id } })).contact).toEqual(contact);
  expect((await as(holder).inquiry({ params: { id } })).contact).toBe(null);
  expect(await refusalOf(as(both).acceptInquiry({ params: { id } }))).toBe('own_organisation');
  const { deal } = await as(holder).acceptInquiry({ params: { id } });
  const params = { id: deal ?? '' };
  const of = (who: Made) => as(who).work({ params });
  expect(await of(asker)).toMatchObject({
    ...{ view: 'party', side: 'owner', state: 'intent', need: null, contest: null, achievement: { number } },
    ...{ owner: { id: company }, solver: { id: university }, contacts: { own: contact, other: null } },
  });
  expect(await of(holder)).toMatchObject({ side: 'solver', contacts: { own: null, other: null } });
  await as(holder).shareContact({ params, body: { ...contact, name: '周成果' } });
  expect(await of(holder)).toMatchObject({ contacts: { other: contact, agreedByBoth: true } });
  expect((await as(asker).inquiry({ params: { id } })).deal).toBe(deal);
  expect(
    (await sql`select 1 from deals.inquiry_contact where inquiry = ${id}`.execute(world.platform.db)).rows,
  ).toEqual([]);
  for (const stranger of [
    reviewer,
    await makePerson(world.platform, { name: '校内旁人', organisations: [{ id: university, role: 'member' }] }),
  ])
    expect(await refusalOf(as(stranger).work({ params }))).toBe('not_found');
  expect((await as(reviewer).list({ query: { desk: 'organiser' } })).items).toEqual([]);
  expect((await as(asker).list({ query: {} })).items).toMatchObject([
    { id: deal, needNumber: null, achievementNumber: number },
  ]);
});

test('such a deal goes its whole way without a need: signed, registered, paid, performed, closed; nobody voids it, none certifies it', async () => {
  const { id } = await ask();
  const { deal } = await as(holder).acceptInquiry({ params: { id } });
  const params = { id: deal ?? '' };
  await as(asker).begin({ params });
  const today = (await world.now()).toISOString().slice(0, 10);
  const contract = soundContract({ kind: 'licence', signedOn: today, sellerNotice: { from: today, to: today } });
  await as(asker).enterContract({ params, version: 0, body: contract });
  await as(holder).confirmContract({ params, version: 1 });
  await world.settle();
  expect(await refusalOf(as(asker).askVoid({ params, body: { reason: '不再履行。' } }))).toBe('deal_of_no_contest');
  const { certification, brokers } = world.as(asker);
  expect(await refusalOf(certification.apply({ body: { deal: params.id, showAmount: true } }))).toBe('not_found');
  expect((await brokers.attributions({ query: {} })).items).toEqual([]);
  await as(asker).perform({ params });
  await as(asker).accept({ params });
  await as(holder).close({ params });
  expect((await as(holder).work({ params })).state).toBe('closed');
  await world.settle();
  const admin = await makePerson(world.platform, { name: '管理员', grants: [{ role: 'admin' }] });
  const { items } = await world.as(admin).desk.reactions();
  expect(items.filter(({ failed }) => failed !== 0)).toEqual([]);
});

test('the owner is told of an inquiry, the asker of what comes of it; both desks count it until then', async () => {
  const { id } = await ask();
  await world.settle();
  const told = async (who: Made, fact: string) =>
    (await world.as(who).notifications.inbox({ query: {} })).items.some(
      (one) => one.fact === fact && one.address === `/workspace/inquiries/${id}`,
    );
  expect([await told(holder, 'inquiry_asked'), await told(asker, 'inquiry_asked')]).toEqual([true, false]);
  const codes = async (who: Made) => {
    const { tasks, waiting } = await world.as(who).desk.desk();
    return [...tasks, ...waiting].filter(({ subject }) => subject.id === id).map(({ code }) => code);
  };
  expect([await codes(holder), await codes(colleague), await codes(reviewer)]).toEqual([
    ['inquiry_answer'],
    ['inquiry_asked'],
    [],
  ]);
  await as(holder).declineInquiry({ params: { id }, body: { why: 'unfit', note: null } });
  await world.settle();
  expect([await told(asker, 'inquiry_declined'), await told(holder, 'inquiry_declined')]).toEqual([true, false]);
  expect([await codes(holder), await codes(asker)]).toEqual([[], []]);
});

test('what nobody answers lapses after thirty days, and not before; a contact that came with it is gone', async () => {
  const { id } = await ask({ contact: { name: '钱询问', phone: '021-60000000', email: null } });
  const asked = (await world.now()).getTime();
  const stateAt = async (days: number) => {
    await world.travel(new Date(asked + days * 86_400_000));
    const { state, contact } = await as(asker).inquiry({ params: { id } });
    return [state, contact === null];
  };
  expect([await stateAt(29.9), await stateAt(30)]).toEqual([
    ['asked', false],
    ['lapsed', true],
  ]);
});

test('withdrawn, an achievement leaves its asker the number, and no title', async () => {
  const { number, id: achievement } = await published('拟先申请专利的成果');
  const { id } = await as(asker).ask({ body: body(number) });
  await world.as(holder).achievements.withdraw({ params: { id: achievement }, body: { reason: '拟先申请专利。' } });
  const left = { id: null, number, title: '', titleEn: null };
  expect((await as(asker).inquiry({ params: { id } })).achievement).toEqual(left);
  const { items } = await as(asker).inquiries({ query: { desk: 'asker' } });
  expect(items.find((one) => one.id === id)?.achievement).toEqual(left);
  expect((await as(holder).inquiry({ params: { id } })).achievement.title).toBe('拟先申请专利的成果');
});

test('a merged organisation’s open inquiries go along', async () => {
  const old = await makeOrganisation(world.platform);
  const person = await makePerson(world.platform, { name: '旧单位', organisations: [{ id: old }] });
  const { id } = await ask({ organisation: old }, person);
  await world.platform.transact((tx) => merging.handOver?.(tx, old, company) ?? Promise.resolve());
  expect((await as(asker).inquiry({ params: { id } })).side).toBe('asker');
});
