import type { FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { type HttpOptions, openHttp } from './server.ts';

let server: FastifyInstance;
afterEach(() => server.close());

const lines: string[] = [];
async function open(options: Partial<HttpOptions> = {}): Promise<void> {
  lines.length = 0;
  server = await openHttp({
    statuses: {},
    logLevel: 'error',
    requestsPerMinute: 1000,
    trustProxy: false,
    publicUrl: 'https://jiebang.example.org',
    logTo: { write: (line) => void lines.push(line) },
    ...options,
  });
  server.get('/ip', async ({ ip }) => ({ ip }));
  server.get('/row', async () => {
    const detail = 'Failing row contains (金丝雀).';
    throw Object.assign(new Error('violates a check'), {
      code: '23514',
      constraint: 'a_check',
      detail,
      where: '金丝雀',
    });
  });
  server.get('/out', async () => {
    throw Object.assign(new Error('Forbidden'), { statusCode: 403 });
  });
}

test('behind a proxy the address is what that proxy saw, not what the asker wrote before it', async () => {
  const headers = { 'x-forwarded-for': '127.0.0.1, 198.51.100.9, 203.0.113.5' };
  await open({ trustProxy: true });
  expect((await server.inject({ url: '/ip', headers })).json()).toEqual({ ip: '203.0.113.5' });
  await server.close();
  await open();
  expect((await server.inject({ url: '/ip', headers, remoteAddress: '192.0.2.1' })).json()).toEqual({
    ip: '192.0.2.1',
  });
});

test('requests are counted by network: no one has a new count with every address of theirs', async () => {
  await open({ requestsPerMinute: 2 });
  const from = async (remoteAddress: string) => (await server.inject({ url: '/ip', remoteAddress })).statusCode;
  expect([await from('2001:db8::1'), await from('2001:db8::2'), await from('2001:db8::3')]).toEqual([200, 200, 429]);
  expect(await from('2001:db8:0:1::1')).toBe(200);
});

test('no cache keeps a reply that does not say so, however its address is written', async () => {
  await open();
  for (const url of ['/ip', '/%69p', '/nowhere'])
    expect((await server.inject({ url })).headers['cache-control'], url).toBe('no-store');
});

test('what is no address, or leads out of a folder, is not found, with a problem document and every header', async () => {
  await open();
  for (const url of ['/%ff', '/out']) {
    const reply = await server.inject({ url });
    expect([reply.statusCode, reply.json().code], url).toEqual([404, 'not_found']);
    expect(reply.headers['content-security-policy'], url).toContain("default-src 'none'");
  }
  expect(lines).toEqual([]);
});

test('the log says what broke, and nothing of the row that did', async () => {
  await open();
  expect((await server.inject({ url: '/row' })).statusCode).toBe(500);
  expect(lines.join()).toContain('a_check');
  expect(lines.join()).toContain('23514');
  expect(lines.join()).not.toContain('金丝雀');
});
