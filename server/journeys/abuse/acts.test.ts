import { contract } from '@jiebang/contract/contract.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tagsOf } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { viewerOf } from '#modules/identity/index.ts';
import { makeStage, wholeDraft } from '#modules/solutions/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { headersOf } from '#testing/headers.ts';
import { openWorld, type World } from '#testing/world.ts';
import { bodyOf } from '../story/refusals.ts';
import { type Known, pathsOf } from '../story/sweep/addresses.ts';
import { textOf } from './asked.ts';

// What can be learnt of a sealed solution by acting, not by reading: of two needs that were made alike, one of them answered, every act of the contract.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });
let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const canary = 'canary9e2b';
const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
type Someone = { readonly cookie: string };
type Leader = Awaited<ReturnType<typeof stage.solver>>;
/** One of two needs, with the ids that belong to it alone; in the one that nobody answered they are nobody's. */
type Twin = { readonly need: string; readonly number: string; readonly solution: string; readonly file: string };
type Pair = { readonly leader: Leader; readonly answered: Twin; readonly empty: Twin };

/** A solution handed in under seal, of a canary in each of its texts. */
async function handedIn(leader: Leader, need: string) {
  const { solutions } = world.as(leader);
  const { id } = await solutions.create({ body: { need, organisation: leader.organisation, team: null } });
  const file = await solutions.attach({ params: { id }, body: new Blob([`${canary} 附件`]) });
  const whole = wholeDraft({ attachments: [{ id: file.id, name: `${canary}.pdf` }] });
  const words = Object.entries(whole).map(([name, value]) => [
    name,
    typeof value === 'string' ? `${canary}${name}` : value,
  ]);
  const partners = [{ organisation: null, name: `${canary} 联合体`, task: canary, consent: file.id }];
  await solutions.edit({ params: { id }, version: 1, body: { ...whole, ...Object.fromEntries(words), partners } });
  await solutions.submit({ params: { id }, body: accepted });
  return { solution: id, file: file.id };
}

async function pair(): Promise<Pair> {
  const leader = await stage.solver('孙牵头');
  const [answered, empty] = [await stage.need(), await stage.need()];
  return {
    leader,
    answered: { need: answered.id, number: answered.number, ...(await handedIn(leader, answered.id)) },
    empty: { need: empty.id, number: empty.number, solution: newId(), file: newId() },
  };
}

// Of one's own account and session nothing is a solution's; what ends much comes last, so that the rest is tried before it.
const own = /^\/(sign-|me\/|privacy|unsubscribe)/;
const ending = /terminate|withdraw|suspend|archive|discard|close|\/end|reject|return|merge|DELETE/;
const acts = Object.values(contract)
  .flatMap((list) => Object.values(list) as Route[])
  .filter(({ method, path }) => method !== 'GET' && !own.test(path))
  .sort((a, b) => Number(ending.test(a.method + a.path)) - Number(ending.test(b.method + b.path)))
  .map((route) => ({ route, body: bodyOf(route) }));

type Act = { readonly route: Route; readonly url: string; readonly body: string | undefined };

/** Every act on what an outsider may know of a need. */
function actsOn({ leader }: Pair, { need, number, solution, file }: Twin): Act[] {
  const known: Known = new Map(
    Object.entries({
      ...{ need, need_number: number, solution, solution_file: file, submission: '1' },
      ...{ contest: stage.contest, track: stage.track, organisation: leader.organisation, rule_key: 'panel_size' },
    }).map(([kind, one]) => [kind, new Set([one])]),
  );
  const ids = { need, solution, contest: stage.contest, track: stage.track, organisation: leader.organisation };
  const meant = (body: string | undefined) =>
    body?.replace(
      /"(need|solution|contest|track|organisation)":"[0-9a-f-]{36}"/g,
      (_, name: keyof typeof ids) => `"${name}":"${ids[name]}"`,
    );
  return acts.flatMap(({ route, body }) => pathsOf(route, known).map((url) => ({ route, url, body: meant(body) })));
}

