import { readFileSync } from 'node:fs';
import { contract } from '@jiebang/contract/contract.ts';
import { commonRefusals } from '@jiebang/contract/http/refusals.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import { identityRefusals } from '@jiebang/contract/identity/refusals.ts';
import { expect, test } from 'vitest';

const guide = readFileSync(new URL('../../../../../../docs/guides/wechat-mini-program.md', import.meta.url), 'utf8');
const statuses: Readonly<Record<string, number>> = { ...commonRefusals, ...identityRefusals };
const routes = Object.values(contract).flatMap((of) => Object.values(of) as Route[]);

test('every call that the guide of the mini-program names is a route of ours, and takes what it shows', () => {
  const named = [...guide.matchAll(/(GET|POST|DELETE) \/api\/v1(\/[\w/-]+)(?: +(\{.*\}))?/g)];
  const known = named.map(([, method, path, body]) => {
    const route = routes.find((one) => one.method === method && one.path === path);
    const shown = body?.split(/ +or +/).map((one) => JSON.parse(one.replaceAll('…', examples(one))));
    return [
      `${method} ${path}`,
      route !== undefined,
      shown?.every((one) => route?.body?.safeParse(one).success) ?? true,
    ];
  });
  expect(known.filter(([, exists, taken]) => !exists || !taken)).toEqual([]);
  expect(new Set(known.map(([name]) => name)).size).toBe(10);
});

/** What stands for `…` in an example: what each of its fields could be. */
const examples = (body: string): string =>
  body.includes('mobile') ? '+8613800000000' : body.includes('email') ? 'a@example.com' : 'correct horse battery';

test('every refusal that it names is one, with its status', () => {
  const told = [...guide.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, code = '', status]) => [code, Number(status)]);
  expect(told).toEqual(told.map(([code = '']) => [code, statuses[code]]));
  const own = Object.keys(statuses).filter((code) => code.startsWith('wechat_'));
  expect(told.map(([code]) => code).sort()).toEqual([...own, 'too_many_requests'].sort());
});
