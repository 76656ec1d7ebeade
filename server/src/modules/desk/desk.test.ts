import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modules } from '#app';
import { newId } from '#kernel/ids.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { deliverFacts } from '#platform/facts/deliver.ts';
import type { Reaction } from '#platform/module.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
type Made = Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const deskOf = (who: Made) => world.as(who).desk.desk();
const codesOf = async (who: Made) => {
  const { tasks, waiting } = await deskOf(who);
  return [tasks.map((task) => task.code), waiting.map((one) => one.code)];
};

it('hands a need from desk to desk, and shows the owner what it waits for', async () => {
  const { owner, reviewer, officer, organiser } = stage;
  const elsewhere = await makePerson(world.platform, {
    name: '他届审核员',
    grants: [{ role: 'reviewer', scope: 'contest', scopeId: newId() }],
  });
  const ownReviewer = await makePerson(world.platform, {
    name: '本单位审核员',
    grants: [{ role: 'reviewer' }],
    organisations: [{ id: stage.company }],
  });
  const needs = (who: Made) => world.as(who).needs;
  const body = { organisation: stage.company, track: stage.track, need: wholeDraft() };
  const { id } = await needs(owner).create({ body });
  const params = { id };
  expect(await codesOf(owner)).toEqual([['need_finish_draft'], []]);
  await needs(owner).submit({ params, body: { declaration: '2026-1' } });
  expect(await codesOf(owner)).toEqual([[], ['need_in_review']]);
  expect(await codesOf(reviewer)).toEqual([['need_claim'], []]);
  expect(await codesOf(elsewhere)).toEqual([[], []]);
  expect(await codesOf(ownReviewer)).toEqual([[], ['need_in_review']]);
  await needs(reviewer).claim({ params });
  expect(await codesOf(reviewer)).toEqual([['need_review'], []]);
  await needs(reviewer).return({
    params,
    body: { points: [{ field: 'indicators', code: 'unclear', says: null }], reason: null },
  });
  expect(await codesOf(owner)).toEqual([['need_mend'], []]);
  await needs(owner).submit({ params, body: { declaration: '2026-1' } });
  await needs(reviewer).claim({ params });
  const lists = { authenticity: [...authenticityItems], validity: [...validityItems] };
  const accepted = await needs(reviewer).accept({ params, body: { ...lists, triage: 'ready', note: null } });
  expect([await codesOf(officer), await codesOf(owner)]).toEqual([
    [['need_write_text'], []],
    [[], ['need_in_clearance']],
  ]);
  const { title, keywords, indicators, expectedResult, existingBasis, wished, ownership } = wholeDraft();
  const rest = { indicators, expectedResult, existingBasis, wished, ownership };
  const text = { title, keywords, problem: '公开的问题。', ...rest };
  await needs(officer).writePublicText({ params, version: accepted.version, body: text });
  await needs(officer).signOff({ params, body: { left: null } });
  expect([await codesOf(officer), await codesOf(owner)]).toEqual([
    [[], []],
    [['need_confirm_text'], []],
  ]);
  await needs(owner).confirm({ params });
  expect([await codesOf(organiser), await codesOf(owner)]).toEqual([
    [['need_publish'], []],
    [[], ['need_to_be_published']],
  ]);
  const deadline = new Date((await world.now()).getTime() + 30 * 86_400_000).toISOString();
  await needs(organiser).publish({ params, body: { deadline } });
  expect([await codesOf(organiser), await codesOf(owner)]).toEqual([
    [[], []],
    [[], ['need_collecting_solutions']],
  ]);
  expect((await deskOf(owner)).waiting[0]?.due).toBe(deadline);
});

it('puts what is due first first, what has no date last, and counts what is late', async () => {
  const { owner, reviewer } = stage;
  const both = await makePerson(world.platform, {
    name: '审核兼脱密',
    grants: [{ role: 'reviewer' }, { role: 'clearance_officer' }],
  });
  const needs = world.as(owner).needs;
  const start = await world.now();
  const submitted: string[] = [];
  for (const days of [0, 1, 2]) {
    await world.travel(new Date(start.getTime() + days * 86_400_000));
    const body = { organisation: stage.company, track: stage.track, need: wholeDraft({ title: `第${days}项` }) };
    const { id } = await needs.create({ body });
    await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
    submitted.push(id);
  }
  const desk = await deskOf(both);
  expect(desk.tasks.map((task) => task.subject.id)).toEqual(submitted);
  const dues = desk.tasks.map((task) => task.due ?? '');
  expect([...dues].sort()).toEqual(dues);
  expect(desk.numbers).toMatchObject({ tasks: 3, overdue: 0 });
  await world.travel(new Date(Date.parse(dues[0] ?? '') + 1));
  const later = await deskOf(reviewer);
  expect(later.numbers.overdue).toBe(dues.filter((due) => due === dues[0]).length);
  expect(later.tasks[0]?.due).toBe(dues[0]);
});

it('lists every reaction of the house with its lag and its failure, for administrators', async () => {
  await world.settle();
  await stage.need();
  const failing: Reaction = {
    name: 'notifications.tell',
    on: ['need_published'],
    run: () => Promise.reject(new Error('邮箱满了')),
  };
  await deliverFacts(world.platform, [failing]);
  await world.settle();
  const { items } = await world.as(stage.admin).desk.reactions();
  const names = modules.flatMap((one) => one.reactions ?? []).map((one) => one.name);
  expect(items.map((one) => one.name).sort()).toEqual([...names].sort());
  expect(items[0]).toEqual({ name: 'notifications.tell', behind: 0, failed: 1, lastError: 'Error: 邮箱满了' });
  expect(items.slice(1).every((one) => one.behind === 0 && one.failed === 0 && one.lastError === null)).toBe(true);
  expect(await refusalOf(world.as(stage.organiser).desk.reactions())).toBe('forbidden');
});
