import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { makePerson, makeProof, makeSession } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { enrolled, forgetAttempts } from '#testing/asking.ts';
import { everythingKept } from '#testing/dump.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { agreeShares, type Earner, makeEarner, signScene } from '../../factory.ts';

const log: string[] = [];
let world: World;
let scene: DealScene;
let earners: Record<'paid' | 'shy' | 'silent', Earner>;
let conversion: string;
const account = { holder: '赵一鸣', bank: '样本银行徐汇支行', number: '6222000011112222333' };

beforeAll(async () => {
  world = await openWorld({ logTo: { write: (line) => void log.push(line) } });
  scene = await makeScene(world.platform);
  const make = (name: string) => makeEarner(world.platform, scene, name);
  earners = { paid: await make('赵一鸣'), shy: await make('钱二立'), silent: await make('孙三省') };
  await signScene(world.platform, scene, 1_000_000_000);
  await world.settle();
  const shares = Object.values(earners).map(({ broker }, n) => ({ broker: broker.id, share: n === 0 ? 4000 : 3000 }));
  const parties = { owner: scene.owner.viewer, solver: scene.solver.viewer };
  await agreeShares(world.platform, parties, scene.need.id, shares);
  const registeredOn = (await world.now()).toISOString().slice(0, 10);
  const registration = { number: 'HT2026-0008', registeredOn, approvedIncomeFen: null };
  await world.as(scene.owner).deals.register({ params: { id: scene.deal }, body: registration });
  await world.settle();
  ({ id: conversion } = await organisers().startConversion({ body: { contest: scene.contest } }));
}, 120_000);
beforeEach(() => forgetAttempts(world));
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'brokers')).toEqual([]);
  await world.close();
});

const organisers = () => world.as(scene.organiser).brokers;
const read = (who: { cookie: string }, number: string) =>
  world.as(who).brokers.readPayeeAccount({ params: { id: conversion, number } });
/** A session of its own, with the second step taken. */
const cookieOf = async ({ broker: { person } }: Earner) => ({
  cookie: await makeSession(world.platform, person, { secondStep: true }),
});
async function give(earner: Earner, given: Partial<typeof account> = {}) {
  const who = await cookieOf(earner);
  const proof = await makeProof(world.platform, earner.broker.person);
  await world.as(who).brokers.setPayeeAccount({ body: { ...account, ...given, agrees: true, proof } });
  return who;
}
const factsOf = async (person: string) =>
  (await factsAfter(world.platform.db, 0, null, 10_000)).filter((fact) => fact.subject === person);

test('an account is given by a technology manager alone, with consent and proof, and shown back by its end', async () => {
  const { paid } = earners;
  const stranger = await makePerson(world.platform, { name: '不是技术经理人' });
  const proof = await makeProof(world.platform, stranger.person);
  const body = { ...account, agrees: true as const, proof };
  expect(await refusalOf(world.as(stranger).brokers.setPayeeAccount({ body }))).toBe('not_a_broker');
  const who = await cookieOf(paid);
  const mine = world.as(who).brokers;
  expect(await mine.payeeAccount()).toEqual({ account: null });
  const right = await makeProof(world.platform, paid.broker.person);
  for (const [wrong, code] of [
    [{ agrees: false }, 'invalid_input'],
    [{ number: '12 34' }, 'invalid_input'],
    [{ number: '6222-0000-1111-〇' }, 'invalid_input'],
    [{ proof: { password: 'not it' } }, 'password_wrong'],
    [{ proof: { sent: '000000' } }, 'code_refused'],
  ] as const)
    expect(
      await refusalOf(
        mine.setPayeeAccount({ body: { ...account, agrees: true, proof: right, ...wrong } as typeof body }),
      ),
    ).toBe(code);
  expect(await mine.payeeAccount()).toEqual({ account: null });
  await give(paid, { number: ' ６２２２ 0000-1111 2222 333' });
  expect((await mine.payeeAccount()).account).toMatchObject({
    holder: account.holder,
    bank: account.bank,
    ending: '2333',
    usable: true,
  });
  const { items } = await world.as(who).identity.consents({ query: {} });
  expect(items.filter(({ inForce }) => inForce).map(({ purpose }) => purpose)).toContain('bank_account');
  const mails = (await unsentMail(world.platform.db, null, 1000)).filter(({ body: said }) => said.includes('收款账户'));
  expect(mails).toHaveLength(1);
  expect(JSON.stringify(mails)).not.toContain('2333');
});

test('whose second factor is on gives it with a code of that alone', async () => {
  const { shy } = earners;
  const who = await give(shy, { number: '6222000011114444' });
  const code = await enrolled(world, { ...who, person: shy.broker.person });
  const proof = await makeProof(world.platform, shy.broker.person);
  const set = (given: { password: string } | { second: string }) =>
    world
      .as(who)
      .brokers.setPayeeAccount({ body: { ...account, number: '6222000011115555', agrees: true, proof: given } });
  expect(await refusalOf(set(proof))).toBe('second_code_needed');
  await set({ second: code() });
  expect((await world.as(who).brokers.payeeAccount()).account?.ending).toBe('5555');
});

