import pg from 'pg';
import { vi } from 'vitest';
import type { World } from '#testing/world.ts';
import { type Shape, sent, shapes } from './requests.ts';
import { type HiddenScene, type Named, nothing } from './scene.ts';

/** How much was read from the database, in bytes as text. */
async function bytesOf(results: readonly { readonly value: unknown }[]): Promise<number> {
  const read = (await Promise.all(results.map(({ value }) => value))) as ({ rows?: unknown } | undefined)[];
  return read.reduce((sum, one) => sum + JSON.stringify(one?.rows ?? '').length, 0);
}

type Who = keyof HiddenScene['outsiders'];
type State = keyof HiddenScene['hidden'];
type Work = {
  readonly status: number;
  readonly said: string;
  readonly statements: readonly string[];
  readonly searched: readonly string[];
};

/** Whether somebody may know of what a request names: reviewers read what is with them, and what was merged; an expert its own request. */
function knows(who: Who, state: State, { names }: Shape): boolean {
  if (who === 'expert' || who === 'reviewer') if (names === 'assessment') return true;
  return who === 'reviewer' && names === 'achievement' && /review|merged/.test(state);
}

/** As whom a request is worth sending where not everybody sends everything: who is not signed in is turned away by the workspace, and whose word it is matters nowhere else. */
const worthwhile = (who: Who, { method, url }: ReturnType<Shape['ask']>): boolean =>
  url.includes('/workspace/') ? who !== 'visitor' && (who !== 'former' || method === 'GET') : who === 'visitor';

/** What the server reads once in a while, whatever is asked then: the time of pages, and whether there are new words of the dictionary. */
const nowAndThen = (statement: string, isPage: boolean): boolean =>
  (isPage && statement === 'select platform.now() as now') || /\btranslation\./.test(statement);

/** Of how many states what is named is worth asking for, where not all are: what hangs on one has none of its own, and an id says nothing of where it stands. */
const worthStates = (names: keyof Named): number =>
  ['inquiry', 'assessment', 'saved', 'imported', 'need'].includes(names)
    ? 1
    : ['number', 'word'].includes(names)
      ? 6
      : 3;

/**
 * Sends each request twice, of what is hidden and of nothing, as each of these people. Says how many were compared, and which were
 * answered otherwise, or with other work: status, words, statements in their order, questions to the index. `whole`: everybody sends everything.
 */
export async function compare(
  world: World,
  scene: HiddenScene,
  people: readonly Who[],
  whole = false,
): Promise<{ compared: number; apart: string[] }> {
  const { stranger } = scene.outsiders;
  const own = { achievement: scene.own, organisation: stranger.viewer.memberships[0]?.organisation ?? '' };
  const index = world.platform.search.index('achievements');
  const queries = vi.spyOn(pg.Client.prototype, 'query');
  const searches = [vi.spyOn(index, 'search'), vi.spyOn(index, 'suggest')];
  const work = async (who: Who, shape: Shape, of: Named): Promise<{ work: Work; bytes: number }> => {
    for (const spy of [queries, ...searches]) spy.mockClear();
    const reply = await sent(world, scene.outsiders[who], shape, of);
    const calls = queries.mock.calls as unknown as [string | { text: string }][];
    const statements = calls.map(([first]) => (typeof first === 'string' ? first : first.text));
    const isPage = !shape.ask(of).url.startsWith('/api/');
    const work = {
      ...reply,
      statements: statements.filter((one) => !nowAndThen(one, isPage)),
      searched: searches.flatMap((spy) => spy.mock.calls.map(([asked]) => Object.keys(asked).join())),
    };
    return { work, bytes: await bytesOf(queries.mock.results) };
  };
  try {
    let compared = 0;
    const apart: string[] = [];
    for (const who of people)
      for (const shape of shapes(own)) {
        if (!whole && !worthwhile(who, shape.ask(nothing()))) continue;
        const nowhere = await work(who, shape, nothing());
        for (const [state, of] of Object.entries(scene.hidden).slice(0, whole ? 6 : worthStates(shape.names))) {
          if (knows(who, state as State, shape)) continue;
          const there = await work(who, shape, of);
          if (there.work.status >= 500) throw new Error(`${shape.name} fails`);
          compared += 1;
          if (JSON.stringify(there.work) !== JSON.stringify(nowhere.work))
            apart.push(`${shape.name}, ${state}, by ${who}`);
          // What is read and thrown away is seen by a clock; an id and a state are not.
          else if (Math.abs(there.bytes - nowhere.bytes) > 1000)
            apart.push(`${shape.name}, ${state}, by ${who}: ${there.bytes - nowhere.bytes} bytes more`);
        }
      }
    return { compared, apart };
  } finally {
    for (const spy of [queries, ...searches]) spy.mockRestore();
  }
}
