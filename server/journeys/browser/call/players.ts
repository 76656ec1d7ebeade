import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import type { Locale } from '../../../../web/src/lib/locale.ts';
import { playersOf } from '../keyboard/players.ts';
import type { Size } from '../people.ts';
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

/** The people of the call before browsers of one size and language. */
export const callersOf = (locale: Locale, size: Size) =>
  playersOf({
    locale,
    sizeOf: () => size,
    make: async ({ platform, now }) => {
      const from = (await now()).getTime() - 400 * day;
      const after = (days: number) => new Date(from + days * day).toISOString();
      const phases = earlier.map(([phase, begins, ends]) => ({ phase, startsAt: after(begins), endsAt: after(ends) }));
      const last = await makeContest(platform, { state: 'archived', phases, rules: { reviewers: 2 } });
      await makeTrack(platform, last);
      const { names, reviewers } = told[locale];
      const people: Record<string, { readonly cookie: string }> = {
        owner: await makePerson(platform, { name: names.owner }),
        follower: await makePerson(platform, { name: names.follower }),
        admin: await makePerson(platform, { name: names.admin, grants: [{ role: 'admin' }] }),
        organiser: await makePerson(platform, { name: names.organiser, grants: [{ role: 'organiser' }] }),
        officer: await makePerson(platform, { name: names.officer, email: addresses.officer }),
      };
      for (const [n, name] of reviewers.entries())
        people[`reviewer ${n + 1}`] = await makePerson(platform, { name, email: addresses.reviewers[n] ?? '' });
      return { people };
    },
  });
