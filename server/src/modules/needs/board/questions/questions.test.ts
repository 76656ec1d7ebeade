import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed } from '../../factory.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
type Part = 'owner' | 'asker' | 'rival' | 'officer' | 'organiser' | 'reviewer' | 'elsewhere' | 'insider' | 'unverified';
let world: World;
let people: Record<Part, Made>;
let need: { id: string; number: string };
let publish: () => Promise<{ id: string; number: string }>;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const other = await makeContest(platform, { name: '另一届' });
  const organisation = await makeOrganisation(platform, { name: '样本需求有限公司' });
  const person = async (
    name: string,
    of: string[],
    role?: 'reviewer' | 'clearance_officer' | 'organiser',
    at = contest,
  ) =>
    makePerson(platform, {
      name,
      realName: name !== '未认证',
      organisations: of.map((id) => ({ id })),
      ...(role ? { grants: [{ role, scope: 'contest' as const, scopeId: at }] } : {}),
    });
  people = {
    owner: await person('周需求', [organisation]),
    asker: await person('冯提问', [await makeOrganisation(platform, { name: '提问科技' })]),
    rival: await person('陈对手', [await makeOrganisation(platform)]),
    officer: await person('郑脱密', [], 'clearance_officer'),
    organiser: await person('王承办', [], 'organiser'),
    reviewer: await person('吴审核', [], 'reviewer'),
    elsewhere: await person('他届承办', [], 'organiser', other),
    insider: await person('自家承办', [organisation], 'organiser'),
    // Of a verified organisation: the organisation's verification does not stand for the person's.
    unverified: await person('未认证', [await makeOrganisation(platform)]),
  };
  const { owner, reviewer, officer, organiser } = people;
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  publish = () => makePublishedNeed(platform, staff, { organisation, track, days: 2 });
}, 60_000);
beforeEach(async () => {
  // Another day: nobody is held up by what an earlier test asked.
  await world.travel(new Date((await world.now()).getTime() + 86_400_000));
  need = await publish();
});
afterAll(() => world.close());

const as = (part: Part) => world.as(people[part]).needs;
const ask = (question: string, part: Part = 'asker') => as(part).ask({ body: { need: need.number, question } });
const shown = async () => (await world.as().needs.questions({ params: { number: need.number } })).items;
const listOf = async (part: Part, desk: 'asker' | 'owner' | 'moderator') =>
  (await as(part).workQuestions({ query: { desk, limit: 100 } })).items.filter(
    (one) => one.need.number === need.number,
  );

test('a question goes from its asker by the staff to the public and to the owner, whose answer all see at once', async () => {
  const { id } = await ask('样品尺寸有限制吗？');
  await as('officer').publishQuestion({ params: { id } });
  expect(await shown()).toEqual([
    { question: '样品尺寸有限制吗？', publishedAt: expect.any(String), answer: null, answeredAt: null },
  ]);
  const answered = await as('owner').answerQuestion({ params: { id }, body: { answer: '不超过一米。' } });
  expect(answered).toEqual({ id, state: 'answered', version: 3 });
  expect((await shown()).map(({ answer }) => answer)).toEqual(['不超过一米。']);
  for (const [part, desk] of [
    ['asker', 'asker'],
    ['owner', 'owner'],
    ['officer', 'moderator'],
  ] as const)
    expect((await listOf(part, desk)).map(({ answer }) => answer)).toEqual(['不超过一米。']);
});

test('who asked is known to independent staff alone', async () => {
  const { id } = await ask('一问');
  await as('officer').publishQuestion({ params: { id } });
  await as('owner').answerQuestion({ params: { id }, body: { answer: '一答' } });
  expect((await listOf('organiser', 'moderator'))[0]?.asker).toBe('冯提问');
  expect((await listOf('owner', 'owner'))[0]?.asker).toBe(null);
  expect((await listOf('insider', 'owner'))[0]?.asker).toBe(null);
  for (const address of [`/needs/${need.number}`, `/api/v1/needs/${need.number}/questions`]) {
    const { body } = await world.server.inject({ url: address });
    expect([address, body.includes('一答'), /冯提问|提问科技/.test(body)]).toEqual([address, true, false]);
    expect(body).not.toContain(people.asker.viewer.person);
  }
});

