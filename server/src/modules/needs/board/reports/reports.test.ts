import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed } from '../../factory.ts';

let world: World;
type Person = Awaited<ReturnType<typeof makePerson>>;
let organiser: Person;
let officer: Person;
let authority: Person;
let owner: Person;
let solver: Person;
let rival: Person;
let unverified: Person;
let publish: () => Promise<{ id: string; number: string }>;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const organisation = await makeOrganisation(platform, { name: '样本需求有限公司' });
  const member = async (name: string) =>
    makePerson(platform, {
      name,
      organisations: [{ id: await makeOrganisation(platform, { name: `${name}的单位` }) }],
    });
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: organisation }] });
  solver = await member('李揭榜');
  rival = await member('赵对手');
  unverified = await makePerson(platform, { name: '孙路人' });
  const within = { scope: 'contest', scopeId: contest } as const;
  const reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer', ...within }] });
  officer = await makePerson(platform, { name: '郑脱密', grants: [{ role: 'clearance_officer', ...within }] });
  organiser = await makePerson(platform, { name: '王承办', grants: [{ role: 'organiser', ...within }] });
  authority = await makePerson(platform, { name: '冯主管', grants: [{ role: 'authority', ...within }] });
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  publish = () => makePublishedNeed(platform, staff, { organisation, track });
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});

const day = 86_400_000;
const as = (who?: Person) => world.as(who).needs;
const report = (who: Person | undefined, number: string, kind: 'state_secret' | 'infringement' = 'state_secret') =>
  as(who).report({ params: { number }, body: { kind, words: '第二段疑似涉密' } });
const stateOf = async (call: Promise<{ state: string }>) => (await call).state;
const openOf = async (number: string) =>
  (await as(organiser).reports({ query: { limit: 100 } })).items.filter(({ need }) => need.number === number);
const onBoard = async (number: string) =>
  (await as().board({ query: { limit: 100 } })).items.some((need) => need.number === number);
const because = (reason: string) => ({ body: { reason } });

test('a state secret reported by a verified person is off the board when the report is answered', async () => {
  const { id, number } = await publish();
  expect(await stateOf(report(solver, number))).toBe('quarantined');
  expect([await onBoard(number), await refusalOf(as().read({ params: { number } }))]).toEqual([
    false,
    'need_quarantined',
  ]);
  await world.settle();
  for (const [who, fact] of [
    [organiser, 'need_quarantined'],
    [authority, 'need_quarantined'],
    [officer, 'need_quarantined'],
    [owner, 'need_quarantined'],
  ] as const) {
    const inbox = await world.as(who).notifications.inbox({ query: { limit: 20 } });
    expect(inbox.items.map((one) => one.fact)).toContain(fact);
    expect(JSON.stringify(inbox)).not.toContain('李揭榜');
  }
  const [one] = await openOf(number);
  expect([one?.reporter, one?.need.title, one?.need.quarantined]).toEqual(['李揭榜', null, true]);
  expect(await refusalOf(as(owner).work({ params: { id } }))).toBe('need_quarantined');
  expect(await refusalOf(as(owner).reports())).toBe('forbidden');
});

test('a visitor, somebody unverified and every other kind wait for the staff, who quarantine or dismiss', async () => {
  const { number } = await publish();
  expect(await stateOf(report(undefined, number))).toBe('waiting');
  expect(await stateOf(report(unverified, number))).toBe('waiting');
  expect(await stateOf(report(rival, number, 'infringement'))).toBe('waiting');
  expect(await onBoard(number)).toBe(true);
  expect((await openOf(number)).map(({ reporter, kind }) => [reporter, kind])).toEqual([
    ['赵对手', 'infringement'],
    ['孙路人', 'state_secret'],
    [null, 'state_secret'],
  ]);
  const [first, second, third] = await openOf(number);
  await as(officer).dismissReport({ params: { id: first?.id ?? '' }, ...because('没有侵权') });
  expect(await stateOf(as(officer).quarantine({ params: { id: second?.id ?? '' } }))).toBe('quarantined');
  // The other one finds it in quarantine, and nobody reports it twice.
  expect(await refusalOf(as(organiser).quarantine({ params: { id: third?.id ?? '' } }))).toBe('need_quarantined');
  expect(await refusalOf(report(rival, number))).toBe('need_quarantined');
  expect(await onBoard(number)).toBe(false);
  const decided = await as(authority).reports({ query: { desk: 'decided' } });
  expect(decided.items.map(({ id, reason }) => [id, reason])).toContainEqual([first?.id, '没有侵权']);
});

