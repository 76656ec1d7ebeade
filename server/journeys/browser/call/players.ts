import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { type Locale, localPath } from '../../../../web/src/lib/locale.ts';
import { type Keys, keysOn } from '../keyboard/keys.ts';
import { type Tongue, tongue } from '../keyboard/tongues.ts';
import { faultsAsItIs, untranslated } from '../look.ts';
import { openPeople, type People, type Size, type Someone } from '../people.ts';
import { endsWhereItBroke } from '../troupe.ts';
import { addresses, told } from './told.data.ts';

const day = 86_400_000;
/** An earlier edition with a rule of its own: two reviewers a need. */
const earlier = [
  ['collecting', 0, 30],
  ['solving', 0, 60],
  ['judging', 60, 80],
  ['matching', 80, 100],
  ['notice', 100, 110],
] as const;

export type Player = Someone & { readonly keys: Keys };

/** The people of the story before browsers of one size and language; opened before the tests and closed after them. */
export function playersOf(locale: Locale, size: Size) {
  const t: Tongue = tongue(locale);
  const is = told[locale];
  let world: World;
  let people: People;
  const made: Record<string, { readonly cookie: string }> = {};
  const seated = new Map<string, Player>();

  beforeAll(async () => {
    world = await openWorld({ listen: true });
    const { platform } = world;
    const from = (await world.now()).getTime() - 400 * day;
    const after = (days: number) => new Date(from + days * day).toISOString();
    const phases = earlier.map(([phase, begins, ends]) => ({ phase, startsAt: after(begins), endsAt: after(ends) }));
    const last = await makeContest(platform, { state: 'archived', phases, rules: { reviewers: 2 } });
    await makeTrack(platform, last);
    const { names, reviewers } = is;
    made['owner'] = await makePerson(platform, { name: names.owner });
    made['follower'] = await makePerson(platform, { name: names.follower });
    made['admin'] = await makePerson(platform, { name: names.admin, grants: [{ role: 'admin' }] });
    made['organiser'] = await makePerson(platform, { name: names.organiser, grants: [{ role: 'organiser' }] });
    made['officer'] = await makePerson(platform, { name: names.officer, email: addresses.officer });
    for (const [n, name] of reviewers.entries())
      made[`reviewer ${n + 1}`] = await makePerson(platform, { name, email: addresses.reviewers[n] ?? '' });
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
    const sat = await people.sitDown(made[name], { viewport: size });
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
  /** The open page fits, axe finds nothing, and all that is not typed is in its language. */
  const isSound = async (who: Player) => {
    await who.page.getByText(t.kit.loading, { exact: true }).first().waitFor({ state: 'detached' });
    expect([await faultsAsItIs(who), await untranslated(who)]).toEqual([[], []]);
  };
  return {
    t,
    as,
    open,
    atDesk,
    isSound,
    now: () => world.now(),
    settle: () => world.settle(),
    problems: () => people.problems(),
  };
}
