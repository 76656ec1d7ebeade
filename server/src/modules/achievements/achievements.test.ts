import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublicAchievement, wholeAchievement } from './factory.ts';
import { merging } from './queries/merging.ts';
import { tasks, waiting } from './queries/tasks.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let colleague: Made;
let reviewer: Made;
let ownReviewer: Made;
let stranger: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  organisation = await makeOrganisation(platform, {
    name: '样本大学',
    nameEn: 'Sample University',
    kind: 'university',
  });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation }] });
  colleague = await makePerson(platform, { name: '周同事', organisations: [{ id: organisation, role: 'member' }] });
  const grants = [{ role: 'reviewer' as const }];
  reviewer = await makePerson(platform, { name: '吴审核', grants });
  ownReviewer = await makePerson(platform, { name: '校内审核', grants, organisations: [{ id: organisation }] });
  stranger = await makePerson(platform, { name: '冯路人', organisations: [{ id: await makeOrganisation(platform) }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await world.close();
});

const as = (who?: Made) => world.as(who).achievements;
const declared = { declaration: '2026-1' };
const whole = { confirmed: [...reviewItems] };
const draft = (given: Partial<AchievementDraft> = {}, of = organisation) =>
  as(owner).create({ body: { organisation: of, achievement: wholeAchievement(given) } });
const published = (given: Partial<AchievementDraft> = {}) =>
  makePublicAchievement(
    world.platform,
    { owner: owner.viewer, reviewer: reviewer.viewer },
    { organisation, achievement: given },
  );

test('every field that is typed comes back as it was, to its owner, and to the public but for what is not for it', async () => {
  const given = wholeAchievement({ title: '全部字段', nameCompleters: true });
  const { number, id } = await published(given);
  expect((await as(owner).work({ params: { id } })).draft).toEqual(given);
  const { title, titleEn, keywords, keywordsEn, text, textEn, completers, ip, maturityEvidence, fields } = given;
  expect(await as().read({ params: { number } })).toEqual({
    ...{ number, title, titleEn, keywords, keywordsEn, text, textEn, completers, ip, maturityEvidence, fields },
    ...{ source: given.source, kind: given.kind, form: given.form, stage: given.stage, novelty: given.novelty },
    ...{ maturity: 7, field: '401', industry: 'C29', region: '310115', cooperation: given.cooperation },
    ...{ priceMin: 100_000_000, priceMax: 200_000_000, publishedAt: expect.any(String) },
    ...{ owner: '样本大学', ownerEn: 'Sample University', organisation },
  });
});

test('a number is given when it is first public, and stays through a withdrawal and a second review', async () => {
  const { id } = await draft();
  const numberNow = async () => (await as(owner).work({ params: { id } })).number;
  expect(await numberNow()).toBe(null);
  await as(owner).submit({ params: { id }, body: declared });
  expect(await numberNow()).toBe(null);
  await as(reviewer).publish({ params: { id }, body: whole });
  const number = await numberNow();
  expect(number).toMatch(/^CG-\d{4}-\d{6}$/);
  await as(owner).withdraw({ params: { id }, body: { reason: '拟改写。' } });
  await as(owner).reopen({ params: { id } });
  await as(owner).submit({ params: { id }, body: declared });
  await as(reviewer).publish({ params: { id }, body: whole });
  expect(await numberNow()).toBe(number);
});

test('a natural person who owns technology is not named in public', async () => {
  const holder = await makePerson(world.platform, { name: '程无名', realName: true });
  const { id: alone } = await world.as(holder).identity.registerHolder({ body: { country: 'CN', region: '310115' } });
  const { id } = await as(holder).create({ body: { organisation: alone, achievement: wholeAchievement() } });
  await as(holder).submit({ params: { id }, body: declared });
  await as(reviewer).publish({ params: { id }, body: whole });
  const { number } = await as(holder).work({ params: { id } });
  const { owner: named, ownerEn, organisation: of } = await as().read({ params: { number: number ?? '' } });
  expect([named, ownerEn, of]).toEqual([null, null, null]);
});

test('the library is narrowed by field, place and form, and paged without a gap or a repetition', async () => {
  const made: string[] = [];
  for (const n of [1, 2, 3])
    made.unshift((await published({ title: `筛选${n}`, form: 'software', fields: ['101'] })).number);
  await published({ form: 'software', fields: ['201'] });
  await published({ form: 'software', fields: ['101'], region: '330100' });
  const choices = { field: '10', region: '31', form: 'software' as const };
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await as().list({ query: { ...choices, limit: 2, ...(after ? { after } : {}) } });
    found.push(...page.items.map(({ number }) => number));
    if (page.next === null) break;
    after = page.next;
  }
  expect(found).toEqual(made);
  expect((await as().list({ query: { ...choices, field: '101' } })).items.map(({ number }) => number)).toEqual(made);
  expect((await as().list({ query: { ...choices, field: '102' } })).items).toEqual([]);
});

