import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makePlace } from './kills.ts';
import {
  killEverything,
  newDataDir,
  openBeside,
  processTestLimitMs,
  type RunningServer,
  startServer,
  stopServer,
} from './process.ts';
import { sha256 } from './writes.ts';

let dataDir = '';
let server: RunningServer;
let place: Awaited<ReturnType<typeof makePlace>>;
beforeAll(async () => {
  dataDir = newDataDir();
  server = await startServer(dataDir);
  place = await makePlace(dataDir);
});
afterAll(async () => {
  if (server.child.exitCode === null) await killEverything(server, (list) => list);
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test('SIGTERM lets a slow upload and fifty creating requests finish, holds on to no open stream, and ends with 0', {
  timeout: processTestLimitMs,
}, async () => {
  const stream = await openStream();
  const need = JSON.parse((await createNeed()).text).id as string;
  const bytes = Buffer.concat([Buffer.from('%PDF-'), randomBytes(300_000)]);
  const upload = beginUpload(need);
  upload.request.write(bytes.subarray(0, 100_000));
  while (partsUnderWay() === 0) await turn();
  const creating = Array.from({ length: 50 }, createNeed);
  // From here on the server has some of the fifty in hand.
  await Promise.any(creating);
  const began = performance.now();
  const ended = stopServer(server);
  upload.request.write(bytes.subarray(100_000, 200_000));
  const answers = await Promise.allSettled(creating);
  await stream.closed;
  upload.request.end(bytes.subarray(200_000));
  const uploaded = await upload.answered;
  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(uploaded.status).toBe(200);

  server = await startServer(dataDir);
  const { platform, close } = await openBeside(dataDir);
  const rows = await platform.pool.query<{ id: string }>('select id from needs.need');
  await close();
  const acknowledged = answers.flatMap((one) =>
    one.status === 'fulfilled' && one.value.status === 200 ? [JSON.parse(one.value.text).id as string] : [],
  );
  const there = new Set(rows.rows.map(({ id }) => id));
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(0);
  const file = JSON.parse(uploaded.text).id as string;
  const kept = fs.readFileSync(path.join(dataDir, 'files', file.slice(-2), file));
  expect(sha256(kept)).toBe(sha256(bytes));
});

async function createNeed(): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie: place.cookie };
  const body = JSON.stringify({ organisation: place.organisation, track: place.track, need: wholeDraft() });
  const response = await fetch(`${server.address}/api/v1/workspace/needs`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

/** An upload whose bytes come when the test writes them. */
function beginUpload(need: string) {
  const headers = {
    'content-type': 'application/octet-stream',
    'idempotency-key': randomUUID(),
    cookie: place.cookie,
  };
  const address = `${server.address}/api/v1/workspace/needs/${need}/attachments?name=slow.pdf`;
  const request = http.request(address, { method: 'POST', headers, agent: false });
  const answered = once(request, 'response').then(async ([response]: http.IncomingMessage[]) => {
    let text = '';
    for await (const chunk of response ?? []) text += chunk;
    return { status: response?.statusCode, text };
  });
  return { request, answered };
}

function partsUnderWay(): number {
  const found = fs.readdirSync(path.join(dataDir, 'files'), { recursive: true, encoding: 'utf8' });
  return found.filter((name) => name.endsWith('.part')).length;
}

/** A live stream that is open; `closed` when the server has ended it. */
async function openStream(): Promise<{ closed: Promise<void> }> {
  const response = await fetch(`${server.address}/api/v1/stream`, { headers: { cookie: place.cookie } });
  const reader = response.body?.getReader();
  await reader?.read();
  const drain = async () => {
    while (!(await reader?.read())?.done);
  };
  return { closed: drain() };
}
