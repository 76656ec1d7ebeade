import { newId } from '#kernel/ids.ts';
import { makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { newestPosition } from '#platform/facts/deliver.ts';
import { textOf } from '../abuse/asked.ts';
import { openStage, type Stage } from '../stage.ts';
import type { Canaries } from './canaries.ts';
import { type Ear, openEar } from './ears.ts';
import { peopleOfTracks } from './second-track.ts';
import { overhear, type Tables } from './tables.ts';

/** A person of the story, or a visitor: whoever asks, reads mail and listens. */
export type Watcher = { readonly name: string; readonly person: string | null; readonly cookie: string | null };
type Person = Awaited<ReturnType<typeof makePerson>>;
export type Cast = Stage & {
  /** The second track, where there is one. */
  readonly second: string | null;
  readonly others: Readonly<Record<string, Person>>;
  readonly watchers: readonly Watcher[];
  /** The live stream of each watcher, by name, open from the beginning. */
  readonly ears: ReadonlyMap<string, Ear>;
  /** Every line of the server's log. */
  readonly log: readonly string[];
  readonly tables: Tables;
  /** The newest fact when they were opened. */
  readonly since: number;
};

export type CastOptions = {
  readonly tracks?: 1 | 2;
  /** Who of them watches; everybody when left out. */
  readonly watching?: readonly string[];
};

/**
 * The stage of the journeys, and beside it those who stand close to a secret without a right to it: a colleague of the
 * owner, another of the solver's university, a judge tied to a rival, who signs for the rival's institute,
 * an organiser of another contest; and where a story has two tracks, the people of each alone.
 */
export async function openCast({ tracks = 1, watching }: CastOptions = {}): Promise<Cast> {
  const log: string[] = [];
  const stage = await openStage({ logTo: { write: (line) => log.push(line.replace(/"responseTime":[\d.]+/, '')) } });
  const { platform } = stage.world;
  // A search says whether the dictionary is there yet, which is not what is looked for here.
  await platform.translator.ready();
  const { organisations, contest, track } = stage;
  const second = tracks === 2 ? await makeTrack(platform, contest) : null;
  const member = (name: string, organisation: string) =>
    makePerson(platform, { name, organisations: [{ id: organisation, role: 'member' }] });
  const others = {
    colleague: await member('周同事', organisations.enterprise),
    campus: await member('校内旁人', organisations.university),
    second_broker: await member('冯经理', organisations.agency),
    agent: await member('机构文员', organisations.agency),
    tied_judge: await makePerson(platform, {
      name: '样本评委四',
      organisations: [{ id: organisations.rivals, role: 'member' }],
      grants: [{ role: 'judge', scope: 'contest', scopeId: contest }],
    }),
    rival_signatory: await makePerson(platform, {
      name: '院方签署人',
      organisations: [{ id: organisations.rivals }],
    }),
    organiser_elsewhere: await makePerson(platform, {
      name: '他届承办方',
      grants: [{ role: 'organiser', scope: 'contest', scopeId: newId() }],
    }),
    ...(second === null ? {} : await peopleOfTracks(platform, track, second)),
  };
  // The rival does not sign for its institute: its solution waits for who does.
  await stage.world.as(others.rival_signatory).identity.changeSigning({
    params: { id: organisations.rivals, person: stage.people.rival.person },
    body: { signs: false },
  });
  const watchers = [
    { name: 'visitor', person: null, cookie: null },
    ...Object.entries({ ...stage.people, ...others }).map(([name, { person, cookie }]) => ({ name, person, cookie })),
  ].filter(({ name }) => watching === undefined || watching.includes(name));
  const since = await newestPosition(platform.db);
  const ears = new Map<string, Ear>();
  for (const watcher of watchers) ears.set(watcher.name, await openEar(stage.world, watcher));
  return { ...stage, second, others, watchers, ears, log, since, tables: await overhear(stage.world) };
}

/** Names and addresses that stand on pages anyway, or not: canaries that were not planted. */
export function knowNames(canaries: Canaries, cast: Cast): void {
  canaries.known('owner', '沪上样本新材料有限公司');
  canaries.known('university', '样本理工大学');
  canaries.known('rivals', '样本研究院');
  canaries.known('judge', '样本评委二');
  canaries.known('broker', '钱经理');
  for (const name of ['owner', 'solver', 'rival', 'broker', 'judge', 'stranger'] as const)
    canaries.known(`address of ${name}`, `${cast.people[name].person}@example.com`);
}

/** What a watcher is answered at an address, and whether that is a refusal. */
export async function ask({ world, log }: Cast, { cookie }: Watcher, url: string): Promise<Answered> {
  const reply = await world.server.inject({ method: 'GET', url, headers: cookie === null ? {} : { cookie } });
  if (reply.statusCode >= 500)
    throw new Error(`${url}: ${log.findLast((line) => line.includes('"err"')) ?? reply.body}`);
  const refused = String(reply.headers['content-type']).startsWith('application/problem+json');
  return { text: `${reply.headers['content-disposition'] ?? ''}\n${await textOf(reply)}`, refused };
}
export type Answered = { readonly text: string; readonly refused: boolean };
