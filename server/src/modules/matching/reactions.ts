import type { LongWork, Reaction } from '#platform/module.ts';
import { compute } from './actions/compute.ts';
import { bothSides, learningDue, learnNow } from './knowledge/actions/learn.ts';
import { type Wanted, want, wantedNext } from './store.ts';

export const matchingReactions: readonly Reaction[] = [
  {
    name: 'matching.want_need',
    on: ['need_published'],
    run: async (tx, { subject, data }) => want(tx, 'need', `${data['need'] ?? subject}`),
  },
  {
    name: 'matching.want_achievement',
    on: ['achievement_published', 'achievement_separated'],
    run: async (tx, { subject }) => want(tx, 'achievement', subject),
  },
  {
    // Of a whole source every open need is matched anew, which is far less than each of its rows with every need.
    name: 'matching.want_library',
    on: ['achievements_imported'],
    run: async (tx, { data }) => {
      if (data['public'] === true) await want(tx, 'library');
    },
  },
];

/** Knowledge is one piece of work: its id says what it is. */
const knowledge = 'knowledge';
const idOf = ({ kind, id }: Wanted): string => `${kind} ${id}`;

export const matchingWork: readonly LongWork[] = [
  {
    name: 'matching.learn',
    find: async ({ db }) => ((await learningDue(db)) ? [knowledge] : []),
    run: (platform) => learnNow(platform),
  },
  {
    name: 'matching.compute',
    find: async ({ db }, limit) => {
      const wanted = await wantedNext(db, limit);
      return wanted.length > 0 && (await bothSides(db)) ? wanted.map(idOf) : [];
    },
    run: (platform, which, stopping) => {
      const [kind, id] = which.split(' ') as [Wanted['kind'], string];
      return compute(platform, { kind, id }, stopping);
    },
  },
];