/** Does it, and gives what was answered without what differs between any two needs. */
async function answerTo(who: Someone | null, { route, url, body }: Act, version: number): Promise<string> {
  const headers = headersOf(route, who?.cookie, body !== undefined);
  const reply = await world.server.inject({
    method: route.method,
    url,
    headers: route.edits ? { ...headers, 'if-match': `"${version}"` } : headers,
    ...(body === undefined ? {} : { payload: body }),
  });
  const text = `${reply.statusCode} ${await textOf(reply)}`;
  if (reply.statusCode >= 500) throw new Error(`${route.method} ${url}: ${text}`);
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, ':at')
    .replace(/XQ-\d{4}-\d+/g, ':number');
}

test('whoever acts on a need that was answered is answered, and told, as on one that was not: owner, staff, rivals, colleagues, visitors', async () => {
  const pairs = [await pair(), await pair(), await pair(), await pair(), await pair()];
  const [first = expect.unreachable()] = pairs;
  const { organisation } = first.leader;
  const mate = (role: 'admin' | 'member') =>
    makePerson(world.platform, { name: '同校', organisations: [{ id: organisation, role }] });
  const granted = (role: 'judge' | 'authority' | 'observer') =>
    makePerson(world.platform, { name: `样本${role}`, grants: [{ role, scope: 'contest', scopeId: stage.contest }] });
  const { owner, organiser, reviewer, officer, admin } = stage;
  const crowd: [string, Someone | null][] = [
    ['visitor', null],
    ['rival', await stage.solver('赵对手')],
    ['mate', await mate('member')],
    ['boss', await mate('admin')],
    ['judge', await granted('judge')],
    ['observer', await granted('observer')],
    ['authority', await granted('authority')],
  ];
  const staff: [string, Someone][] = [
    ['reviewer', reviewer],
    ['officer', officer],
  ];
  const groups = [crowd, staff, [['owner', owner]], [['organiser', organiser]], [['admin', admin]]] as (typeof crowd)[];
  let done = 0;
  const unlike: string[] = [];
  for (const [place, group] of groups.entries()) {
    const mine = pairs[place] ?? first;
    const { rows } = await world.platform.pool.query<{ version: number }>(
      'select version from needs.need where id = $1',
      [mine.answered.need],
    );
    const version = rows[0]?.version ?? 1;
    const [one, other] = [actsOn(mine, mine.answered), actsOn(mine, mine.empty)];
    for (const [name, who] of group)
      for (const [n, act] of one.entries()) {
        const twin = other[n] ?? act;
        const reply = await answerTo(who, act, version);
        if (reply.startsWith('200')) done += 1;
        const { route } = act;
        if (reply.includes(canary)) unlike.push(`${name} reads of it: ${route.method} ${route.path}`);
        // What names neither the need nor the solution is done once.
        if (act.url === twin.url && act.body === twin.body) continue;
        const nothing = await answerTo(who, twin, version);
        if (reply !== nothing) unlike.push(`${name} ${route.method} ${route.path}\n${reply}\n${nothing}`);
      }
  }
  await world.settle();
  expect(unlike).toEqual([]);
  // Many were done, not refused; and what the team itself is answered would show a canary.
  expect(done).toBeGreaterThan(100);
  const [asks = expect.unreachable()] = actsOn(first, first.answered).filter(({ url }) =>
    url.endsWith('/partners/ask'),
  );
  expect(await answerTo(first.leader, asks, 1)).toContain(`${canary} 联合体`);

  const facts = await factsAfter(world.platform.db, 0, null, 100_000);
  for (const [place, group] of groups.entries())
    for (const [name, who] of group) {
      const tags = new Set(tagsOf(await viewerOf(world.platform, who?.cookie ?? '')));
      const heard = facts.filter(({ audience }) => audience.some((tag) => tags.has(tag)));
      const { answered, empty } = pairs[place] ?? first;
      const of = ({ need }: Twin) =>
        heard.filter((fact) => JSON.stringify(fact).includes(need)).map((fact) => fact.name);
      expect([name, of(answered)]).toEqual([name, of(empty)]);
    }
  const { rows: mails } = await world.platform.pool.query<{ text: string }>(
    `select subject || body as text from platform.mail`,
  );
  expect(mails.filter(({ text }) => text.includes(canary))).toEqual([]);
});
