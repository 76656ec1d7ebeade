import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { type Canaries, newCanaries, type Planted } from '../canaries.ts';
import { missed } from '../sights.ts';
import type { Known } from '../sweep/addresses.ts';
import { newMemory } from '../sweep/memory.ts';
import { type Sight, sweep, whereFound } from '../sweep/sweep.ts';
import { type Cast, openCast, type Watcher } from '../watchers.ts';

/** `npm run test:all` lets everyone watch each short story, and proves what its sweeps remembered. */
const all = process.env['TEST_ALL'] === 'yes';

/** Who stands near a need or nowhere, each in a way of its own; the others see what one of these sees. */
const nearAndFar = [
  ...['visitor', 'stranger', 'owner', 'colleague', 'reviewer', 'clearance_officer', 'organiser'],
  ...['observer', 'authority', 'admin', 'judge', 'organiser_elsewhere'],
];

/** A short story beside the long one: who finds which secret at each of its few steps. */
export type Scene = {
  readonly canaries: Canaries;
  readonly cast: Cast;
  know(kind: string, ...values: string[]): void;
  as(name: string): ReturnType<Cast['world']['as']>;
  /** Whether somebody watches: everybody does in `npm run test:all`. */
  watches(name: string): boolean;
  /**
   * Who finds each secret, by its name, in every reading route, page, mail and live stream, and in what `outright` gives who watches. None
   * stands in a fact, a log or a kept reply, but for what `kept` names, which stands in the kept reply to who may ask again.
   */
  found(more?: { outright?: (watcher: Watcher) => Promise<string>; kept?: string }): Promise<Record<string, string[]>>;
  /** What the newest of these looks at all gave. */
  last(): readonly Sight[];
  /** What somebody would be answered otherwise than the sweeps remember. */
  missed(): Promise<string[]>;
};

/** Opens a scene before the tests of a file, lets `begin` set it, and closes it after them. `watching` are those who watch beside the usual ones. */
export function openScene(watching: readonly string[], begin: (scene: Scene) => Promise<void>): Scene {
  // Thousands of requests a step, on a machine that may be busy.
  vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });
  const canaries = newCanaries();
  const known: Known = new Map();
  const memory = newMemory();
  let cast: Cast;
  let last: readonly Sight[] = [];
  const scene: Scene = {
    canaries,
    get cast() {
      return cast;
    },
    know: (kind, ...values) => known.set(kind, new Set([...(known.get(kind) ?? []), ...values])),
    as: (name) => cast.world.as({ ...cast.people, ...cast.others }[name as 'owner']),
    watches: (name) => cast.watchers.some((watcher) => watcher.name === name),
    async found({ outright = async () => '', kept } = {}) {
      await cast.world.settle();
      const { sights } = await sweep(cast, known, memory);
      last = sights;
      const asked = new Map(
        await Promise.all(cast.watchers.map(async (one) => [one.name, await outright(one)] as const)),
      );
      expect(
        await inTheDark(
          cast,
          canaries.planted.filter(({ secret }) => secret !== kept),
        ),
      ).toEqual([]);
      const finders = (secret: string) => {
        const planted = canaries.planted.filter((one) => one.secret === secret);
        const given = (name: string, { spellings }: Planted) => spellings.some((one) => asked.get(name)?.includes(one));
        return sights
          .filter((sight) =>
            planted.some((canary) => whereFound(canary, sight) !== undefined || given(sight.watcher, canary)),
          )
          .map(({ watcher }) => watcher)
          .sort();
      };
      const secrets = [...new Set(canaries.planted.map(({ secret }) => secret))];
      return Object.fromEntries(secrets.map((secret) => [secret, finders(secret)]));
    },
    last: () => last,
    async missed() {
      await sweep(cast, known, memory);
      return missed(cast, memory);
    },
  };
  beforeAll(async () => {
    cast = await openCast(all ? {} : { watching: [...nearAndFar, ...watching] });
    scene.know('contest', cast.contest);
    scene.know('track', cast.track);
    scene.know('rule_key', 'points_split');
    await begin(scene);
  });
  afterAll(async () => {
    for (const ear of cast.ears.values()) ear.close();
    expect(await brokenAnywhere(cast.world.platform)).toEqual([]);
    await cast.world.close();
  });
  return scene;
}

/** Secrets that stand in a fact, in a kept reply or in the log of the server. */
async function inTheDark({ world: { platform }, log }: Cast, planted: readonly Planted[]): Promise<string[]> {
  const facts = JSON.stringify(await factsAfter(platform.db, 0, null, 10_000));
  const replies = JSON.stringify((await platform.pool.query('select * from platform.idempotent_reply')).rows);
  const dark = facts + replies + log.join('\n');
  return planted.filter(({ spellings }) => spellings.some((one) => dark.includes(one))).map(({ secret }) => secret);
}

/** The last test of a short story, in `npm run test:all`: nothing changed that was not asked for again, but for what asking itself writes down. */
export function endsTruly(scene: Scene, recorded = /^$/): void {
  test.runIf(all)('nothing changed that was not asked for again', async () => {
    expect((await scene.missed()).filter((line) => !recorded.test(line))).toEqual([]);
  });
}
