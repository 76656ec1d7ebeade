import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { FinalLine, PublicFinal } from '@jiebang/contract/judging/stage/final.ts';
import { expect, test } from 'vitest';
import { modules } from '#app';
import { makeRule } from '#modules/contests/factory.ts';
import { makeLiveFinal } from '#modules/judging/factory.ts';
import { setClock } from '#platform/db/connection.ts';
import { registerReactions } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { followFinal } from '#testing/streams/follow.ts';
import { settle } from '../../demo/stage.ts';
import { killEverything, newDataDir, openBeside, processTestLimitMs, startServer } from './process.ts';

const shuffled = <T>(list: T[]): T[] => list.toSorted(() => randomInt(3) - 1);

/** A screen that comes back whenever it is cut off, as a browser does. */
async function stubborn(address: () => string, number: string, over: AbortSignal): Promise<FinalLine[]> {
  const lines: FinalLine[] = [];
  while (!over.aborted) {
    const screen = await followFinal(address(), number, lines.at(-1)?.m ?? 0).catch(() => null);
    const stop = () => void screen?.stop();
    over.addEventListener('abort', stop);
    await screen?.ended;
    over.removeEventListener('abort', stop);
    lines.push(...(screen?.lines ?? []));
    // Not a wait for anything: how soon a browser tries again.
    await pause(50);
  }
  return lines;
}

