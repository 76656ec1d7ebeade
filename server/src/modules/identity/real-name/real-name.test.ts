import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDueMoves } from '#platform/jobs/jobs.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePerson, someResidentId } from '../factory.ts';
import { dueMoves } from '../reactions.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
const day = 86_400_000;
let world: World;
let admin: Someone;
let organiser: Someone;
beforeAll(async () => {
  world = await openWorld();
  admin = await makePerson(world.platform, { name: '核对的人', grants: [{ role: 'admin' }] });
  organiser = await makePerson(world.platform, { name: '另一核对人', grants: [{ role: 'organiser' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

const as = (who?: Someone) => world.as(who).identity;
const someone = (name = '申请人') => makePerson(world.platform, { name });
const of = ({ person }: Someone) => ({ params: { id: person } });
const picture = (text = 'portrait') => new Blob([`%PDF-1.7 ${text}`]);
const given = (number = someResidentId()) => ({
  name: '证上姓名',
  document: 'resident_id' as const,
  number,
  agreed: true as const,
});
async function asks(who: Someone, number?: string) {
  await as(who).addRealNamePicture({ body: picture() });
  return as(who).askRealName({ body: given(number) });
}
const verify = async (who: Someone, by = admin) => {
  await as(by).takeRealName(of(who));
  return as(by).verifyRealName(of(who));
};
const row = async ({ person }: Someone) => {
  const { rows } = await world.platform.pool.query('select * from identity.real_name where id = $1', [person]);
  return rows[0] as Record<string, unknown>;
};
const bytesOf = async (who: Someone, whose: Someone) =>
  ((await as(who).realNamePicture(of(whose))) as unknown as Blob).text();
const later = async (ms: number) => {
  await world.travel(new Date((await world.now()).getTime() + ms));
  await runDueMoves(world.platform, dueMoves, (problem, cause) => {
    throw new Error(problem, { cause });
  });
};

test('a person begins with a picture, asks, is taken up, and is verified; the number goes and little stays', async () => {
  const who = await someone();
  expect(await as(who).myRealName()).toMatchObject({ state: 'unverified', picture: null, can: { begin: true } });
  expect(await refusalOf(as(who).askRealName({ body: given() }))).toBe('not_in_this_state');
  const begun = await as(who).addRealNamePicture({ body: picture() });
  expect([begun.state, begun.picture?.type, begun.can.ask]).toEqual(['unverified', 'application/pdf', true]);
  const number = someResidentId();
  const asked = await as(who).askRealName({ body: given(` ${number.toLowerCase()} `) });
  expect(asked).toMatchObject({ state: 'pending', number: null, ending: number.slice(-4), takenBy: null });
  expect(asked.picture?.until).toBe(null);
  const taken = await as(admin).takeRealName(of(who));
  expect(taken).toMatchObject({ state: 'pending', number, name: '证上姓名', takenBy: '核对的人' });
  // Who verifies reads what the malware scan said of it, as its owner does.
  expect([taken.picture?.scan, asked.picture?.scan]).toEqual(['not_scanned', 'not_scanned']);
  const verified = await as(admin).verifyRealName(of(who));
  expect(verified).toMatchObject({ state: 'verified', number: null, name: '证上姓名', ending: number.slice(-4) });
  expect((await row(who))['sealed_number']).toBe(null);
  expect((await as(who).myRealName()).takenBy).toBe(null);
});

test('only the one who has taken it up sees number and picture, and decides; once overdue, another can take it over', async () => {
  const who = await someone();
  await asks(who);
  const seen = await as(organiser).realName(of(who));
  expect([seen.number, seen.picture, seen.name]).toEqual([null, null, '证上姓名']);
  expect(await refusalOf(as(admin).verifyRealName(of(who)))).toBe('not_taken');
  await as(admin).takeRealName(of(who));
  expect(await bytesOf(admin, who)).toContain('portrait');
  expect(await bytesOf(who, who)).toContain('portrait');
  for (const call of [
    () => as(organiser).takeRealName(of(who)),
    () => as(organiser).verifyRealName(of(who)),
    () =>
      as(organiser).returnRealName({ ...of(who), body: { findings: [{ code: 'picture_unreadable', note: null }] } }),
  ])
    expect(await refusalOf(call())).toBe('taken_by_another');
  expect(await refusalOf(as(organiser).realNamePicture(of(who)))).toBe('not_found');
  await later(14 * day);
  expect((await as(organiser).takeRealName(of(who))).number).toMatch(/^999999/);
  expect((await as(admin).realName(of(who))).number).toBe(null);
  expect(await refusalOf(bytesOf(admin, who))).toBe('not_found');
  expect(await refusalOf(as(admin).verifyRealName(of(who)))).toBe('taken_by_another');
});

test('returned with reasons it is mended and asked for again, with another picture and the number typed anew', async () => {
  const who = await someone();
  await asks(who);
  const { picture: first } = await row(who);
  await as(admin).takeRealName(of(who));
  const findings = [
    { code: 'name_differs' as const, note: null },
    { code: 'other' as const, note: '请重拍' },
  ];
  await as(admin).returnRealName({ ...of(who), body: { findings } });
  const mine = await as(who).myRealName();
  expect([mine.state, mine.findings, mine.name, mine.ending]).toEqual(['returned', findings, '证上姓名', null]);
  expect((await row(who))['number_hash']).toBe(null);
  await as(who).addRealNamePicture({ body: picture('second') });
  expect(await world.platform.pool.query('select 1 from platform.file where id = $1', [first])).toMatchObject({
    rowCount: 0,
  });
  const again = await as(who).askRealName({ body: given() });
  expect([again.state, again.findings]).toEqual(['pending', []]);
  expect((await verify(who)).state).toBe('verified');
  expect(await bytesOf(admin, who)).toContain('second');
});

test('a number that does not fit, no picture, or a file of another kind is refused at its field', async () => {
  const who = await someone();
  expect(await refusalOf(as(who).addRealNamePicture({ body: new Blob(['<html>']) }))).toBe('paper_unknown');
  await as(who).addRealNamePicture({ body: picture() });
  for (const number of ['110105194912310021', 'E12345678', '1'])
    expect([number, await refusalOf(as(who).askRealName({ body: given(number) }))]).toEqual([
      number,
      'document_number_wrong',
    ]);
  expect((await as(who).myRealName()).state).toBe('unverified');
  // Never asked with, it goes within a day.
  await later(day + 1000);
  const gone = await as(who).myRealName();
  expect([gone.picture, gone.can.ask]).toEqual([null, { code: 'documents_missing' }]);
});

test('a document is verified for one account at a time, which only those who verify are told', async () => {
  const [first, second] = [await someone(), await someone()];
  const number = someResidentId();
  await asks(first, number);
  expect((await asks(second, number)).state).toBe('pending');
  await verify(first);
  await as(admin).takeRealName(of(second));
  expect(await refusalOf(as(admin).verifyRealName(of(second)))).toBe('real_name_taken');
  await as(first).withdrawRealName();
  expect((await as(admin).verifyRealName(of(second))).state).toBe('verified');
  expect((await asks(first, number)).state).toBe('pending');
  await as(admin).suspendRealName({ ...of(second), body: { reason: '冒用' } });
  await as(admin).takeRealName(of(first));
  expect(await refusalOf(as(admin).verifyRealName(of(first)))).toBe('real_name_taken');
});

test('of twenty accounts with one document, verified at once, one is verified', async () => {
  const number = someResidentId();
  const people = await Promise.all(Array.from({ length: 20 }, () => someone()));
  for (const who of people) {
    await asks(who, number);
    await as(admin).takeRealName(of(who));
  }
  const results = await Promise.all(
    people.map((who) =>
      as(admin)
        .verifyRealName(of(who))
        .then(
          ({ state }) => state,
          () => 'refused',
        ),
    ),
  );
  expect(results.filter((one) => one === 'verified')).toHaveLength(1);
});

test('the picture goes thirty days after the decision, and with a withdrawal at once, with everything that the document said', async () => {
  const [kept, left] = [await someone(), await someone()];
  for (const who of [kept, left]) {
    await asks(who);
    await verify(who);
  }
  await as(left).withdrawRealName();
  expect(await row(left)).toMatchObject({
    ...{ state: 'unverified', name: null, document: null, number_ending: null, number_hash: null },
    ...{ picture: null, wrapped_key: null, asked_at: null, taken_by: null },
  });
  await later(30 * day - 60_000);
  expect(await bytesOf(kept, kept)).toContain('portrait');
  await later(120_000);
  expect(await refusalOf(bytesOf(kept, kept))).toBe('not_found');
  expect((await as(kept).myRealName()).state).toBe('verified');
});

test('suspended with a reason that the person reads, it cannot be taken back; reinstated it counts again', async () => {
  const who = await someone();
  await asks(who);
  await verify(who);
  await as(organiser).suspendRealName({ ...of(who), body: { reason: '证件报失' } });
  const mine = await as(who).myRealName();
  expect([mine.state, mine.reason, mine.can.withdraw]).toEqual([
    'suspended',
    '证件报失',
    { code: 'not_in_this_state' },
  ]);
  expect(await refusalOf(as(who).withdrawRealName())).toBe('not_in_this_state');
  await as(organiser).reinstateRealName({ ...of(who), body: { reason: '已核实' } });
  expect((await as(who).myRealName()).state).toBe('verified');
});

test('staff do not decide on themselves, and to others the person’s verification does not exist', async () => {
  const insider = await makePerson(world.platform, { name: '管理员本人', grants: [{ role: 'admin' }] });
  await asks(insider);
  expect(await refusalOf(as(insider).takeRealName(of(insider)))).toBe('own_real_name');
  const stranger = await someone('旁人');
  expect(await refusalOf(as(stranger).realName(of(insider)))).toBe('forbidden');
  expect(await refusalOf(as(stranger).realNamePicture(of(insider)))).toBe('not_found');
  expect(await refusalOf(as(admin).realName(of(stranger)))).toBe('not_found');
  expect(await refusalOf(as(admin).takeRealName(of(stranger)))).toBe('not_found');
});

test('the queue is the longest waiting first, page by page, and the desks tell who must do what', async () => {
  const people = [await someone(), await someone(), await someone()];
  for (const who of people) {
    await later(60_000);
    await asks(who);
  }
  const mine = people.map(({ person }) => person);
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await as(admin).realNames({ query: { limit: 1, ...(after ? { after } : {}) } });
    found.push(...page.items.map(({ person }) => person));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(found.filter((person) => mine.includes(person))).toEqual(mine);
  const tasks = async (who: Someone) =>
    (await world.as(who).desk.desk()).tasks.map(({ code, subject }) => `${code} ${subject.id}`);
  const [first, second] = people as [Someone, Someone];
  expect(await tasks(organiser)).toContain(`real_name_verify ${first.person}`);
  await as(admin).takeRealName(of(first));
  expect(await tasks(organiser)).not.toContain(`real_name_verify ${first.person}`);
  expect(await tasks(admin)).toContain(`real_name_verify ${first.person}`);
  await as(admin).takeRealName(of(second));
  await as(admin).returnRealName({ ...of(second), body: { findings: [{ code: 'document_expired', note: null }] } });
  expect(await tasks(second)).toEqual([`real_name_mend ${second.person}`]);
});

test('whoever tries numbers is held up', async () => {
  const who = await someone();
  await as(who).addRealNamePicture({ body: picture() });
  for (let n = 0; n < 29; n += 1) await refusalOf(as(who).askRealName({ body: given('1') }));
  expect(await refusalOf(as(who).askRealName({ body: given() }))).toBe('too_many_requests');
});
