import type { Act } from '@jiebang/contract/judging/stage/final.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../../../verifier/src/check.ts';
import { makeLiveFinal } from '../../factory.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
let made: Awaited<ReturnType<typeof makeLiveFinal>>;
beforeAll(async () => {
  world = await openWorld();
  made = await makeLiveFinal(world.platform, (to) => world.travel(to), { solvers: 3 });
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
const as = (who?: Who) => world.as(who).judging;
const later = async (seconds: number) => world.travel(new Date((await world.now()).getTime() + seconds * 1000));

/** A price that could be found anywhere it must not stand. */
const canary = 77_311_700;

test('price rounds of a final: sealed until the console opens them all at once, never above the own price before, checked by anyone', async () => {
  const { id, number, stage, items, scenes } = made;
  const { organiser } = stage;
  const scene = scenes[0];
  const need = scene?.need.id ?? '';
  const act = (action: Act['action'], given: Partial<Act> = {}) =>
    as(organiser).act({
      params: { id },
      body: { action, item: null, need: null, seconds: null, reason: null, ...given },
    });
  const known = { params: { number } };
  const { items: order } = await as().final(known);
  const presented = await world.platform.pool.query<{ id: string; solution: string }>(
    'select id, solution from judging.final_item where final = $1 order by n',
    [id],
  );
  const leaders = presented.rows.map(({ solution }) => scene?.solvers.find((one) => one.solution === solution));
  expect(await refusalOf(act('call_prices', { need }))).toBe('no_price_round_left');
  await makeRule(world.platform, { contest: stage.contest, track: null, key: 'price_rounds', value: 2 });
  expect(await refusalOf(act('call_prices', { need }))).toBe('nobody_to_bid');
  for (const item of items.slice(0, 2)) {
    await act('present', { item: item.id });
    await act('score', { item: item.id });
  }
  const [a, b, c] = leaders;
  if (!a || !b || !c) throw new Error('three finalists');
  const bid = (who: Who, item: number, fen: number) => as(who).bid({ params: { number, item }, body: { fen } });
  expect(await refusalOf(bid(a, 1, canary))).toBe('price_round_over');
  await act('call_prices', { need });
  // Who may bid is told at once, in the inbox and by mail; the third was not on stage, and others of the final hear nothing.
  await world.settle();
  const told = async (who: Who) =>
    (await world.as(who).notifications.inbox()).items.flatMap(({ fact, as: part, address }) =>
      fact === 'price_round_called' ? [[part, address]] : [],
    );
  for (const who of [a, b]) expect(await told(who)).toEqual([['team', `/workspace/prices/${id}`]]);
  for (const who of [c, organiser, stage.owner]) expect(await told(who)).toEqual([]);
  const mails = await world.platform.pool.query<{ n: number }>(
    `select count(*)::int as n from platform.mail where subject like '%竞价%'`,
  );
  expect(mails.rows[0]?.n).toBe(2);
  // The message leads by the final's id, to the same.
  expect((await as(a).myPrice({ params: { number: id } })).final.number).toBe(number);
  expect(await refusalOf(bid(a, 2, canary))).toBe('not_found');
  expect(await refusalOf(bid(stage.owner, 1, canary))).toBe('not_found');
  expect(await refusalOf(bid(c, 3, canary))).toBe('price_round_over');

  // Sealed: in no reply to anybody else, no row and no fact; the public's show does not even move.
  const before = JSON.stringify((await as().final(known)).show);
  await bid(a, 1, canary + 1);
  await bid(a, 1, canary);
  expect(JSON.stringify((await as().final(known)).show)).toBe(before);
  expect((await as(a).myPrice(known)).items.map(({ item, own }) => [item, own?.fen])).toEqual([[1, canary]]);
  const others = [
    await as(organiser).workFinal({ params: { id } }),
    await as(b).myPrice(known),
    await as().finalLines({ ...known, query: { after: 0 } }),
  ];
  const { rows } = await world.platform.pool.query<{ row: string }>(
    `select t::text as row from judging.final_bid t union all select t::text from judging.final_entry t
    union all select t::text from judging.logged t union all select t::text from log.entry t union all select t::text from platform.fact t`,
  );
  expect(rows.length).toBeGreaterThan(3);
  expect(JSON.stringify([others, rows])).not.toContain(String(canary).slice(0, 6));
  // Its receipt: what was given when, signed, for its leader alone; before its place in the log is known it is a promise.
  const receiptOf = async (who: Who, place = 0) => {
    const [mine] = (await as(who).myPrice(known)).items;
    return as(who).bidReceipt({ params: { id: mine?.bids[place]?.id ?? '' } });
  };
  const [own] = (await as(a).myPrice(known)).items;
  expect(own?.bids.map(({ round, fen, counts }) => [round, fen, counts])).toEqual([
    [1, canary, true],
    [1, canary + 1, false],
  ]);
  const verify = (of: unknown) =>
    checkDocument('opening', Buffer.from(JSON.stringify(of)), { logKey: receiptKey }).flatMap(({ holds, part }) =>
      holds ? [] : [part],
    );
  const early = await receiptOf(a);
  const receiptKey = early.proof.keyId;
  expect([early.leaf.at, early.content['fen'], verify(early)]).toEqual([own?.bids[0]?.at, canary, []]);
  for (const who of [b, organiser, stage.owner])
    expect(await refusalOf(as(who).bidReceipt({ params: { id: own?.bids[0]?.id ?? '' } }))).toBe('not_found');
  const waits = await as(organiser).workFinal({ params: { id } });
  expect(waits.items.map((one) => one.bid)).toEqual([true, false, false]);
  expect(waits.can[`open_prices:${need}`]).toEqual({ code: 'price_round_runs' });
  expect(await refusalOf(act('open_prices', { need }))).toBe('price_round_runs');
  await bid(b, 2, 90_000_000);

  // Opened together, the least first; taken back it is told no more, and still no bid is taken.
  const opened = await act('open_prices', { need });
  const heard = [
    { item: 1, fen: canary },
    { item: 2, fen: 90_000_000 },
  ];
  expect((await as().final(known)).show.prices).toMatchObject([{ round: 1, bids: heard, opened: opened.n }]);
  await as(organiser).undo({ params: { id }, body: { n: opened.n, reason: '主持人要求先宣读规则。' } });
  expect((await as().final(known)).show.prices).toMatchObject([{ round: 1, bids: null }]);
  expect(await refusalOf(bid(b, 2, canary - 1))).toBe('price_round_over');
  expect(await refusalOf(as().finalPrices({ params: { number, n: opened.n } }))).toBe('not_found');
  const again = await act('open_prices', { need });

  // What the log keeps is checked by the stand-alone verifier once it holds all; a fen more, or another hour, is found out.
  const waiting = await as().finalPrices({ params: { number, n: again.n } });
  expect([waiting.bidInclusions, verify(waiting)]).toEqual([undefined, ['inclusion', 'bidInclusions']]);
  await later(301);
  const document = await as().finalPrices({ params: { number, n: again.n } });
  const check = (of: unknown) =>
    checkDocument('opening', Buffer.from(JSON.stringify(of)), { logKey: document.proof.keyId }).filter(
      ({ holds }) => !holds,
    );
  expect(check(document)).toEqual([]);
  const bids = document.content['bids'] as { fen: number }[];
  expect(bids.map(({ fen }) => fen)).toEqual([canary, 90_000_000]);
  // Each price stands in the log by itself, under the leaf of its receipt.
  const places = document.bidInclusions?.map(({ leafIndex }) => leafIndex) ?? [];
  expect([new Set(places).size, places[0]]).toEqual([2, (await receiptOf(a)).inclusion?.leafIndex]);
  const tampered = structuredClone(document);
  (tampered.content['bids'] as { fen: number }[])[0] = { ...(bids[0] ?? { fen: 0 }), fen: canary - 1 };
  expect(check(tampered).map(({ part }) => part)).toEqual(expect.arrayContaining(['content', 'content.bids[0].fen']));
  // The own receipt proves its place in the log, and is what the opening says of it.
  const late = await receiptOf(a);
  expect([late.inclusion !== undefined, verify(late)]).toEqual([true, []]);
  expect(verify({ ...late, content: { ...late.content, fen: canary - 1 } })).toContain('content');
  expect(bids[0]).toMatchObject({ nonce: late.content['nonce'], salt: late.salt, leaf: late.leaf });

  // The next round: not above the own price before, over by the clock, and then none is left.
  await act('call_prices', { need });
  expect((await as(a).myPrice(known)).items[0]).toMatchObject({ earlier: canary, own: null, can: { bid: true } });
  expect(await refusalOf(bid(a, 1, canary + 1))).toBe('price_above_earlier');
  await bid(a, 1, canary - 5);
  await later(181);
  expect(await refusalOf(bid(b, 2, 80_000_000))).toBe('price_round_over');
  await act('open_prices', { need });
  expect((await as().final(known)).show.prices).toMatchObject([{ round: 2, bids: [{ item: 1, fen: canary - 5 }] }]);
  expect((await as(a).myPrice(known)).items[0]?.bids.map(({ round, counts }) => [round, counts])).toEqual([
    [2, true],
    [1, true],
    [1, false],
  ]);
  expect((await receiptOf(a)).content).toMatchObject({ round: 2, fen: canary - 5 });
  expect(await refusalOf(act('call_prices', { need }))).toBe('no_price_round_left');
  expect(order.length).toBe(3);
  expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
});