test('kill -9 of the server and its database in the middle of a final: the timer goes on, no acknowledged score is lost, no screen misses a line', {
  timeout: processTestLimitMs,
}, async () => {
  const dataDir = newDataDir();
  let server = await startServer(dataDir);
  const port = new URL(server.address).port;
  try {
    const made = await prepare(dataDir);
    const post = (path: string, cookie: string, body?: object) =>
      fetch(`${server.address}/api/v1${path}`, {
        method: 'POST',
        headers: {
          cookie,
          'idempotency-key': crypto.randomUUID(),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const act = async (action: string, item: string) => {
      const body = { action, item, need: null, seconds: null, reason: null };
      expect((await post(`/workspace/finals/${made.id}/acts`, made.organiser, body)).status).toBe(200);
    };
    const shown = async () =>
      (await (await fetch(`${server.address}/api/v1/finals/${made.number}`)).json()) as PublicFinal;
    const over = new AbortController();
    const screens = Array.from({ length: 20 }, () => stubborn(() => server.address, made.number, over.signal));

    const [first, second] = made.items;
    if (!first || !second) throw new Error('too few items');
    await act('present', first.id);
    await act('score', first.id);
    const acknowledged: string[] = [];
    const lock = async (sheet: string, cookie: string) => {
      const reply = await post(`/workspace/sheets/${sheet}/lock`, cookie).catch(() => null);
      if (reply?.ok) acknowledged.push(sheet);
      return reply?.ok ?? false;
    };
    for (const { sheet, cookie } of first.sheets) expect(await lock(sheet, cookie)).toBe(true);
    await act('present', second.id);
    const before = await shown();
    // Scores are on their way when everything dies.
    const flying = second.sheets.map(({ sheet, cookie }) => lock(sheet, cookie));
    await Promise.race(flying);
    await killEverything(server, shuffled);
    await Promise.all(flying);
    server = await startServer(dataDir, { PORT: port });

    const after = await shown();
    expect(after.show.timer).toEqual(before.show.timer);
    expect(after.show.boards).toEqual(before.show.boards);
    expect(after.at).toBeGreaterThan(before.at);
    for (const { sheet, cookie } of second.sheets)
      if (!acknowledged.includes(sheet)) await post(`/workspace/sheets/${sheet}/lock`, cookie);
    await act('score', second.id);
    expect((await post(`/workspace/finals/${made.id}/close`, made.organiser)).status).toBe(200);

    const end = await shown();
    expect(end.show.items.map(({ state, in: came, of }) => [state, came, of])).toEqual([
      ['scored', 3, 3],
      ['scored', 3, 3],
    ]);
    const last = await followFinal(server.address, made.number, 0);
    await last.until(({ m }) => m === end.m);
    await expect.poll(async () => last.lines.length).toBe(end.m);
    // Every screen has the last line by now, or gets it as it comes back.
    await pause(1500);
    over.abort();
    for (const lines of await Promise.all(screens)) expect(lines).toEqual(last.lines);
    await last.stop();
    const { platform, close } = await openBeside(dataDir);
    const { rows } = await platform.pool.query<{ id: string }>(`select id from judging.sheet where state = 'locked'`);
    expect(acknowledged.filter((sheet) => !rows.some(({ id }) => id === sheet))).toEqual([]);
    expect(await brokenInvariants(platform, 'judging')).toEqual([]);
    await close();
  } finally {
    await killEverything(server, shuffled);
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});

test('kill -9 in the middle of a price round: every acknowledged price is opened, and no other', {
  timeout: processTestLimitMs,
}, async () => {
  const dataDir = newDataDir();
  let server = await startServer(dataDir);
  const port = new URL(server.address).port;
  try {
    const made = await prepare(dataDir, 3);
    const send = (method: string, path: string, cookie: string, body: object) =>
      fetch(`${server.address}/api/v1${path}`, {
        method,
        headers: { cookie, 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const act = async (action: string, given: object) => {
      const body = { action, item: null, need: null, seconds: null, reason: null, ...given };
      const reply = await send('POST', `/workspace/finals/${made.id}/acts`, made.organiser, body);
      expect([action, reply.status]).toEqual([action, 200]);
    };
    for (const { id } of made.items) {
      await act('present', { item: id });
      await act('score', { item: id });
    }
    await act('call_prices', { need: made.need });
    const acknowledged = new Map<number, number>();
    const bid = async (item: number, fen: number) => {
      const cookie = made.leaders[item - 1] ?? '';
      const reply = await send('PUT', `/workspace/finals/${made.number}/price/${item}`, cookie, { fen }).catch(
        () => null,
      );
      if (reply?.ok) acknowledged.set(item, fen);
      return reply?.ok ?? false;
    };
    expect(await bid(1, 80_000_000)).toBe(true);
    // A lower one and the other's are on their way when everything dies.
    const flying = [bid(1, 70_000_000), bid(2, 75_000_000)];
    await Promise.race(flying);
    await killEverything(server, shuffled);
    await Promise.all(flying);
    server = await startServer(dataDir, { PORT: port });
    // Whoever got no answer gives the same price again.
    if (acknowledged.get(1) !== 70_000_000) expect(await bid(1, 70_000_000)).toBe(true);
    if (!acknowledged.has(2)) expect(await bid(2, 75_000_000)).toBe(true);
    await act('open_prices', { need: made.need });
    const { show } = (await (await fetch(`${server.address}/api/v1/finals/${made.number}`)).json()) as PublicFinal;
    expect(show.prices[0]?.bids).toEqual([
      { item: 1, fen: 70_000_000 },
      { item: 2, fen: 75_000_000 },
    ]);
    const { platform, close } = await openBeside(dataDir);
    expect(await brokenInvariants(platform, 'judging')).toEqual([]);
    await close();
  } finally {
    await killEverything(server, shuffled);
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});

async function prepare(dataDir: string, priceRounds = 0) {
  const { platform, close } = await openBeside(dataDir);
  await registerReactions(
    platform.db,
    modules.flatMap((module) => module.reactions ?? []),
  );
  const travel = async (to: Date) => {
    await setClock(platform.db, to);
    await settle(platform, modules);
  };
  const { id, number, items, stage, scenes } = await makeLiveFinal(platform, travel);
  if (priceRounds > 0)
    await makeRule(platform, { contest: stage.contest, track: null, key: 'price_rounds', value: priceRounds });
  const presented = await platform.pool.query<{ solution: string }>(
    'select solution from judging.final_item where final = $1 order by n',
    [id],
  );
  const solvers = scenes.flatMap((scene) => scene.solvers);
  const leaders = presented.rows.map((row) => solvers.find(({ solution }) => solution === row.solution)?.cookie ?? '');
  await close();
  return { id, number, items, leaders, need: scenes[0]?.need.id ?? '', organiser: stage.organiser.cookie };
}
