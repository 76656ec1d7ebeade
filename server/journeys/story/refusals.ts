import { contract } from '@jiebang/contract/contract.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import fc from 'fast-check';
import { validInputs } from '#testing/arbitrary.ts';
import { headersOf } from '#testing/headers.ts';
import { given } from './canaries.ts';
import { type Known, pathsOf } from './sweep/addresses.ts';
import type { Sight } from './sweep/sweep.ts';
import type { Cast } from './watchers.ts';

// What ends a session or an account would leave the rest to a visitor.
const last = /sign_?out|session|deletion/i;
const writing = Object.values(contract)
  .flatMap((list) => Object.values(list) as Route[])
  .filter((route) => route.method !== 'GET')
  .sort((a, b) => Number(last.test(a.name + a.path)) - Number(last.test(b.name + b.path)));

/** Who has nothing to do with the need, or little: a colleague of the solver is one, and who runs, reviews and clears another track. */
export const outsiders = ['visitor', 'stranger', 'campus', 'organiser_elsewhere', 'second_track'];

/**
 * Lets the outsiders try every act of the contract on everything that is known, with a body that is well formed: what they are answered,
 * and how many acts were refused. What none of them may do changes nothing; what some may is done, so this comes last.
 */
export async function tryEverything(cast: Cast, known: Known): Promise<{ sights: Sight[]; refused: number }> {
  const acts = writing.flatMap((route) => pathsOf(route, known).map((url) => ({ route, url, body: bodyOf(route) })));
  let refused = 0;
  const sights: Sight[] = [];
  for (const { name, cookie } of cast.watchers.filter((watcher) => outsiders.includes(watcher.name))) {
    const replies = new Map<string, ReturnType<typeof given>>();
    for (const { route, url, body } of acts) {
      const reply = await cast.world.server.inject({
        method: route.method,
        url,
        headers: headersOf(route, cookie, body !== undefined),
        ...(body === undefined ? {} : { payload: body }),
      });
      if (reply.statusCode >= 500) throw new Error(`${name} ${route.name}: ${reply.body}`);
      if (reply.statusCode >= 400) refused += 1;
      replies.set(`${route.method} ${url}`, given(reply.body));
    }
    sights.push({ watcher: name, replies });
  }
  return { sights, refused };
}

/** A body that is well formed, the same each time; undefined where a route takes none. */
export function bodyOf(route: Route): string | undefined {
  if (route.upload) return '%PDF-1.7\n% sample\n';
  return route.body && JSON.stringify(fc.sample(validInputs(route.body), { numRuns: 1, seed: 7 })[0]);
}