test('nobody reviews an achievement of its own organisation; who signs for it alone hands it in', async () => {
  const { id } = await draft();
  expect(await refusalOf(as(colleague).submit({ params: { id }, body: declared }))).toBe('not_a_signatory');
  await as(owner).submit({ params: { id }, body: declared });
  expect(await refusalOf(as(ownReviewer).publish({ params: { id }, body: whole }))).toBe('own_achievement');
  expect(await refusalOf(as(reviewer).publish({ params: { id }, body: { confirmed: ['rights'] } }))).toBe(
    'checklist_incomplete',
  );
  expect(await refusalOf(as(owner).publish({ params: { id }, body: whole }))).toBe('forbidden');
});

test('a reviewer sends it back with what is to be mended where; its owner reads that, mends it, and hands it in again', async () => {
  const { id } = await draft();
  await as(owner).submit({ params: { id }, body: declared });
  const points = [{ field: 'ip', says: '请核对专利号。' }];
  await as(reviewer).return({ params: { id }, body: { reason: '权属不清。', points } });
  expect(await refusalOf(as(reviewer).work({ params: { id } }))).toBe('not_found');
  const sentBack = await as(owner).work({ params: { id } });
  expect([sentBack.state, sentBack.returned?.points, sentBack.moves.at(-1)?.reason]).toEqual([
    'returned',
    points,
    '权属不清。',
  ]);
  const mine = (await tasks(world.platform, owner.viewer)).filter(({ subject }) => subject.id === id);
  expect(mine.map(({ code, address }) => [code, address])).toEqual([['achievement_mend', `/achievements/${id}/edit`]]);
  await as(owner).submit({ params: { id }, body: declared });
  const theirs = (await tasks(world.platform, reviewer.viewer)).filter(({ subject }) => subject.id === id);
  expect(theirs.map(({ code }) => code)).toEqual(['achievement_review']);
  expect((await tasks(world.platform, ownReviewer.viewer)).filter(({ subject }) => subject.id === id)).toEqual([]);
  const awaited = (await waiting(world.platform, colleague.viewer)).filter(({ subject }) => subject.id === id);
  expect(awaited.map(({ code }) => code)).toEqual(['achievement_in_review']);
});

test('of two who edit one version, the second is told, and nothing of it is written', async () => {
  const { id, version } = await draft({ title: '原来的名称' });
  await as(owner).edit({ params: { id }, version, body: wholeAchievement({ title: '先改的名称' }) });
  const second = as(colleague).edit({ params: { id }, version, body: wholeAchievement({ title: '后改的名称' }) });
  expect(await refusalOf(second)).toBe('stale_version');
  expect((await as(owner).work({ params: { id } })).draft.title).toBe('先改的名称');
});

test('an unverified organisation keeps drafts and hands nothing in; a stranger has neither', async () => {
  const unverified = await makeOrganisation(world.platform, { verified: false });
  const member = await makePerson(world.platform, { name: '未认证', organisations: [{ id: unverified }] });
  const { id } = await as(member).create({ body: { organisation: unverified, achievement: wholeAchievement() } });
  expect(await refusalOf(as(member).submit({ params: { id }, body: declared }))).toBe('organisation_not_verified');
  const body = { organisation, achievement: wholeAchievement() };
  expect(await refusalOf(as(stranger).create({ body }))).toBe('not_a_member');
  expect(await refusalOf(as(stranger).work({ params: { id } }))).toBe('not_found');
  expect((await as(stranger).works({ query: { desk: 'review' } })).items).toEqual([]);
});

test('a public achievement is taken down by a reviewer with a reason that its owner reads', async () => {
  const { id, number } = await published();
  await as(reviewer).takeDown({ params: { id }, body: { reason: '收到权属异议。' } });
  expect(await refusalOf(as().read({ params: { number } }))).toBe('not_found');
  const { state, moves } = await as(owner).work({ params: { id } });
  expect([state, moves.at(-1)?.reason]).toEqual(['returned', '收到权属异议。']);
});

test('a file is attached to a draft and removed for good, and is not changed once it was handed in', async () => {
  const { id } = await draft();
  const body = new Blob(['%PDF-1.7\n% 样本\n']);
  const { id: file } = await as(owner).attach({ params: { id }, query: { name: '检测报告.pdf' }, body });
  await as(owner).submit({ params: { id }, body: declared });
  expect(await refusalOf(as(owner).detach({ params: { id, file } }))).toBe('not_in_this_state');
  await as(owner).takeBack({ params: { id } });
  await as(owner).detach({ params: { id, file } });
  expect((await as(owner).work({ params: { id } })).attachments).toEqual([]);
  const address = {
    url: `/api/v1/workspace/achievements/${id}/attachments/${file}`,
    headers: { cookie: owner.cookie },
  };
  expect((await world.server.inject(address)).statusCode).toBe(404);
});

test('an organisation that is merged takes its library along, public as it was', async () => {
  const [from, into] = [
    await makeOrganisation(world.platform),
    await makeOrganisation(world.platform, { name: '留下的单位' }),
  ];
  const theirs = await makePerson(world.platform, { name: '并入', organisations: [{ id: from }] });
  const { number } = await makePublicAchievement(
    world.platform,
    { owner: theirs.viewer, reviewer: reviewer.viewer },
    { organisation: from },
  );
  await world.platform.transact(async (tx) => {
    await merging.handOver?.(tx, from, into);
    return null;
  });
  expect((await as().read({ params: { number } })).owner).toBe('留下的单位');
});