/** Everything that a person, or a visitor, can read or is told that could hold a question. */
async function everythingFor(part: Part | null): Promise<string> {
  await world.settle();
  const cookie = part ? { cookie: people[part].cookie } : {};
  const addresses = [
    ...['/', '/needs', `/needs/${need.number}`, `/en/needs/${need.number}`, '/feed.xml', '/feed.json', '/sitemap.xml'],
    ...[`/needs/${need.number}`, `/needs/${need.number}/questions?limit=100`, '/desk', '/notifications?limit=100'].map(
      (path) => `/api/v1${path}`,
    ),
    ...['asker', 'owner', 'moderator'].map((desk) => `/api/v1/workspace/questions?limit=100&desk=${desk}`),
    `/api/v1/workspace/needs/${need.id}`,
  ];
  const bodies = [];
  for (const url of addresses) bodies.push((await world.server.inject({ url, headers: cookie })).body);
  return bodies.join('\n');
}

test.each(['asked', 'refused', 'withdrawn', 'lapsed', 'taken down'])(
  'a question that is %s leaves to nobody but its asker and the staff of its contest',
  async (how) => {
    const canary = `kanarienvogel ${how}`;
    const { id } = await ask(canary);
    if (how === 'refused')
      await as('officer').refuseQuestion({ params: { id }, body: { reason: `${canary} 含保密内容` } });
    if (how === 'withdrawn') await as('asker').withdrawQuestion({ params: { id } });
    if (how === 'lapsed') await world.travel(new Date((await world.now()).getTime() + 2 * 86_400_000));
    if (how === 'taken down') {
      await as('officer').publishQuestion({ params: { id } });
      expect(await everythingFor(null)).toContain(canary);
      await as('officer').refuseQuestion({ params: { id }, body: { reason: `${canary} 有人举报` } });
    }
    const seers: Part[] = [];
    for (const part of Object.keys(people) as Part[])
      if ((await everythingFor(part)).includes(canary)) seers.push(part);
    expect(seers.sort()).toEqual(['asker', 'officer', 'organiser']);
    expect((await everythingFor(null)).includes(canary)).toBe(false);
    const facts = await factsAfter(world.platform.db, 0, null, 10_000);
    const mails = await unsentMail(world.platform.db, null, 10_000);
    expect([facts.length > 0, mails.length > 0]).toEqual([true, true]);
    expect(JSON.stringify([facts, mails])).not.toContain(canary);
  },
);

test('each part may do what is its own, and learns of others no more than of what does not exist', async () => {
  const { id } = await ask('谁能做什么');
  const params = { id };
  const body = { reason: '不妥', answer: '好' };
  const calls = (part: Part) => ({
    publish: () => as(part).publishQuestion({ params }),
    refuse: () => as(part).refuseQuestion({ params, body: { reason: body.reason } }),
    answer: () => as(part).answerQuestion({ params, body: { answer: body.answer } }),
    withdraw: () => as(part).withdrawQuestion({ params }),
  });
  const outcome = async (part: Part) =>
    Object.fromEntries(
      await Promise.all(Object.entries(calls(part)).map(async ([name, call]) => [name, await refusalOf(call())])),
    );
  const strangers = { publish: 'forbidden', refuse: 'forbidden', answer: 'not_found', withdraw: 'not_found' };
  for (const part of ['owner', 'rival', 'reviewer'] as const)
    expect([part, await outcome(part)]).toEqual([part, strangers]);
  const none = { publish: 'not_found', refuse: 'not_found', answer: 'not_found', withdraw: 'not_found' };
  for (const part of ['insider', 'elsewhere'] as const) expect([part, await outcome(part)]).toEqual([part, none]);
  expect(await refusalOf(calls('officer').answer())).toBe('forbidden');
  expect(await refusalOf(calls('asker').answer())).toBe('forbidden');
  await calls('officer').publish();
  expect(await refusalOf(calls('insider').refuse())).toBe('own_organisation');
  expect(await refusalOf(calls('rival').withdraw())).toBe('not_found');
  expect(await refusalOf(calls('owner').withdraw())).toBe('forbidden');
});

