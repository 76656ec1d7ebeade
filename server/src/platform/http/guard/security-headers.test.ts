import { expect, test } from 'vitest';
import { openHttp } from '../server.ts';

const options = { statuses: {}, logLevel: 'silent', requestsPerMinute: 1000, trustProxy: false };

async function headersAt(publicUrl: string, method: 'GET' | 'POST', headers: Record<string, string> = {}) {
  const server = await openHttp({ ...options, publicUrl });
  server.get('/there', async () => ({}));
  server.post('/there', async () => ({}));
  const reply = await server.inject({ method, url: '/there', headers });
  await server.close();
  return { status: reply.statusCode, headers: reply.headers };
}

test('every reply carries the strict policy, also one that is refused for its origin', async () => {
  const found = await headersAt('http://127.0.0.1:3000', 'GET');
  const refused = await headersAt('http://127.0.0.1:3000', 'POST', { 'sec-fetch-site': 'cross-site' });
  expect([found.status, refused.status]).toEqual([200, 403]);
  for (const { headers } of [found, refused]) {
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['strict-transport-security']).toBe(undefined);
  }
});

test('with https browsers are told to stay with it', async () => {
  const { headers } = await headersAt('https://jiebang.example.org', 'GET');
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
});
