import { contract } from '@jiebang/contract/contract.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import fc from 'fast-check';
import { validInputs } from '#testing/arbitrary.ts';
import { headersOf } from '#testing/headers.ts';
import type { World } from '#testing/world.ts';
import type { Named } from './scene.ts';

/** One request, made for whatever it is to name. */
export type Shape = {
  readonly name: string;
  /** What of it is named, so that who may know of that is left out. */
  readonly names: keyof Named;
  readonly ask: (of: Named) => {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly url: string;
    readonly body?: unknown;
    readonly route?: Route;
  };
};

const routes: Route[] = [contract.achievements, contract.matching, contract.deals].flatMap(
  (list) => Object.values(list) as Route[],
);

/** What the first parameter of an address names. */
const places: readonly (readonly [prefix: string, names: keyof Named])[] = [
  ['/achievements/:number', 'number'],
  ['/workspace/achievements/:id', 'achievement'],
  ['/workspace/needs/:id/matches', 'need'],
  ['/workspace/inquiries/:id', 'inquiry'],
  ['/workspace/assessments/:id', 'assessment'],
  ['/workspace/saved-searches/:id', 'saved'],
  ['/workspace/achievement-imports/:id', 'imported'],
];

/** A body that fits the contract, with what it names in its place. */
function bodyOf(route: Route, of: Named, and: Record<string, unknown> = {}): unknown {
  if (route.upload) return Buffer.from('%PDF-1.7\n');
  if (!route.body) return undefined;
  const [sample] = fc.sample(validInputs(route.body), { numRuns: 1, seed: 7 });
  return typeof sample === 'object' && sample !== null && !Array.isArray(sample) && 'into' in sample
    ? { ...sample, into: of.achievement, ...and }
    : { ...(sample as object), ...and };
}

/** Every route that names one of what may be hidden in its address: a new route is among them by itself. */
const byAddress: readonly Shape[] = routes.flatMap((route): Shape[] => {
  const names = places.find(([prefix]) => route.path.startsWith(prefix))?.[1];
  if (!names) return [];
  const query = route.query ? fc.sample(validInputs(route.query), { numRuns: 1, seed: 7 })[0] : {};
  const said = new URLSearchParams(
    Object.entries(query as object).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]])),
  );
  return [
    {
      name: route.name,
      names,
      ask: (of) => ({
        method: route.method,
        url: `/api/v1${route.path.replace(/:(\w+)/g, (_, key: string) => (key === 'file' ? of.file : of[names]))}?${said}`,
        body: bodyOf(route, of),
        route,
      }),
    },
  ];
});

/** Pages and requests that name it in another place. */
export const otherShapes = (own: { readonly achievement: string; readonly organisation: string }): readonly Shape[] => {
  const get = (name: string, url: (of: Named) => string, names: keyof Named = 'number'): Shape => ({
    name,
    names,
    ask: (of) => ({ method: 'GET', url: url(of) }),
  });
  const { ask } = contract.deals;
  const { merge } = contract.achievements;
  const { judge } = contract.matching;
  return [
    get('its page', ({ number }) => `/achievements/${number}`),
    get('its English page', ({ number }) => `/en/achievements/${number}`),
    get('a search for its number', ({ number }) => `/api/v1/achievements-search?q=${number}`),
    get('a search for its word', ({ word }) => `/api/v1/achievements-search?q=${word}`, 'word'),
    get(
      'a search for its word in the title, narrowed',
      ({ word }) => `/api/v1/achievements-search?q=title:${word}&form=process`,
      'word',
    ),
    get('a search for its word misspelt', ({ word }) => `/api/v1/achievements-search?q=${word.slice(0, -1)}`, 'word'),
    get('suggestions by its beginning', ({ word }) => `/api/v1/achievements-suggestions?q=${word.slice(0, 9)}`, 'word'),
    get('the page of a search for its word', ({ word }) => `/achievements?q=${word}`, 'word'),
    {
      name: 'an inquiry about it',
      names: 'number',
      ask: (of) => ({
        method: 'POST',
        url: `/api/v1${ask.path}`,
        body: bodyOf(ask, of, { achievement: of.number, organisation: own.organisation, contact: null }),
        route: ask,
      }),
    },
    {
      name: 'a merger into it',
      names: 'achievement',
      ask: (of) => ({
        method: 'POST',
        url: `/api/v1${merge.path.replace(':id', own.achievement)}`,
        body: { into: of.achievement },
        route: merge,
      }),
    },
    {
      name: 'a judgement of a match with it',
      names: 'achievement',
      ask: (of) => ({
        method: 'POST',
        url: `/api/v1${judge.path}`,
        body: { need: of.need, achievement: of.achievement, verdict: 'good' },
        route: judge,
      }),
    },
  ];
};

export const shapes = (own: { readonly achievement: string; readonly organisation: string }): readonly Shape[] => [
  ...byAddress,
  ...otherShapes(own),
];

/** Sends one, as somebody; null is a visitor. Says status and body, with what was named and what differs between any two taken out. */
export async function sent(
  world: World,
  who: { readonly cookie: string } | null,
  shape: Shape,
  of: Named,
): Promise<{ status: number; said: string }> {
  const { method, url, body, route } = shape.ask(of);
  const headers = route ? headersOf(route, who?.cookie, body !== undefined) : who ? { cookie: who.cookie } : {};
  const payload = Buffer.isBuffer(body) ? body : body === undefined ? undefined : JSON.stringify(body);
  const reply = await world.server.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  let said = reply.payload.replace(/"requestId":"[^"]*"/g, '').replace(/nonce="[^"]*"/g, '');
  for (const [name, value] of Object.entries(of)) said = said.replaceAll(value, `:${name}`);
  return {
    status: reply.statusCode,
    said: said.replaceAll(of.word.slice(0, -1), ':word').replaceAll(of.word.slice(0, 9), ':word'),
  };
}
