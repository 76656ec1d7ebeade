import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makeStage, makeSubmittedSolution, wholeDraft } from '#modules/solutions/factory.ts';
import { factsAfter, newestPosition } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
type Solver = Awaited<ReturnType<typeof stage.solver>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const inboxOf = async (who: Solver | typeof stage.owner) => {
  await world.settle();
  return (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items;
};
const factsOf = async (who: Solver | typeof stage.owner, of = '') =>
  (await inboxOf(who))
    .filter(({ fact }) => fact.includes(of))
    .map(({ as, fact }) => `${as} ${fact}`)
    .reverse();
const mailsTo = async (email: string) =>
  (await unsentMail(world.platform.db, null, 10_000)).filter((one) => one.recipient === email).map(({ body }) => body);
/** Three who answer a need: one handed in, one writes a draft, one took back. */
const threeTeams = async (need: string, email: string) => {
  const [draft, gone] = [await stage.solver('乙队'), await stage.solver('丙队')];
  const organisation = await makeOrganisation(world.platform, { kind: 'institute' });
  const person = await makePerson(world.platform, { name: '甲队', email, organisations: [{ id: organisation }] });
  const sealed = { ...person, organisation };
  await makeSubmittedSolution(world.platform, sealed.viewer, { need, organisation: sealed.organisation });
  await world.as(draft).solutions.create({ body: { need, organisation: draft.organisation, team: null } });
  const id = await makeSubmittedSolution(world.platform, gone.viewer, { need, organisation: gone.organisation });
  await world.as(gone).solutions.withdraw({ params: { id } });
  return { sealed, draft, gone };
};

test('teams under seal or at work are told of what becomes of their need, by e-mail too; who took back is not, nor anybody else', async () => {
  const need = await stage.need();
  const { sealed, draft, gone } = await threeTeams(need.id, 'sealed@example.com');
  const bystander = await stage.solver('旁队');
  const others = [stage.owner, stage.organiser, stage.reviewer, stage.officer];
  await world.settle();
  const params = { id: need.id };
  const deadline = new Date((await world.now()).getTime() + 40 * 86_400_000).toISOString();
  await world.as(stage.organiser).needs.extend({ params, body: { deadline, reason: '留足准备时间' } });
  await world.settle();
  const reported = { params: { number: need.number }, body: { kind: 'state_secret' as const, words: '疑似涉密' } };
  await world.as(bystander).needs.report(reported);
  const told = ['team need_deadline_extended', 'team need_quarantined'];
  expect(await factsOf(sealed, 'need_')).toEqual(told);
  expect(await factsOf(draft, 'need_')).toEqual(told);
  // What may be read no more has no reason either.
  expect((await inboxOf(draft)).map(({ reason }) => reason)).toEqual([null, null]);
  // In quarantine it is named by its number alone, and leads to one's own solutions.
  const [hidden] = await inboxOf(draft);
  expect([hidden?.need, hidden?.address]).toEqual([
    { id: need.id, number: need.number, title: '' },
    '/workspace/solutions',
  ]);
  const { items } = await world.as(stage.organiser).needs.reports({ query: { limit: 10 } });
  const report = items.find((one) => one.need.number === need.number)?.id ?? '';
  await world.as(stage.organiser).needs.liftQuarantine({ params: { id: report }, body: { reason: '经核查不涉密' } });
  await world.as(stage.owner).needs.withdraw({ params, body: { reason: '项目取消' } });
  const all = [...told, 'team need_quarantine_lifted', 'team need_withdrawn'];
  expect(await factsOf(sealed, 'need_')).toEqual(all);
  expect(await factsOf(draft, 'need_')).toEqual(all);
  const reasonsTo = async (who: typeof sealed) =>
    (await inboxOf(who)).flatMap(({ fact, reason }) => (reason === null ? [] : [[fact, reason]]));
  for (const who of [sealed, draft])
    expect(await reasonsTo(who)).toEqual([
      ['need_withdrawn', '项目取消'],
      ['need_deadline_extended', '留足准备时间'],
    ]);
  const mailed = (await mailsTo('sealed@example.com')).flatMap((body) => body.match(/Reason: .*/)?.[0] ?? []);
  expect(mailed.sort()).toEqual(['Reason: 留足准备时间', 'Reason: 项目取消'].sort());
  expect([await factsOf(gone, 'need_'), await factsOf(bystander, 'need_')]).toEqual([[], []]);
  for (const who of others) expect((await factsOf(who)).filter((one) => one.startsWith('team '))).toEqual([]);
  expect((await mailsTo('sealed@example.com')).map((body) => body.includes(need.number))).toEqual(all.map(() => true));
});

test('a team that follows its need besides is told once, as its team; of a termination too', async () => {
  const need = await stage.need();
  const { sealed } = await threeTeams(need.id, 'following@example.com');
  await world.as(sealed).notifications.follow({ params: { kind: 'need', target: need.id } });
  await world.as(stage.organiser).needs.terminate({ params: { id: need.id }, body: { reason: '需求方注销' } });
  expect(await factsOf(sealed, 'need_')).toEqual(['team need_terminated']);
  expect((await mailsTo('following@example.com')).length).toBe(1);
});

test('who reads on arrival is told that a solution came, was replaced and taken back; of sealed ones nobody hears', async () => {
  const solver = await stage.solver('随到队');
  const colleague = await makePerson(world.platform, { name: '同事', organisations: [{ id: stage.company }] });
  const walk = async (need: string) => {
    const given = { need, organisation: solver.organisation };
    const id = await makeSubmittedSolution(world.platform, solver.viewer, given);
    const me = world.as(solver).solutions;
    const { version } = await me.own({ params: { id } });
    await me.edit({ params: { id }, version, body: wholeDraft({ plan: '改过的计划' }) });
    await me.replace({ params: { id }, body: { terms: '2026-1', declaration: '2026-1' } });
    await me.withdraw({ params: { id } });
    return id;
  };
  const rolling = await stage.rollingNeed();
  const sealed = await stage.need();
  const from = await newestPosition(world.platform.db);
  const id = await walk(rolling.id);
  const told = ['owner solution_arrived', 'owner arrived_solution_replaced', 'owner arrived_solution_withdrawn'];
  expect(await factsOf(colleague, 'solution')).toEqual(told);
  expect(await factsOf(stage.organiser, 'solution')).toEqual([]);
  const came = (await inboxOf(colleague)).find(({ fact }) => fact === 'solution_arrived');
  expect([came?.subject, came?.address]).toEqual([id, `/workspace/needs/${rolling.id}/solutions`]);
  await walk(sealed.id);
  expect(await factsOf(colleague, 'solution')).toEqual(told);
  const names = told.map((one) => one.slice('owner '.length));
  const facts = await factsAfter(world.platform.db, from, names, 100);
  expect(facts.map(({ subject, person, audience }) => [subject, person, audience])).toEqual(
    names.map(() => [id, null, [`organisation:${stage.company}`]]),
  );
});
