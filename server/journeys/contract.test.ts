import { contract } from '@jiebang/contract/contract.ts';
import { KeyScope } from '@jiebang/contract/http/key-scopes.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { served } from '#app';
import { newId } from '#kernel/ids.ts';
import { makePerson, makeProof } from '#modules/identity/factory.ts';
import { validInputs, wrongInputs } from '#testing/arbitrary.ts';
import { fingerprint } from '#testing/fingerprint.ts';
import { headersOf } from '#testing/headers.ts';
import { accessMatrix } from './access-matrix.data.ts';
import { openStage, personas, type Stage } from './stage.ts';
import { unknownRoutes } from './story/sweep/addresses.ts';
import { forgotten } from './story/sweep/narrowed.ts';

const allRoutes: Route[] = Object.values(contract).flatMap((list) => Object.values(list) as Route[]);
const plain = allRoutes.filter((route) => !route.stream);
const matrix = new Map(
  accessMatrix
    .trim()
    .split('\n')
    .map((line) => line.split(':').map((part) => part.trim()))
    .map(([name, who]) => [name ?? '', (who ?? '').split(',').map((one) => one.trim())]),
);

let stage: Stage;
let everyone: { cookie: string };
beforeAll(async () => {
  stage = await openStage();
  const grants = [
    'reviewer',
    'clearance_officer',
    'organiser',
    'observer',
    'judge',
    'translator',
    'certifier',
    'authority',
    'admin',
    'track_organiser',
  ] as const;
  everyone = await makePerson(stage.world.platform, {
    name: '无所不能',
    grants: grants.map((role) => ({ role })),
    organisations: [{ id: stage.organisations.enterprise }],
  });
});
afterAll(() => stage.world.close());

test('every route of the contract is served, named in the access matrix, and nothing else is', () => {
  const names = allRoutes.map((route) => route.name).sort();
  expect(served.map(({ route }) => route.name).sort()).toEqual(names);
  expect([...matrix.keys()].sort()).toEqual(names);
});

test('the story knows what to ask each reading route for, and asks by each filter and order', () => {
  expect([...unknownRoutes(), ...forgotten()]).toEqual([]);
});

const samples = new Map(plain.map((route) => [route.name, sampleOf(route)]));

/** One valid request, with ids of nothing that exists. */
function sampleOf(route: Route): { params: Record<string, string>; query: Record<string, unknown>; body: unknown } {
  const one = <T>(schema: Route['body']): T | undefined =>
    schema ? (fc.sample(validInputs(schema), { numRuns: 1, seed: 7 })[0] as T) : undefined;
  return { params: one(route.params) ?? {}, query: one(route.query) ?? {}, body: one(route.body) };
}

type Request = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
};
async function call(route: Route, cookie: string | undefined, request: Request) {
  const path = route.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(request.params?.[key] ?? 'x')).replace(/^\.+$/, 'dots'),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) query.append(key, typeof value === 'string' ? value : JSON.stringify(value));
  const payload = route.upload
    ? Buffer.from('x')
    : request.body === undefined
      ? undefined
      : JSON.stringify(request.body);
  return stage.world.server.inject({
    method: route.method,
    url: `/api/v1${path}?${query}`,
    headers: { ...headersOf(route, cookie, payload !== undefined), ...request.headers },
    ...(payload === undefined ? {} : { payload }),
  });
}

describe('who may call a route, for each persona', () => {
  test.each(plain.map((route) => [route.name, route] as const))('%s', async (name, route) => {
    const who = matrix.get(name) ?? [];
    const callers: [string, string | undefined][] = [
      ['visitor', undefined],
      ...personas.map((persona) => [persona, stage.people[persona].cookie] as [string, string]),
    ];
    for (const [persona, cookie] of callers) {
      const role = persona.replace(/^(second|third)_/, '');
      const allowed =
        who.includes('anyone') || (cookie !== undefined && (who.includes('signed_in') || who.includes(role)));
      const { statusCode, body } = await call(route, cookie, samples.get(name) ?? {});
      const code = statusCode >= 400 ? (JSON.parse(body).code as string) : '';
      const turnedAway =
        (statusCode === 401 && code === 'not_signed_in') || (statusCode === 403 && code === 'forbidden');
      expect([persona, statusCode < 500, allowed || turnedAway], `${persona} ${name}: ${statusCode} ${code}`).toEqual([
        persona,
        true,
        true,
      ]);
      if (allowed && cookie === undefined)
        expect(turnedAway && !route.path.includes('/session'), `${persona} ${name}: ${statusCode} ${code}`).toBe(false);
    }
  });
});

