import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { freeTextOf } from '@jiebang/contract/needs/draft.ts';
import type { NeedText } from '@jiebang/contract/needs/need.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { wholeDraft } from '../../factory.ts';
import { watchStep } from './watch-step.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let company: string;
let track: string;
let owner: Made;
let reviewer: Made;
let organiser: Made;
let elsewhere: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  company = await makeOrganisation(platform);
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: company }] });
  const within = { scope: 'contest', scopeId: contest } as const;
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer', ...within }] });
  const grant = (scopeId: string) => ({ role: 'track_organiser', scope: 'track', scopeId }) as const;
  organiser = await makePerson(platform, { name: '专场承办', email: 'runs@example.com', grants: [grant(track)] });
  elsewhere = await makePerson(platform, { name: '别处承办', grants: [grant(newId())] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const needs = (who: Made) => world.as(who).needs;
const overdueOf = async (who: Made, desk: 'organiser' | 'review' = 'organiser') =>
  (await needs(who).list({ query: { desk, overdue: 'yes' } })).items.map(({ id, overdue }) => [id, overdue]);
const toldOf = async (who: Made) =>
  (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items
    .filter(({ fact }) => fact === 'need_review_overdue')
    .map(({ as, topic, need, address }) => [as, topic, need?.id, address === `/workspace/needs/${need?.id}`]);
const taskOf = async (who: Made) =>
  (await world.as(who).desk.desk()).tasks
    .filter(({ code }) => code === 'need_review_overdue')
    .map(({ subject, due, address }) => [subject.id, due, address]);

test('at the end of its term, not a minute before, who runs the contest and who reviews are told once; it is filtered, on the desk, and gone when it is decided', async () => {
  const make = async () => {
    const { id } = await needs(owner).create({
      body: { organisation: company, track: track, need: wholeDraft() },
    });
    await needs(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
    return id;
  };
  const [left, taken] = [await make(), await make()];
  await needs(reviewer).claim({ params: { id: taken } });
  await world.settle();
  const { items } = await needs(reviewer).list({ query: { desk: 'review' } });
  const due = new Date(items[0]?.due ?? '');
  await world.travel(new Date(due.getTime() - 60_000));
  expect([await overdueOf(organiser), await toldOf(organiser), await taskOf(organiser)]).toEqual([[], [], []]);
  await world.travel(due);
  const both = [
    [left, true],
    [taken, true],
  ];
  expect([await overdueOf(organiser), await overdueOf(reviewer, 'review')]).toEqual([both, both]);
  expect(await overdueOf(elsewhere)).toEqual([]);
  expect(await taskOf(organiser)).toEqual([left, taken].map((id) => [id, due.toISOString(), `/needs/${id}`]));
  expect((await toldOf(organiser)).sort()).toEqual([left, taken].map((id) => ['staff', 'tasks', id, true]).sort());
  expect(await toldOf(reviewer)).toEqual([['staff', 'tasks', taken, true]]);
  expect([await toldOf(elsewhere), await toldOf(owner)]).toEqual([[], []]);
  const mails = (await unsentMail(world.platform.db, null, 10_000)).filter(
    ({ recipient, subject }) => recipient === 'runs@example.com' && subject.includes('逾期'),
  );
  expect(mails.length).toBe(2);
  expect(await watchStep(world.platform, left)).toEqual({ refused: 'not_found' });
  await needs(reviewer).return({
    params: { id: taken },
    body: { points: [{ field: 'budget', code: 'missing', says: null }], reason: null },
  });
  expect(await overdueOf(organiser)).toEqual([[left, true]]);
  // Handed in again its term begins anew, and is watched anew.
  await needs(owner).submit({ params: { id: taken }, body: { declaration: '2026-1' } });
  await world.settle();
  expect(await overdueOf(organiser)).toEqual([[left, true]]);
  await world.travel(new Date(due.getTime() + 40 * 86_400_000));
  expect((await overdueOf(organiser)).length).toBe(2);
  expect((await toldOf(organiser)).length).toBe(3);
});

test('each step on the way to the board has its day by the rule of the contest, says who has it, and once that day has passed tells them and who runs the contest, once', async () => {
  const [startsAt, endsAt] = ['2031-03-01T00:00:00.000Z', '2031-05-31T00:00:00.000Z'];
  const contest = await makeContest(world.platform, {
    phases: (['collecting', 'solving'] as const).map((phase) => ({ phase, startsAt, endsAt })),
    rules: { clearance_working_days: 2, confirmation_working_days: 3, publication_working_days: 4 },
  });
  const place = await makeTrack(world.platform, contest);
  const within = { scope: 'contest', scopeId: contest } as const;
  const officer = await makePerson(world.platform, {
    name: '郑脱密',
    grants: [{ role: 'clearance_officer', ...within }],
  });
  const runs = await makePerson(world.platform, { name: '本届承办', grants: [{ role: 'organiser', ...within }] });
  const judge = await makePerson(world.platform, { name: '本届审核', grants: [{ role: 'reviewer', ...within }] });
  // A Friday: its working days begin with the Monday after.
  await world.travel(new Date('2031-03-07T02:00:00.000Z'));
  const { id } = await needs(owner).create({ body: { organisation: company, track: place, need: wholeDraft() } });
  const params = { id };
  await needs(owner).submit({ params, body: { declaration: '2026-1' } });
  const term = async (who = owner) => (await needs(who).work({ params })).term;
  const told = async (who: Made) =>
    (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items
      .filter(({ fact, need }) => fact.endsWith('_overdue') && need?.id === id)
      .map(({ fact }) => fact.replace(/^need_|_overdue$/g, ''))
      .reverse();
  const dayOf = (day: string) => `2031-03-${day}T16:00:00.000Z`;
  expect(await term()).toEqual({ step: 'review', holder: null, due: dayOf('14'), overdue: false });
  await needs(judge).claim({ params });
  expect(await term()).toMatchObject({ step: 'review', holder: '本届审核' });
  const lists = { authenticity: [...authenticityItems], validity: [...validityItems], note: null };
  await needs(judge).accept({ params, body: { ...lists, triage: 'unclear' } });
  expect(await term()).toBeNull();
  await needs(judge).triage({ params, body: { triage: 'ready', lookAgain: null, reason: '已补充' } });
  expect(await term(officer)).toEqual({ step: 'clearance', holder: null, due: dayOf('11'), overdue: false });
  const tasks = async (who: Made) =>
    (await world.as(who).desk.desk()).tasks
      .filter(({ subject }) => subject.id === id)
      .map(({ code, due }) => [code, due]);
  const waits = async () =>
    (await world.as(owner).desk.desk()).waiting
      .filter(({ subject }) => subject.id === id)
      .map(({ code, due }) => [code, due]);
  expect([await tasks(officer), await waits()]).toEqual([
    [['need_write_text', dayOf('11')]],
    [['need_in_clearance', dayOf('11')]],
  ]);
  // A text that is being written does not begin the term anew.
  await world.travel(new Date('2031-03-10T02:00:00.000Z'));
  const { version, original } = await needs(officer).work({ params });
  const text = { ...freeTextOf(original), wished: null } as NeedText;
  await needs(officer).writePublicText({ params, version, body: text });
  await world.travel(new Date(dayOf('11')));
  expect(await term()).toMatchObject({ step: 'clearance', due: dayOf('11'), overdue: true });
  expect([await told(officer), await told(runs), await told(owner)]).toEqual([['clearance'], ['clearance'], []]);
  expect(await tasks(runs)).toEqual([['need_clearance_overdue', dayOf('11')]]);
  const lateAt = async (desk: 'clearance' | 'organiser', who: Made) =>
    (await needs(who).list({ query: { desk, overdue: 'yes' } })).items.map((one) => one.id);
  expect([await lateAt('clearance', officer), await lateAt('organiser', runs)]).toEqual([[id], [id]]);

  const { names } = await needs(officer).work({ params });
  expect(names).not.toBeNull();
  await needs(officer).signOff({ params, body: { left: null } });
  expect(await term()).toEqual({ step: 'confirmation', holder: null, due: dayOf('17'), overdue: false });
  expect([await tasks(owner), await tasks(runs)]).toEqual([[['need_confirm_text', dayOf('17')]], []]);
  await world.travel(new Date(dayOf('17')));
  expect([await told(owner), await told(officer), await told(runs)]).toEqual([
    ['confirmation'],
    ['clearance'],
    ['clearance', 'confirmation'],
  ]);
  // The clock strikes midnight: it is the next day. Objected to, it is the officer's again, with a term of its own.
  await needs(owner).dispute({ params, body: { reason: '指标有误' } });
  expect(await term()).toEqual({ step: 'clearance', holder: null, due: dayOf('20'), overdue: false });
  await needs(officer).signOff({ params, body: { left: null } });
  await needs(owner).confirm({ params });
  expect(await term()).toEqual({ step: 'publication', holder: null, due: dayOf('24'), overdue: false });
  expect([await tasks(runs), await waits()]).toEqual([
    [['need_publish', dayOf('24')]],
    [['need_to_be_published', dayOf('24')]],
  ]);
  await world.travel(new Date(dayOf('24')));
  await world.travel(new Date(dayOf('26')));
  expect(await told(runs)).toEqual(['clearance', 'confirmation', 'publication']);
  await needs(runs).publish({ params, body: { deadline: '2031-04-20T02:00:00.000Z' } });
  expect([await term(), await lateAt('organiser', runs)]).toEqual([null, []]);
});