test('it is read by the organiser of a frozen conversion alone, each reading recorded and told to its owner', async () => {
  const { paid, silent } = earners;
  const { number } = paid.broker;
  expect(await refusalOf(read(scene.organiser, number))).toBe('not_in_this_state');
  const before = await organisers().conversion({ query: { contest: scene.contest } });
  expect(before.rows.map((row) => row.account)).toEqual([null, null, null]);
  const authority = scene.strangers['authority'];
  if (!authority) throw new Error('no authority in the scene');
  await organisers().proposeConversion({ params: { id: conversion }, version: 1 });
  await world.as(authority).brokers.approveConversion({ params: { id: conversion }, version: 2 });
  await organisers().freezeConversion({ params: { id: conversion }, version: 3 });

  const rows = (await organisers().conversion({ query: { contest: scene.contest } })).rows;
  expect(rows.map((row) => [row.payee, row.account])).toEqual([
    ['赵**', 'given'],
    ['钱**', 'given'],
    ['孙**', 'missing'],
  ]);
  const asAuthority = await world.as(authority).brokers.conversion({ query: { contest: scene.contest } });
  expect(asAuthority.rows.map((row) => row.account)).toEqual([null, null, null]);
  for (const who of [authority, await cookieOf(silent), scene.owner])
    expect(await refusalOf(read(who, number))).toBe('forbidden');
  const elsewhere = scene.strangers['organiserElsewhere'];
  if (!elsewhere) throw new Error('no organiser elsewhere in the scene');
  expect(await refusalOf(read(elsewhere, number))).toBe('not_found');
  expect(await refusalOf(read(scene.organiser, 'TM-none'))).toBe('not_found');
  expect(await refusalOf(read(scene.organiser, silent.broker.number))).toBe('payee_account_missing');

  expect(await read(scene.organiser, number)).toEqual(account);
  const facts = await factsOf(paid.broker.person);
  expect(facts.filter(({ name }) => name === 'payee_account_read').map((fact) => [fact.person, fact.data])).toEqual([
    [scene.organiser.person, { conversion }],
  ]);
  await world.settle();
  const { items } = await world.as(await cookieOf(paid)).notifications.inbox();
  expect(items.map(({ fact, address }) => [fact, address])).toContainEqual(['payee_account_read', '/workspace/points']);
});

test('a consent that is withdrawn closes it at once, and given anew opens it; removed it is gone', async () => {
  const { paid } = earners;
  const who = await cookieOf(paid);
  const { identity, brokers } = world.as(who);
  const { number } = paid.broker;
  await identity.withdrawConsent({ params: { purpose: 'bank_account' } });
  expect(await refusalOf(read(scene.organiser, number))).toBe('payee_account_missing');
  expect((await brokers.payeeAccount()).account?.usable).toBe(false);
  const first = (await organisers().conversion({ query: { contest: scene.contest } })).rows[0];
  expect(first?.account).toBe('missing');
  const { current } = await identity.myNotice();
  await identity.giveConsent({ params: { purpose: 'bank_account' }, body: { noticeVersion: current.version } });
  expect(await read(scene.organiser, number)).toEqual(account);
  await brokers.removePayeeAccount();
  expect(await refusalOf(brokers.removePayeeAccount())).toBe('not_found');
  expect(await refusalOf(read(scene.organiser, number))).toBe('payee_account_missing');
  await give(paid);
});

test('nobody reads it elsewhere: not in the database, the log, facts, a copy of one’s data, or another’s row', async () => {
  const { paid, shy } = earners;
  const kept = await everythingKept(world);
  expect(kept).toContain(conversion);
  const data = await world.server.inject({ url: '/api/v1/me/data', headers: await cookieOf(paid) });
  for (const text of [kept, log.join(''), data.body])
    for (const canary of [account.number, account.bank]) expect(text).not.toContain(canary);
  expect(data.body).toContain('收款账户');
  // A row that is moved to another person does not open.
  await sql`update brokers.payee_account set sealed = (select sealed from brokers.payee_account where person = ${paid.broker.person})
    where person = ${shy.broker.person}`.execute(world.platform.db);
  const moved = await world.server.inject({ url: '/api/v1/me/payee-account', headers: await cookieOf(shy) });
  expect(moved.statusCode).toBe(500);
  expect(moved.body).not.toContain('2333');
});

test('who refuses to be ranked by a machine stands on no leaderboard, and keeps points and bonus', async () => {
  const { shy } = earners;
  const who = await cookieOf(shy);
  const board = async () =>
    (await world.as().brokers.leaderboard({ query: { contest: scene.contest } })).items.map((one) => [
      one.rank,
      one.number,
      one.points,
    ]);
  const [first, second, third] = await board();
  expect(second?.[1]).toBe(shy.broker.number);
  const payout = await world.as().brokers.publicConversion({ query: { contest: scene.contest } });
  const { current } = await world.as(who).identity.myNotice();
  const refuse = { params: { purpose: 'no_automated_ranking' as const } };
  await world.as(who).identity.giveConsent({ ...refuse, body: { noticeVersion: current.version } });
  expect(await board()).toEqual([first, [2, third?.[1], third?.[2]]]);
  const page = await world.as().brokers.leaderboard({ query: { contest: scene.contest, limit: 1 } });
  const rest = await world.as().brokers.leaderboard({ query: { contest: scene.contest, after: page.next ?? '' } });
  expect([...page.items, ...rest.items].map(({ number }) => number)).toEqual([first?.[1], third?.[1]]);
  expect(await world.as().brokers.publicConversion({ query: { contest: scene.contest } })).toEqual(payout);
  expect((await world.as(who).brokers.statement({ query: { holder: 'broker' } })).total).toBe(second?.[2]);
  await world.as(who).identity.withdrawConsent(refuse);
  expect(await board()).toEqual([first, second, third]);
});