test('only a verified person asks, not about an own need, not about one that is closed or not published', async () => {
  expect(await refusalOf(ask('?', 'unverified'))).toBe('asker_not_verified');
  expect(await refusalOf(ask('?', 'owner'))).toBe('own_organisation');
  expect(await refusalOf(as('asker').ask({ body: { need: 'none', question: '?' } }))).toBe('not_found');
  const early = await ask('早先的问题');
  const late = await ask('没有人看的问题');
  await as('officer').publishQuestion({ params: { id: early.id } });
  await world.travel(new Date((await world.now()).getTime() + 2 * 86_400_000));
  expect(await refusalOf(ask('太迟'))).toBe('questions_closed');
  expect(await refusalOf(as('owner').answerQuestion({ params: { id: early.id }, body: { answer: '太迟' } }))).toBe(
    'questions_closed',
  );
  expect(await refusalOf(as('officer').publishQuestion({ params: { id: late.id } }))).toBe('not_in_this_state');
  expect((await listOf('asker', 'asker')).map(({ state }) => state)).toEqual(['lapsed', 'published']);
});

test('of twenty questions at once about one need three wait, and a day has ten', async () => {
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      ask(`第 ${n} 问`).then(
        () => 'asked',
        (problem) => problem.document.code,
      ),
    ),
  );
  expect(results.filter((one) => one === 'asked')).toHaveLength(3);
  expect(results.filter((one) => one === 'too_many_questions')).toHaveLength(17);
  let asked = 3;
  for (let tries = 0; tries < 4; tries += 1) {
    for (const { id, state } of await listOf('asker', 'asker'))
      if (state === 'asked') await as('asker').withdrawQuestion({ params: { id } });
    for (let n = 0; n < 3; n += 1)
      await ask('又一问').then(
        () => (asked += 1),
        () => null,
      );
  }
  expect(asked).toBe(10);
});

test('a contest allows more or fewer questions at a time and in a day, from then on', async () => {
  const note = '提问较多，放宽限制';
  const { contest } = await as('organiser').work({ params: { id: need.id } });
  const allow = (key: 'questions_waiting' | 'questions_a_day', value: number) =>
    world.as(people.organiser).contests.setRule({
      params: { id: contest },
      body: { key, value, track: null, from: null, note },
    });
  const askMany = async (most: number) => {
    let asked = 0;
    for (let n = 0; n < most; n += 1)
      await ask('第几问').then(
        () => (asked += 1),
        ({ document }) => expect(document.code).toBe('too_many_questions'),
      );
    return asked;
  };
  await allow('questions_waiting', 12);
  expect(await askMany(20)).toBe(10);
  await allow('questions_a_day', 14);
  expect(await askMany(20)).toBe(2);
  await allow('questions_waiting', 1);
  expect(await askMany(20)).toBe(0);
  await allow('questions_waiting', 3);
  await allow('questions_a_day', 10);
});

