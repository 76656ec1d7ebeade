import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../../factory.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let track: string;
let trackOfTwo: string;
let owner: Made;
let organiser: Made;
let first: Made;
let second: Made;
let third: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const phases = [
    { phase: 'collecting' as const, startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2040-01-01T00:00:00.000Z' },
  ];
  track = await makeTrack(platform, await makeContest(platform, { phases }));
  trackOfTwo = await makeTrack(platform, await makeContest(platform, { phases, rules: { reviewers: 2 } }));
  organisation = await makeOrganisation(platform, { name: '样本新材料有限公司' });
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: organisation }] });
  const staff = (name: string, role: 'reviewer' | 'organiser') => makePerson(platform, { name, grants: [{ role }] });
  [first, second, third] = [
    await staff('甲审核', 'reviewer'),
    await staff('乙审核', 'reviewer'),
    await staff('丙审核', 'reviewer'),
  ];
  organiser = await staff('王承办', 'organiser');
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const needs = (who: Made) => world.as(who).needs;
const points = [{ code: 'fits_track' as const, says: '属于建筑施工管理，不在新材料专场范围内。' }];
const reasons = { points, says: '建议改投其他专场。' };
const lists = { authenticity: [...authenticityItems], validity: [...validityItems], note: null };
const ready = { ...lists, triage: 'ready' as const };

