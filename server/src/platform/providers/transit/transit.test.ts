import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TransitStandIn, transitStandIn } from '#testing/providers/transit.ts';
import { transitAt } from './transit.ts';

let vault: TransitStandIn;
beforeAll(async () => {
  vault = await transitStandIn();
});
afterAll(() => vault.close());

const secret = new Uint8Array(32).fill(7);
const said = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => expect.unreachable('it did not fail'),
    (failure: Error) => failure,
  );
  return `${error.constructor.name}: ${error.message}`;
};

describe('the transit engine of a key service', () => {
  it('wraps a secret that it alone unwraps, for what it belongs to', async () => {
    const service = transitAt(vault.settings);
    const wrapped = await service.wrap(secret, 'a');
    expect(wrapped).toMatch(/^vault:v1:/);
    expect(Buffer.from(wrapped.slice(9), 'base64').includes(Buffer.from(secret))).toBe(false);
    expect(await service.unwrap(wrapped, 'a')).toEqual(secret);
    expect(await said(service.unwrap(wrapped, 'b'))).toContain('KeyFailure: The key service refused (400)');
    vault.rotate();
    expect(await service.unwrap(wrapped, 'a')).toEqual(secret);
    expect(await service.wrap(secret, 'a')).toMatch(/^vault:v2:/);
    vault.rotate(true);
    expect(await said(service.unwrap(wrapped, 'a'))).toContain('may no longer decrypt that version');
  });

  it('is asked as documented, by the token in a file that an agent renews', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'token-'));
    const file = path.join(folder, 'token');
    const service = transitAt({ ...vault.settings, token: { file }, namespace: 'contest' });
    expect(await said(service.wrap(secret, 'a'))).toContain('KEY_SERVICE_TOKEN_FILE cannot be read: ENOENT');
    writeFileSync(file, 'expired\n');
    expect(await said(service.wrap(secret, 'a'))).toContain('refused the token (403)');
    writeFileSync(file, 'hvs.sample-token-of-nobody\n');
    vault.got.length = 0;
    await service.wrap(secret, 'a');
    const [{ method, url, headers, body } = expect.unreachable()] = vault.got;
    expect([method, url.pathname, headers['x-vault-namespace'], JSON.parse(body)]).toEqual([
      'POST',
      '/v1/transit/encrypt/jiebang',
      'contest',
      { plaintext: Buffer.from(secret).toString('base64'), associated_data: 'YQ==' },
    ]);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [{ status: 503, body: { errors: ['Vault is sealed'] } }, 'is sealed, or under maintenance (503)'],
    [{ status: 404, body: { errors: [] } }, 'knows no key jiebang at transit (404)'],
    [{ status: 473, body: { errors: [] } }, 'has no active node here'],
    [{ status: 500, body: { errors: ['internal'] } }, 'answered with 500'],
    [{ body: { data: { plaintext: 'not base64!' } } }, 'answered something else than its documentation says'],
    [{ body: '<html>' }, 'answered something else than its documentation says'],
    ['cut', 'did not answer in a way that could be used'],
  ] as const)('that says %j is told in words, which hold neither token nor secret', async (says, words) => {
    vault.next(says);
    const told = await said(transitAt(vault.settings).unwrap('vault:v1:AAAA', 'a'));
    expect(told).toContain(`KeyFailure: The key service ${words}`);
    expect(told).not.toMatch(/hvs\.|AAAA/);
  });

  it('that is not there is told, too', async () => {
    const gone = await transitStandIn();
    await gone.close();
    expect(await said(transitAt(gone.settings).wrap(secret, 'a'))).toContain(
      'cannot be reached: is KEY_SERVICE_URL right',
    );
  });
});