test('an organisation’s key with every scope may call what names it, and no other route', async () => {
  const of = { name: '建钥者', organisations: [{ id: stage.organisations.enterprise }] };
  const maker = await makePerson(stage.world.platform, of);
  const proof = await makeProof(stage.world.platform, maker.person);
  const makeKey = () =>
    stage.world.as(maker).identity.makeOrganisationKey({
      params: { id: stage.organisations.enterprise },
      body: { name: '样本系统', scopes: [...KeyScope.options], days: 1, proof },
    });
  const open: string[] = [];
  let secret = '';
  for (const [n, route] of plain.entries()) {
    // A key asks 120 times a minute at most.
    if (n % 100 === 0) ({ secret } = await makeKey());
    const headers = { authorization: `Bearer ${secret}` };
    const { statusCode, body } = await call(route, maker.cookie, { ...samples.get(route.name), headers });
    expect([route.name, statusCode < 500, statusCode === 429]).toEqual([route.name, true, false]);
    if (statusCode < 400 || JSON.parse(body).code !== 'not_for_keys') open.push(route.name);
  }
  expect(open.sort()).toEqual([...matrix].flatMap(([name, who]) => (who.includes('key') ? [name] : [])).sort());
});

describe('wrong input is refused with a code, and changes nothing', () => {
  let before: Awaited<ReturnType<typeof fingerprint>>;
  beforeAll(async () => {
    before = await fingerprint(stage.world.platform.db);
  });
  test.each(plain.map((route) => [route.name, route] as const))('%s', async (name, route) => {
    const refused = async (request: Request) => {
      const sample = samples.get(name) ?? {};
      const reply = await call(route, everyone.cookie, { ...sample, ...request });
      expect(
        [reply.statusCode >= 400, reply.statusCode < 500],
        `${reply.statusCode} ${reply.body.slice(0, 300)}`,
      ).toEqual([true, true]);
      expect(JSON.parse(reply.body).code).toEqual(expect.any(String));
    };
    const { body, query } = route;
    if (body && !route.upload) {
      await fc.assert(
        fc.asyncProperty(wrongInputs(body), (wrong) => refused({ body: wrong })),
        { numRuns: 25 },
      );
      for (const payload of ['{', '', 'null', '"', '{"__proto__":{"a":1}}', '[1,']) {
        const reply = await stage.world.server.inject({
          method: route.method,
          url: `/api/v1${route.path.replace(/:\w+/g, newId())}`,
          headers: {
            cookie: everyone.cookie,
            'content-type': 'application/json',
            'idempotency-key': newId(),
            'if-match': '"1"',
          },
          payload,
        });
        expect(reply.statusCode >= 400 && reply.statusCode < 500, `${payload}: ${reply.statusCode} ${reply.body}`).toBe(
          true,
        );
      }
    }
    if (query)
      await fc.assert(
        fc.asyncProperty(fc.constantFrom({ limit: '0' }, { limit: 'x' }, { unheard_of: '1' }), (wrong) =>
          refused({ query: { ...samples.get(name)?.query, ...wrong } }),
        ),
        { numRuns: 3 },
      );
    if (route.params && Object.keys(route.params.shape).includes('id')) {
      for (const id of ['x', '../..', '%00', "1' or '1'='1", '00000000', 'é', 'x'.repeat(190)])
        await refused({ params: { ...samples.get(name)?.params, id } });
    }
    if (route.edits)
      for (const version of ['', '1', '"x"', '"99999999999"', '*']) await refused({ headers: { 'if-match': version } });
    if (route.creates) await refused({ headers: { 'idempotency-key': '' } });
    expect(await fingerprint(stage.world.platform.db)).toEqual(before);
  });
});