async function claimed(into: string) {
  const { id } = await needs(owner).create({ body: { organisation, track: into, need: wholeDraft() } });
  await needs(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  const need = { params: { id } };
  await needs(first).claim(need);
  return need;
}
type Need = Awaited<ReturnType<typeof claimed>>;
const handOn = (need: Need, to: Made) =>
  needs(organiser).handOn({ ...need, body: { reviewer: to.person, reason: '请第三位审核员决定' } });
const canOf = async (who: Made, need: Need, ...actions: string[]) => {
  const { can } = await needs(who).work(need);
  return actions.map((action) => {
    const one = can[action];
    return one === true || one === undefined ? one : one.code;
  });
};
const wordsOf = async (who: Made, need: Need) =>
  (await needs(who).work(need)).rejection.words.map(({ kind, by, says }) => [kind, by, says]);
const tasksOf = async (who: Made, { params }: Need) =>
  (await world.as(who).desk.desk()).tasks.filter(({ subject }) => subject.id === params.id).map(({ code }) => code);
const toldOf = async (who: Made, { params }: Need) => {
  await world.settle();
  return (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items
    .filter(({ need, fact }) => need?.id === params.id && fact.includes('reject'))
    .map(({ fact }) => fact);
};

test('only who has the review accepts, returns or rejects; an absent one blocks nothing, since an organiser gives it to another', async () => {
  const need = await claimed(track);
  const back = { points: [{ field: 'title' as const, code: 'unclear' as const, says: null }], reason: null };
  const tried = (who: Made) => [
    needs(who).accept({ ...need, body: ready }),
    needs(who).return({ ...need, body: back }),
    needs(who).reject({ ...need, body: reasons }),
  ];
  expect(await Promise.all(tried(second).map(refusalOf))).toEqual(Array(3).fill('not_your_review'));
  expect(await canOf(second, need, 'accept', 'return', 'reject')).toEqual(Array(3).fill('not_your_review'));
  await handOn(need, second);
  expect(await canOf(first, need, 'accept', 'return', 'reject')).toEqual(Array(3).fill('not_your_review'));
  expect((await needs(second).accept({ ...need, body: ready })).state).toBe('accepted');
});

test('one reviewer rejects with reasons by code and in words, which its owner reads; without them nothing is rejected', async () => {
  const need = await claimed(track);
  const empty = { points: [], says: '不符' };
  expect(await refusalOf(needs(first).reject({ ...need, body: empty }))).toBe('invalid_input');
  expect(await canOf(first, need, 'propose_rejection', 'sign_rejection')).toEqual(Array(2).fill('not_in_this_state'));
  expect(await refusalOf(needs(first).proposeRejection({ ...need, body: reasons }))).toBe('not_in_this_state');
  expect((await needs(first).reject({ ...need, body: reasons })).state).toBe('rejected');
  const { rejection } = await needs(owner).work(need);
  expect(rejection.words.map(({ at: _, ...word }) => word)).toEqual([{ kind: 'reject', by: '甲审核', ...reasons }]);
  expect(await toldOf(owner, need)).toEqual(['need_rejected']);
});

test('where two review, a rejection waits for another person, who signs it too; before that its owner finds no trace of it', async () => {
  const need = await claimed(trackOfTwo);
  const before = await needs(owner).work(need);
  expect(await refusalOf(needs(first).reject({ ...need, body: reasons }))).toBe('not_in_this_state');
  expect(await refusalOf(needs(second).proposeRejection({ ...need, body: reasons }))).toBe('not_your_review');
  expect(await canOf(second, need, 'sign_rejection', 'oppose_rejection')).toEqual(Array(2).fill('not_in_this_state'));
  await needs(first).proposeRejection({ ...need, body: reasons });
  // Only that somebody works on it.
  const { version: _, ...seen } = await needs(owner).work(need);
  const { version: __, ...was } = before;
  expect(seen).toEqual({ ...was, since: seen.since });
  expect(await toldOf(owner, need)).toEqual([]);
  expect([await tasksOf(second, need), await tasksOf(first, need)]).toEqual([
    ['need_second_rejection'],
    ['need_review'],
  ]);
  expect(await toldOf(second, need)).toEqual(['need_rejection_proposed']);
  // Until it is settled nothing else is decided, and nobody signs for himself.
  expect(await canOf(first, need, 'accept', 'return', 'check', 'sign_rejection')).toEqual([
    ...Array(3).fill('rejection_waits'),
    'rejection_own',
  ]);
  expect(await refusalOf(needs(first).signRejection({ ...need, body: { says: null } }))).toBe('rejection_own');
  expect(await wordsOf(second, need)).toEqual([['reject', '甲审核', reasons.says]]);
  expect((await needs(second).signRejection({ ...need, body: { says: '同意。' } })).state).toBe('rejected');
  expect(await wordsOf(owner, need)).toEqual([
    ['reject', '甲审核', reasons.says],
    ['second', '乙审核', '同意。'],
  ]);
  expect(await toldOf(first, need)).toEqual(['need_rejected']);
});

test('taken back, it is as if it had not been said: it can be returned, and proposed again', async () => {
  const need = await claimed(trackOfTwo);
  await needs(first).proposeRejection({ ...need, body: reasons });
  expect(await refusalOf(needs(second).takeBackRejection(need))).toBe('not_in_this_state');
  await needs(first).takeBackRejection(need);
  expect(await tasksOf(second, need)).toEqual([]);
  expect(await canOf(first, need, 'return', 'propose_rejection', 'check')).toEqual([true, true, true]);
  await needs(first).proposeRejection({ ...need, body: { points, says: null } });
  await needs(second).signRejection({ ...need, body: { says: null } });
  // The owner reads the reasons that stand.
  expect(await wordsOf(owner, need)).toEqual([
    ['reject', '甲审核', null],
    ['second', '乙审核', null],
  ]);
});

test('opposed, it does not stand: both see both statements, an organiser gives it to a third, and with that one’s signature two have rejected it', async () => {
  const need = await claimed(trackOfTwo);
  await needs(first).proposeRejection({ ...need, body: reasons });
  await needs(second).opposeRejection({ ...need, body: { says: '属于新材料施工应用。' } });
  const both = [
    ['reject', '甲审核', reasons.says],
    ['oppose', '乙审核', '属于新材料施工应用。'],
  ];
  expect([await wordsOf(first, need), await wordsOf(second, need), await wordsOf(owner, need)]).toEqual([
    both,
    both,
    [],
  ]);
  expect([await toldOf(first, need), await toldOf(organiser, need)]).toEqual([
    ['need_rejection_opposed'],
    ['need_rejection_opposed'],
  ]);
  expect(await tasksOf(organiser, need)).toEqual(['need_reviewers_disagree']);
  expect(await canOf(first, need, 'propose_rejection', 'sign_rejection', 'oppose_rejection')).toEqual([
    ...['rejection_opposed', 'rejection_opposed', 'not_in_this_state'],
  ]);
  expect(await canOf(second, need, 'sign_rejection')).toEqual(['rejection_opposed']);
  // A third who does not have it decides nothing.
  expect(await refusalOf(needs(third).signRejection({ ...need, body: { says: null } }))).toBe('not_your_review');
  await handOn(need, third);
  expect([await tasksOf(organiser, need), await tasksOf(third, need)]).toEqual([[], ['need_review']]);
  expect((await needs(third).signRejection({ ...need, body: { says: '以施工为主。' } })).state).toBe('rejected');
  expect(await wordsOf(owner, need)).toEqual([
    ['reject', '甲审核', reasons.says],
    ['second', '丙审核', '以施工为主。'],
  ]);
});

test('or the third signs one checklist and another the other: then two have accepted it', async () => {
  const need = await claimed(trackOfTwo);
  await needs(first).proposeRejection({ ...need, body: reasons });
  await needs(second).opposeRejection({ ...need, body: { says: '属于新材料施工应用。' } });
  await handOn(need, third);
  await needs(second).check({ ...need, body: { checklist: 'authenticity', ...lists } });
  expect((await needs(third).accept({ ...need, body: ready })).state).toBe('accepted');
});

test('of two who sign and oppose at the same moment exactly one is heard', async () => {
  const need = await claimed(trackOfTwo);
  await needs(first).proposeRejection({ ...need, body: reasons });
  const codes = await Promise.all(
    [
      needs(second).signRejection({ ...need, body: { says: null } }),
      needs(third).opposeRejection({ ...need, body: { says: '不同意' } }),
    ].map((one) =>
      one.then(
        () => 'done',
        () => 'refused',
      ),
    ),
  );
  expect(codes.sort()).toEqual(['done', 'refused']);
});

test('its owner contests a rejection once, within its term, and others than who rejected it look at it again', async () => {
  const need = await claimed(trackOfTwo);
  await needs(first).proposeRejection({ ...need, body: reasons });
  await needs(second).signRejection({ ...need, body: { says: null } });
  const words = await wordsOf(owner, need);
  const contest = () => needs(owner).contestRejection({ ...need, body: { reason: '属于新材料施工应用，见附件。' } });
  expect(await refusalOf(needs(first).contestRejection({ ...need, body: { reason: '复审' } }))).toBe('forbidden');
  expect(await canOf(owner, need, 'contest_rejection', 'edit', 'submit')).toEqual([
    ...[true, 'not_in_this_state', 'not_in_this_state'],
  ]);
  expect((await contest()).state).toBe('submitted');
  // What was said stays readable; who signed it reviews the need no more.
  expect(await wordsOf(owner, need)).toEqual(words);
  expect(await canOf(first, need, 'claim')).toEqual(['rejected_it']);
  expect(await refusalOf(needs(second).claim(need))).toBe('rejected_it');
  expect([await tasksOf(first, need), await tasksOf(third, need)]).toEqual([[], ['need_claim']]);
  const assigned = await needs(organiser).assign({
    body: { reviewer: first.person, needs: [need.params.id], note: null },
  });
  expect(assigned.items.map(({ refused }) => refused)).toEqual(['reviewer_rejected_it']);
  await needs(third).claim(need);
  expect(await refusalOf(handOn(need, second))).toBe('reviewer_rejected_it');
  const others = (await needs(third).otherReviewers(need)).items.map(({ id }) => id);
  expect([first, second].filter(({ person }) => others.includes(person))).toEqual([]);
  expect(await refusalOf(needs(first).check({ ...need, body: { checklist: 'validity', ...lists } }))).toBe(
    'rejected_it',
  );
  // Rejected again, by two others, it is over; a new need may begin from it.
  const fourth = await makePerson(world.platform, { name: '丁审核', grants: [{ role: 'reviewer' }] });
  await needs(third).proposeRejection({ ...need, body: { points, says: '复审意见。' } });
  expect(await refusalOf(needs(second).signRejection({ ...need, body: { says: null } }))).toBe('rejected_it');
  expect(await wordsOf(owner, need)).toEqual(words);
  await needs(fourth).signRejection({ ...need, body: { says: null } });
  expect(await wordsOf(owner, need)).toEqual([
    ...words,
    ['reject', '丙审核', '复审意见。'],
    ['second', '丁审核', null],
  ]);
  expect(await canOf(owner, need, 'contest_rejection')).toEqual(['contested_before']);
  expect(await refusalOf(contest())).toBe('contested_before');
});

test('after its term a rejection is contested no more', async () => {
  const need = await claimed(track);
  await needs(first).reject({ ...need, body: reasons });
  const { contestUntil } = (await needs(owner).work(need)).rejection;
  const until = new Date(contestUntil ?? '');
  await world.travel(new Date(until.getTime() - 60_000));
  expect(await canOf(owner, need, 'contest_rejection')).toEqual([true]);
  await world.travel(until);
  expect(await refusalOf(needs(owner).contestRejection({ ...need, body: { reason: '复审' } }))).toBe('contest_over');
  expect((await needs(owner).work(need)).rejection.contestUntil).toBeNull();
});