test('two who moderate at once do it once, and of an answer and a withdrawal one stands', async () => {
  const { id } = await ask('并发');
  const both = await Promise.all(
    (['officer', 'organiser'] as const).map((part) =>
      as(part)
        .publishQuestion({ params: { id } })
        .then(
          () => 'done',
          (problem) => problem.document.code,
        ),
    ),
  );
  expect(both.sort()).toEqual(['done', 'not_in_this_state']);
  const ends = await Promise.allSettled([
    as('owner').answerQuestion({ params: { id }, body: { answer: '好' } }),
    as('asker').withdrawQuestion({ params: { id } }),
  ]);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('staff and owner find it on their desks until it is done; all whom it concerns are told', async () => {
  const codes = async (part: Part) =>
    (await world.as(people[part]).desk.desk()).tasks
      .filter(({ subject, code }) => subject.number === need.number && code.startsWith('question_'))
      .map(({ code, address }) => [code, address]);
  const told = async (part: Part) => {
    await world.settle();
    const { items } = await world.as(people[part]).notifications.inbox({ query: { limit: 100 } });
    return items.filter((one) => one.need?.id === need.id && one.fact.startsWith('question_')).map(({ fact }) => fact);
  };
  await world.as(people.rival).notifications.follow({ params: { kind: 'need', target: need.id } });
  const { id } = await ask('能否参观中试线？');
  expect([await codes('officer'), await codes('organiser')]).toEqual([
    [['question_moderate', '/questions']],
    [['question_moderate', '/questions']],
  ]);
  expect([await codes('owner'), await codes('insider'), await codes('elsewhere')]).toEqual([[], [], []]);
  await as('officer').publishQuestion({ params: { id } });
  expect([await codes('officer'), await codes('owner')]).toEqual([[], [['question_answer', '/questions']]]);
  await as('owner').answerQuestion({ params: { id }, body: { answer: '可以预约。' } });
  expect(await codes('owner')).toEqual([]);
  expect(await told('organiser')).toEqual(['question_asked']);
  expect(await told('owner')).toEqual(['question_published']);
  expect(await told('asker')).toEqual(['question_answered', 'question_published']);
  expect(await told('rival')).toEqual(['question_answered']);
});

test('an answer that tells who the owner is waits for the staff: nobody else sees it until they let it out', async () => {
  const answer = '请联系周需求，电话 13800000000。';
  const { id } = await ask('怎样取得样品？');
  const params = { id };
  await as('officer').publishQuestion({ params });
  expect((await as('owner').answerQuestion({ params, body: { answer } })).state).toBe('held');
  expect((await shown()).map((one) => [one.question, one.answer])).toEqual([['怎样取得样品？', null]]);
  const seers: Part[] = [];
  for (const part of Object.keys(people) as Part[])
    if ((await everythingFor(part)).includes('13800000000')) seers.push(part);
  // Who is staff of the owner's own organisation is the owner's here.
  expect(seers.sort()).toEqual(['insider', 'officer', 'organiser', 'owner']);
  expect((await everythingFor(null)).includes('13800000000')).toBe(false);
  expect((await listOf('asker', 'asker'))[0]).toMatchObject({ state: 'published', held: null });
  const facts = await factsAfter(world.platform.db, 0, ['question_answer_held'], 10);
  expect(facts.filter(({ audience }) => audience.includes('public'))).toEqual([]);
  expect((await listOf('officer', 'moderator'))[0]?.held?.traces.map(({ kind, text }) => [kind, text])).toEqual([
    ['person', '周需求'],
    ['mobile', '13800000000'],
  ]);
  expect(await refusalOf(as('owner').releaseAnswer({ params }))).toBe('forbidden');
  expect(await refusalOf(as('insider').releaseAnswer({ params }))).toBe('own_organisation');

  await as('officer').returnAnswer({ params, body: { reason: '请勿留电话' } });
  expect((await listOf('owner', 'owner'))[0]).toMatchObject({
    state: 'published',
    held: { answer, reason: '请勿留电话' },
  });
  await as('owner').answerQuestion({ params, body: { answer: '请与周需求联系。' } });
  await as('organiser').releaseAnswer({ params });
  expect((await shown())[0]?.answer).toBe('请与周需求联系。');
  expect((await listOf('owner', 'owner'))[0]).toMatchObject({ state: 'answered', held: null });
});

test('of an answer that is returned and mended, what goes out is what is clean; what waits is on the desks of staff', async () => {
  const { id } = await ask('尺寸多大？');
  const params = { id };
  const checks = async () =>
    (await world.as(people.officer).desk.desk()).tasks.filter(
      ({ code, subject }) => code === 'question_answer_check' && subject.id === id,
    ).length;
  await as('officer').publishQuestion({ params });
  await as('owner').answerQuestion({ params, body: { answer: '见 www.example.com/size' } });
  expect(await checks()).toBe(1);
  await world.travel(new Date((await world.now()).getTime() + 2 * 86_400_000));
  expect(await checks()).toBe(1);
  await as('officer').refuseQuestion({ params, body: { reason: '不妥' } });
  expect([await checks(), await shown()]).toEqual([0, []]);
});

test('a long list of questions comes in pages, the newest first', async () => {
  for (let n = 1; n <= 3; n += 1) {
    const { id } = await ask(`第 ${n} 问`);
    await as('officer').publishQuestion({ params: { id } });
    await world.travel(new Date((await world.now()).getTime() + 1000));
  }
  const params = { number: need.number };
  const first = await world.as().needs.questions({ params, query: { limit: 2 } });
  const rest = await world.as().needs.questions({ params, query: { limit: 2, after: first.next ?? '' } });
  expect([...first.items, ...rest.items].map(({ question }) => question)).toEqual(['第 3 问', '第 2 问', '第 1 问']);
  expect(rest.next).toBe(null);
});
