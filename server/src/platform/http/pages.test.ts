import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';

// Stands on the built web, which `npm test` builds before anything runs.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const get = (url: string, headers: Record<string, string> = {}) => world.server.inject({ method: 'GET', url, headers });

test('every public page answers on an empty installation, in both languages', async () => {
  const paths = ['/', '/needs', '/results', '/leaderboard', '/achievements', '/verify', '/about', '/privacy'];
  for (const path of [...paths, ...paths.map((one) => (one === '/' ? '/en' : `/en${one}`))]) {
    const { statusCode, headers } = await get(path);
    expect([path, statusCode, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toMatch(/script-src 'self';style-src 'self';/);
  }
});

test('what does not exist is a page to a reader, a problem to a program', async () => {
  for (const path of ['/nowhere', '/needs/none', '/notices/none', '/verify/none', '/en/needs/none']) {
    const { statusCode, headers } = await get(path);
    expect([path, statusCode, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8']);
  }
  for (const path of ['/api/v1/nowhere', '/assets/none.js']) {
    const { statusCode, headers } = await get(path);
    expect([path, statusCode, headers['content-type']]).toEqual([path, 404, 'application/problem+json; charset=utf-8']);
  }
  expect((await world.server.inject({ method: 'POST', url: '/needs' })).statusCode).toBe(404);
});

test('built files are compressed once and kept for ever', async () => {
  const [, style = ''] = /href="(\/assets\/style-[^"]+)"/.exec((await get('/')).body) ?? [];
  const { statusCode, headers } = await get(style, { 'accept-encoding': 'br, gzip' });
  expect([statusCode, headers['content-encoding'], headers['cache-control']]).toEqual([
    200,
    'br',
    'public, max-age=31536000, immutable',
  ]);
});

test('pages are compressed as the client accepts it', async () => {
  const encodings = await Promise.all(
    ['gzip, br', 'gzip', 'identity'].map(
      async (accepted) => (await get('/', { 'accept-encoding': accepted })).headers['content-encoding'],
    ),
  );
  expect(encodings).toEqual(['br', 'gzip', undefined]);
});

test("the workspace's document gets a style nonce of its own each time; public pages get none", async () => {
  const shells = [await get('/workspace'), await get('/workspace/needs/new'), await get('/en/workspace')];
  const nonces = shells.map(({ headers, body }) => {
    const [, nonce = ''] = /style-src 'self' 'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? [];
    expect(body).toContain(`nonce="${nonce}"`);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    return nonce;
  });
  expect(new Set(nonces).size).toBe(3);
  expect((await get('/')).headers['content-security-policy']).not.toContain('nonce');
});