test('lifted with a reason it stands where it stood, and its deadline is extended while it was hidden or after', async () => {
  const { id, number } = await publish();
  const before = await as().read({ params: { number } });
  await report(rival, number);
  const [one] = await openOf(number);
  const params = { id: one?.id ?? '' };
  expect(await refusalOf(as(officer).liftQuarantine({ params, ...because('不涉密') }))).toBe('forbidden');
  const deadline = new Date(Date.parse(before.deadline) + 10 * day).toISOString();
  await as(organiser).extend({ params: { id }, body: { deadline, reason: '补回隔离的时间' } });
  expect(await onBoard(number)).toBe(false);
  expect(await stateOf(as(authority).liftQuarantine({ params, ...because('经核查不涉密') }))).toBe('lifted');
  // Why it was given more time stands there too, now that it may be read again.
  const given = { kind: 'extend', reason: '补回隔离的时间', before: before.deadline, deadline };
  expect(await as().read({ params: { number } })).toEqual({
    ...before,
    deadline,
    decisions: [{ ...given, at: expect.any(String) }],
  });
  const { rows } = await world.platform.pool.query(
    'select action, role, reason from needs.report_move where item = $1 order by n',
    [params.id],
  );
  expect(rows).toEqual([
    { action: 'report_secret', role: 'trusted', reason: null },
    { action: 'lift', role: 'lifter', reason: '经核查不涉密' },
  ]);
  // It was looked at: nobody but staff takes it off by a report alone, and who was wrong takes no other one.
  expect(await stateOf(report(solver, number))).toBe('waiting');
  const other = await publish();
  expect(await stateOf(report(rival, other.number))).toBe('waiting');
  expect(await stateOf(report(authority, other.number))).toBe('quarantined');
});

test('read by staff, each time with a reason that is kept; by nobody of the owner', async () => {
  const { number } = await publish();
  await report(officer, number);
  const [one] = await openOf(number);
  const params = { id: one?.id ?? '' };
  const read = await as(authority).readQuarantined({ params, ...because('核查') });
  expect([read.number, read.publicText.title, read.original.title]).toEqual([
    number,
    '高韧性薄膜的低温制备',
    '高韧性薄膜的低温制备',
  ]);
  expect(await refusalOf(as(organiser).readQuarantined({ params, body: { reason: '' } }))).toBe('invalid_input');
  for (const who of [owner, solver]) {
    expect(await refusalOf(as(who).readQuarantined({ params, ...because('好奇') }))).toBe('forbidden');
  }
  const { rows } = await world.platform.pool.query(
    `select reason, role from needs.report_move where item = $1 and action = 'read'`,
    [params.id],
  );
  expect(rows).toEqual([{ reason: '核查', role: 'desk' }]);
});

test('of many reports at once one quarantines, and nobody sends more than a day takes', async () => {
  const { number } = await publish();
  const people = await Promise.all(
    Array.from({ length: 6 }, async (_, n) => {
      const id = await makeOrganisation(world.platform, { name: `样本单位${n}` });
      return makePerson(world.platform, { name: `举报${n}`, organisations: [{ id }] });
    }),
  );
  const answers = await Promise.all(
    people.map((who) =>
      report(who, number).then(
        ({ state }) => state,
        (error: { document: { code: string } }) => error.document.code,
      ),
    ),
  );
  expect(answers.sort()).toEqual([
    'need_quarantined',
    'need_quarantined',
    'need_quarantined',
    'need_quarantined',
    'need_quarantined',
    'quarantined',
  ]);
  const [eager] = people;
  const sent: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    const next = await publish();
    sent.push(
      await report(eager, next.number, 'infringement').then(
        ({ state }) => state,
        (error: { document: { code: string } }) => error.document.code,
      ),
    );
  }
  expect(sent.at(-1)).toBe('too_many_reports');
  const asVisitor: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    const next = await publish();
    asVisitor.push(
      await report(undefined, next.number).then(
        ({ state }) => state,
        (error: { document: { code: string } }) => error.document.code,
      ),
    );
  }
  // One of this network came before.
  expect(asVisitor).toEqual(['waiting', 'waiting', 'too_many_reports', 'too_many_reports']);
  expect(await refusalOf(report(solver, 'none'))).toBe('not_found');
});

test('ended in quarantine it stays hidden; one whose deadline passes then closes without coming to light', async () => {
  const [ended, over] = [await publish(), await publish()];
  for (const { number } of [ended, over]) await report(organiser, number);
  await as(organiser).terminate({ params: { id: ended.id }, ...because('涉密') });
  await world.travel(new Date((await world.now()).getTime() + 31 * day));
  const { rows } = await world.platform.pool.query('select state from needs.need where id = $1', [over.id]);
  expect(rows).toEqual([{ state: 'unanswered' }]);
  for (const { number } of [ended, over])
    expect([await onBoard(number), await refusalOf(as().read({ params: { number } }))]).toEqual([
      false,
      'need_quarantined',
    ]);
});
