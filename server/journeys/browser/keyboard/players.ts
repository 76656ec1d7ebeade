import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';
import { type Locale, localPath } from '../../../../web/src/lib/locale.ts';
import { faultsAsItIs, untranslated } from '../look.ts';
import { openPeople, type People, type Size, type Someone } from '../people.ts';
import { endsWhereItBroke } from '../troupe.ts';
import { type Keys, keysOn } from './keys.ts';
import { type Tongue, tongue } from './tongues.ts';

export type Player = Someone & { readonly keys: Keys };
type Cast<Made> = {
  readonly locale: Locale;
  /** In what window somebody of this name sits. */
  readonly sizeOf: (name: string) => Size;
  /** Fills the world before the story, once it listens. */
  readonly make: (world: World) => Promise<Made>;
};

/** The people of a story before browsers, in one language; opened before its tests and closed after them. */
export function playersOf<Made extends { readonly people: Readonly<Record<string, { readonly cookie: string }>> }>({
  locale,
  sizeOf,
  make,
}: Cast<Made>) {
  const t: Tongue = tongue(locale);
  let world: World;
  let people: People;
  let made: Made;
  const seated = new Map<string, Player>();

  beforeAll(async () => {
    world = await openWorld({ listen: true });
    made = await make(world);
    people = await openPeople(world);
  });
  beforeEach(endsWhereItBroke(() => people.whatStands()));
  afterAll(async () => {
    await people?.close();
    await world?.close();
  });

  /** A person of the story at a browser of its own, a visitor where nobody of that name is known. */
  const as = async (name: string): Promise<Player> => {
    const someone = seated.get(name);
    if (someone) return someone;
    const sat = await people.sitDown(made.people[name], { viewport: sizeOf(name) });
    const player = { ...sat, keys: keysOn(sat, t) };
    seated.set(name, player);
    return player;
  };
  const open = (who: Player, path: string) => who.open(localPath(locale, path));
  const atDesk = async (name: string): Promise<Player> => {
    const who = await as(name);
    await open(who, '/workspace');
    await who.page.getByRole('region', { name: t.desk.numbers }).waitFor();
    return who;
  };
  /** The open page fits, axe finds nothing, and all that is not typed is in its language; at other sizes too where they are named. */
  const isSound = async (who: Player, ...sizes: readonly Size[]) => {
    await who.page.getByText(t.kit.loading, { exact: true }).first().waitFor({ state: 'detached' });
    const own = who.page.viewportSize();
    for (const size of sizes.length > 0 ? sizes : [own]) {
      if (size && size !== own) await who.page.setViewportSize(size);
      expect([await faultsAsItIs(who), await untranslated(who)]).toEqual([[], []]);
    }
    if (own) await who.page.setViewportSize(own);
  };
  return {
    t,
    as,
    open,
    atDesk,
    isSound,
    made: () => made,
    world: () => world,
    now: () => world.now(),
    settle: () => world.settle(),
    problems: () => people.problems(),
  };
}
