import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { setClock } from '#platform/db/connection.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../../factory.ts';
import { hashOfDiagnosisUndertaking } from './actions/read.ts';

let world: World;
let contest: string;
let track: string;
let organisation: string;
let agency: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let organiser: Made;
let broker: Made;
let expert: Made;

const within = (role: 'reviewer' | 'organiser' | 'judge', scopeId: string) => ({
  grants: [{ role, scope: 'contest' as const, scopeId }],
});

beforeAll(async () => {
  world = await openWorld();
  const phases = [
    { phase: 'collecting' as const, startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2040-01-01T00:00:00.000Z' },
  ];
  contest = await makeContest(world.platform, { phases });
  track = await makeTrack(world.platform, contest);
  organisation = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  agency = await makeOrganisation(world.platform, { name: '样本技术转移中心', kind: 'agency' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  reviewer = await makePerson(world.platform, { name: '甲审核', ...within('reviewer', contest) });
  organiser = await makePerson(world.platform, { name: '王承办', ...within('organiser', contest) });
  broker = await makePerson(world.platform, { name: '钱经理', organisations: [{ id: agency }] });
  expert = await makePerson(world.platform, { name: '孙专家', ...within('judge', contest) });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const needs = (who: Made) => world.as(who).needs;
const undertaking = { undertaking: '2026-1' as const };
const point = { field: 'indicators' as const, code: 'not_testable' as const, says: '断裂伸长率在什么温度下测？' };
const whole = { authenticity: [...authenticityItems], validity: [...validityItems] };
const mend = { suggestion: 'mend' as const, points: [point], note: '先问清测试条件。' };
const ready = { suggestion: 'ready' as const, points: [], note: '指标在行业内有通行测法，可以张榜。' };

/** Words that stand in the original alone. */
const canary = { title: '绝密薄膜甲乙丙', problem: '只有原文才有的瓶颈丁戊己', contactPhone: '021-55550000' };
async function submitted() {
  const { id } = await needs(owner).create({ body: { organisation, track, need: wholeDraft(canary) } });
  await needs(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  return id;
}
const inDays = async (days: number) => {
  const then = new Date((await world.now()).getTime() + days * 86_400_000 + 8 * 3_600_000);
  return then.toISOString().slice(0, 10);
};
type Whom = { person: string; as: 'broker' | 'expert'; organisation: string | null };
const asBroker = (who: Made = broker): Whom => ({ person: who.person, as: 'broker', organisation: agency });
const asExpert = (): Whom => ({ person: expert.person, as: 'expert', organisation: null });

/** A need that was accepted as unclear, and the asking for its diagnosis within three days. */
async function asked(whom = asBroker(), of?: string) {
  const need = of ?? (await submitted());
  const params = { id: need };
  await needs(reviewer).claim({ params });
  await needs(reviewer).accept({ params, body: { ...whole, triage: 'unclear', note: null } });
  const body = { ...whom, due: await inDays(3), question: '哪几项指标说不清？' };
  const { id } = await needs(reviewer).askDiagnosis({ params, body });
  return { need, id, params: { id }, of: { params } };
}
const tasksOf = async (who: Made, id: string) =>
  (await world.as(who).desk.desk()).tasks
    .filter(({ subject, key }) => key.startsWith('needs:') && subject.id === id)
    .map(({ code }) => code);

test('a broker is asked, reads, and sends an unclear need back to its owner with what is to be answered at which field', async () => {
  const { need, id, params, of } = await asked();
  const desk = (await world.as(broker).desk.desk()).tasks.find(({ subject }) => subject.id === id);
  const due = await inDays(3);
  const end = new Date(`${due}T16:00:00.000Z`).toISOString();
  expect([desk?.code, desk?.due, desk?.address, desk?.subject.title]).toEqual([
    ...['diagnosis_give', end, `/diagnoses/${id}`, ''],
  ]);
  const mine = await needs(broker).diagnosis({ params });
  expect(mine).toMatchObject({ state: 'asked', due, as: 'broker', organisation: '样本技术转移中心', readAt: null });
  expect([mine.need.organisation, mine.question]).toEqual(['样本新材料有限公司', '哪几项指标说不清？']);
  expect(mine.can).toMatchObject({ read: true, answer: { code: 'original_not_read' }, decline: true });
  expect(await refusalOf(needs(broker).answerDiagnosis({ params, body: mend }))).toBe('original_not_read');
  const stale = needs(broker).readForDiagnosis({ params, body: { undertaking: '2025-1' } });
  expect(await refusalOf(stale)).toBe('words_changed');
  expect((await needs(reviewer).diagnoses(of)).items[0]?.readings).toEqual([]);
  const read = await needs(broker).readForDiagnosis({ params, body: undertaking });
  const { contactName: _, contactPhone: __, ...original } = wholeDraft(canary);
  expect(read.original).toEqual(original);
  expect(await refusalOf(needs(broker).answerDiagnosis({ params, body: { ...mend, points: [] } }))).toBe(
    'finding_without_points',
  );
  expect((await needs(broker).answerDiagnosis({ params, body: mend })).state).toBe('answered');
  const back = await needs(owner).work(of);
  expect([back.state, back.triage, back.returned?.points]).toEqual(['returned', null, [point]]);
  expect(back.moves.at(-1)).toMatchObject({ action: 'return', by: '钱经理', role: 'diagnosis', reason: mend.note });
  const { items } = await needs(owner).diagnoses(of);
  expect(items).toMatchObject([{ state: 'answered', by: '钱经理', askedBy: null, question: null, finding: mend }]);
  const inChinese = hashOfDiagnosisUndertaking('2026-1', 'zh');
  expect(items[0]?.readings.map(({ undertaking: one }) => one)).toEqual([{ version: '2026-1', sha256: inChinese }]);
  // It comes back like any other.
  await needs(owner).submit({ params: { id: need }, body: { declaration: '2026-1' } });
  expect((await needs(reviewer).work(of)).state).toBe('submitted');
  expect((await needs(reviewer).compare(of)).asked?.points).toEqual([point]);
});

test('an expert finds it clear: it is under review again with who asked, its term counts anew, and the owner reads no word of it', async () => {
  const { need, params, of } = await asked(asExpert());
  await world.travel(new Date((await world.now()).getTime() + 2 * 86_400_000));
  await needs(expert).readForDiagnosis({ params, body: { ...undertaking, language: 'en' } });
  const inEnglish = hashOfDiagnosisUndertaking('2026-1', 'en');
  expect((await needs(owner).diagnoses(of)).items[0]?.readings[0]?.undertaking?.sha256).toBe(inEnglish);
  await needs(expert).answerDiagnosis({ params, body: ready });
  const work = await needs(reviewer).work(of);
  expect([work.state, work.triage, work.can['accept']]).toEqual(['under_review', null, true]);
  expect((await needs(reviewer).diagnoses(of)).items[0]).toMatchObject({ finding: ready, askedBy: '甲审核' });
  expect((await needs(owner).diagnoses(of)).items[0]).toMatchObject({ finding: null, state: 'answered' });
  expect(JSON.stringify([await needs(owner).work(of), await needs(owner).diagnoses(of)])).not.toContain(ready.note);
  const task = (await world.as(reviewer).desk.desk()).tasks.find(({ subject }) => subject.id === need);
  expect(task?.code).toBe('need_review');
  const again = work.moves.at(-1)?.at ?? '';
  expect(Date.parse(task?.due ?? '')).toBeGreaterThan(Date.parse(again));
  // The checklists that were signed stand; it is triaged once more.
  await needs(reviewer).accept({
    params: { id: need },
    body: { authenticity: [], validity: [], triage: 'ready', note: null },
  });
  expect((await needs(owner).work(of)).triage).toBe('ready');
});

test("the original is the diagnoser's only while it is asked; nobody else has any of it, by whatever way", async () => {
  const other = await makePerson(world.platform, { name: '李同事', organisations: [{ id: agency }] });
  const judge = await makePerson(world.platform, { name: '另一专家', ...within('judge', contest) });
  const elsewhere = await makePerson(world.platform, {
    name: '他届审核',
    ...within('reviewer', await makeContest(world.platform)),
  });
  const { need, id, params, of } = await asked();
  const text = async (who: Made) => {
    const replies = await Promise.allSettled([
      needs(who).work(of),
      needs(who).preview(of),
      needs(who).compare(of),
      needs(who).similar(of),
      needs(who).diagnoses(of),
      needs(who).diagnosers(of),
      needs(who).diagnosis({ params }),
      needs(who).list({ query: { desk: 'review', limit: 100 } }),
      needs(who).list({ query: { desk: 'kept', limit: 100 } }),
      world.as(who).desk.desk(),
      world.as(who).notifications.inbox(),
    ]);
    return JSON.stringify(replies.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))));
  };
  const words = Object.values(canary);
  const seen = async (who: Made) => {
    const all = await text(who);
    return words.filter((word) => all.includes(word));
  };
  const reads = (who: Made) => refusalOf(needs(who).readForDiagnosis({ params, body: undertaking }));
  await world.settle();
  expect(await seen(owner)).toEqual(words);
  for (const who of [broker, other, judge, elsewhere]) expect(await seen(who)).toEqual([]);
  for (const who of [other, judge, elsewhere, owner, reviewer, organiser]) expect(await reads(who)).toBe('not_found');
  for (const who of [other, judge, elsewhere, owner]) {
    expect(await refusalOf(needs(who).diagnosis({ params }))).toBe('not_found');
  }
  expect(JSON.stringify(await needs(broker).readForDiagnosis({ params, body: undertaking }))).toContain(canary.problem);
  // Reading opens no other way, and the contact is not given.
  expect(await seen(broker)).toEqual([]);
  expect(JSON.stringify(await needs(broker).readForDiagnosis({ params, body: undertaking }))).not.toContain(
    canary.contactPhone,
  );
  // Every reading is told to the owner and the staff.
  for (const who of [owner, reviewer, organiser]) {
    const [one] = (await needs(who).diagnoses(of)).items;
    expect([one?.by, one?.readings.length]).toEqual(['钱经理', 2]);
  }
  await needs(broker).answerDiagnosis({ params, body: mend });
  expect(await reads(broker)).toBe('not_in_this_state');
  expect(await seen(broker)).toEqual([]);
  const facts = await world.platform.pool.query(
    'select data::text as data from platform.fact where subject in ($1, $2)',
    [id, need],
  );
  expect(words.filter((word) => JSON.stringify(facts.rows).includes(word))).toEqual([]);
});

test('a file of the original is read after it, while asked, and recorded by its name', async () => {
  const { id: need } = await needs(owner).create({ body: { organisation, track, need: wholeDraft(canary) } });
  const file = await needs(owner).attach({
    ...{ params: { id: need }, query: { name: '试验记录.pdf' } },
    body: new Blob(['%PDF-1.4 样本']),
  });
  await needs(owner).submit({ params: { id: need }, body: { declaration: '2026-1' } });
  const { id } = await asked(asBroker(), need);
  const params = { id, file: file.id };
  const status = async (who: Made) => {
    const reply = await world.server.inject({
      url: `/api/v1/workspace/diagnoses/${id}/files/${file.id}`,
      headers: { cookie: who.cookie },
    });
    return reply.statusCode;
  };
  expect(await status(broker)).toBe(409);
  const { attachments } = await needs(broker).readForDiagnosis({ params: { id }, body: undertaking });
  expect(attachments).toMatchObject([{ id: params.file, name: '试验记录.pdf' }]);
  expect([await status(broker), await status(expert), await status(owner)]).toEqual([200, 404, 404]);
  const [one] = (await needs(owner).diagnoses({ params: { id: need } })).items;
  expect(one?.readings.map(({ file: isFile, undertaking: signed }) => isFile === (signed === null))).not.toContain(
    false,
  );
  expect(one?.readings.map(({ file: isFile, name }) => [isFile, name])).toEqual([
    [false, null],
    [true, '试验记录.pdf'],
  ]);
  await needs(broker).declineDiagnosis({ params: { id }, body: { reason: '与本机构客户有竞争关系。' } });
  expect(await status(broker)).toBe(409);
});

test('who is asked is a broker of a verified agency or an expert of the contest, and never of the owner, now or lately', async () => {
  const need = await submitted();
  const params = { id: need };
  await needs(reviewer).claim({ params });
  const due = await inDays(3);
  const ask = (who: Made, person: string, as: 'broker' | 'expert', agencyOf: string | null = null, by = due) =>
    needs(who).askDiagnosis({
      params,
      body: { person, as, organisation: agencyOf, due: by, question: '瓶颈在哪？' },
    });
  expect(await refusalOf(ask(reviewer, broker.person, 'broker', agency))).toBe('not_unclear');
  await needs(reviewer).accept({ params, body: { ...whole, triage: 'unclear', note: null } });
  const unverified = await makeOrganisation(world.platform, { name: '未认证机构', kind: 'agency', verified: false });
  const hers = await makePerson(world.platform, { name: '未认证的人', organisations: [{ id: unverified }] });
  const both = await makePerson(world.platform, {
    name: '两边的人',
    organisations: [{ id: organisation }, { id: agency }],
  });
  const colleague = await makePerson(world.platform, {
    name: '审核同事',
    organisations: [{ id: organisation }],
    ...within('reviewer', contest),
  });
  const refused = [
    await refusalOf(ask(reviewer, hers.person, 'broker', unverified)),
    await refusalOf(ask(reviewer, owner.person, 'broker', organisation)),
    await refusalOf(ask(reviewer, expert.person, 'broker', agency)),
    await refusalOf(ask(reviewer, broker.person, 'expert')),
    await refusalOf(ask(reviewer, expert.person, 'expert', agency)),
    await refusalOf(ask(reviewer, contest, 'expert')),
    await refusalOf(ask(reviewer, both.person, 'broker', agency)),
    await refusalOf(ask(reviewer, broker.person, 'broker', agency, await inDays(0))),
    await refusalOf(ask(colleague, broker.person, 'broker', agency)),
    await refusalOf(ask(organiser, broker.person, 'broker', agency)),
  ];
  expect(refused).toEqual([
    ...Array(6).fill('not_a_diagnoser'),
    ...['diagnoser_of_owner', 'diagnosis_due_past', 'own_organisation', 'forbidden'],
  ]);
  const offered = (await needs(reviewer).diagnosers({ params })).items.map(({ person, as }) => [person, as]);
  expect(offered).toContainEqual([broker.person, 'broker']);
  expect(offered).toContainEqual([expert.person, 'expert']);
  expect(offered.some(([person]) => [hers.person, both.person, owner.person].includes(person ?? ''))).toBe(false);
  expect(await refusalOf(needs(expert).diagnosers({ params }))).toBe('forbidden');
  // Of two at once one is asked.
  const atOnce = await Promise.allSettled([
    ask(reviewer, broker.person, 'broker', agency),
    ask(reviewer, expert.person, 'expert'),
  ]);
  const codes = atOnce.map((one) => (one.status === 'fulfilled' ? one.value.state : one.reason.document.code));
  expect(codes.sort()).toEqual(['asked', 'diagnosis_open']);
  expect((await needs(reviewer).diagnoses({ params })).can).toEqual({});
});

test('who joins the owner, or leaves the agency, reads and answers no more', async () => {
  const mover = await makePerson(world.platform, { name: '跳槽的人', organisations: [{ id: agency }] });
  const { params } = await asked(asBroker(mover));
  await needs(mover).readForDiagnosis({ params, body: undertaking });
  const leave = `update identity.membership set ended_at = platform.now() where person = $1 and organisation = $2`;
  await world.platform.pool.query(leave, [mover.person, agency]);
  expect(await refusalOf(needs(mover).readForDiagnosis({ params, body: undertaking }))).toBe('not_a_diagnoser');
  expect(await refusalOf(needs(mover).answerDiagnosis({ params, body: ready }))).toBe('not_a_diagnoser');
  await needs(mover).declineDiagnosis({ params, body: { reason: '已离职。' } });
});

test('declined, expired or taken back, the need stays unclear, the reviewers are told and somebody else can be asked', async () => {
  const declined = await asked();
  await needs(broker).declineDiagnosis({ params: declined.params, body: { reason: '不是我的领域。' } });
  expect(await tasksOf(reviewer, declined.need)).toEqual(['diagnosis_failed']);
  const [one] = (await needs(reviewer).diagnoses(declined.of)).items;
  expect([one?.state, one?.reason]).toEqual(['declined', '不是我的领域。']);
  expect((await needs(owner).diagnoses(declined.of)).items[0]).toMatchObject({ state: 'declined', reason: null });
  const again = { person: expert.person, as: 'expert' as const, organisation: null, question: '请看指标。' };
  const due = await inDays(5);
  await needs(reviewer).askDiagnosis({ params: { id: declined.need }, body: { ...again, due } });
  expect(await tasksOf(reviewer, declined.need)).toEqual([]);

  const recalled = await asked();
  expect(await refusalOf(needs(broker).recallDiagnosis({ params: recalled.params, body: { reason: '算了' } }))).toBe(
    'forbidden',
  );
  await needs(reviewer).recallDiagnosis({ params: recalled.params, body: { reason: '需求方已自行说明。' } });
  expect(await refusalOf(needs(broker).readForDiagnosis({ params: recalled.params, body: undertaking }))).toBe(
    'not_in_this_state',
  );

  const late = await asked();
  const end = new Date(`${await inDays(3)}T16:00:00.000Z`);
  await world.travel(new Date(end.getTime() - 3_600_000));
  await needs(broker).readForDiagnosis({ params: late.params, body: undertaking });
  // Before the clock comes round.
  await setClock(world.platform.db, end);
  expect(await refusalOf(needs(broker).readForDiagnosis({ params: late.params, body: undertaking }))).toBe(
    'diagnosis_over',
  );
  await world.settle();
  expect((await needs(broker).diagnosis({ params: late.params })).state).toBe('expired');
  expect(await tasksOf(reviewer, late.need)).toEqual(['diagnosis_failed']);
  const told = async (who: Made) =>
    (await world.as(who).notifications.inbox()).items.map(({ fact, address }) => `${fact} ${address}`);
  expect(await told(broker)).toContain(`diagnosis_expired /workspace/diagnoses/${late.id}`);
  expect(await told(reviewer)).toContain(`diagnosis_expired /workspace/needs/${late.need}`);
  expect(await told(owner)).toContain(`diagnosis_asked /workspace/needs/${late.need}`);
  expect(await told(owner)).toContain(`diagnosis_expired /workspace/needs/${late.need}`);
});

test('when its need moves on the diagnosis is over at once, before the clock says so, and its owner waits for what is true', async () => {
  const { need, id, params } = await asked();
  const waits = async () => (await world.as(owner).desk.desk()).waiting.find(({ subject }) => subject.id === need);
  const due = new Date(`${await inDays(3)}T16:00:00.000Z`).toISOString();
  expect(await waits()).toMatchObject({ code: 'need_in_diagnosis', due });
  expect((await world.as(reviewer).desk.desk()).waiting.map(({ key }) => key)).toContain(
    `needs:diagnosis_awaited:${id}`,
  );
  await needs(broker).readForDiagnosis({ params, body: undertaking });
  await needs(reviewer).triage({
    params: { id: need },
    body: { triage: 'long_term', lookAgain: null, reason: '先跟踪。' },
  });
  expect(await waits()).toMatchObject({ code: 'need_kept', due: null });
  expect(await refusalOf(needs(broker).readForDiagnosis({ params, body: undertaking }))).toBe('not_unclear');
  expect(await refusalOf(needs(broker).answerDiagnosis({ params, body: ready }))).toBe('not_unclear');
  expect(await tasksOf(broker, id)).toEqual([]);
  await world.settle();
  expect((await needs(broker).diagnosis({ params })).state).toBe('lapsed');
});
