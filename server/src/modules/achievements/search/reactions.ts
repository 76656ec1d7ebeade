import type { Reaction } from '#platform/module.ts';
import { askAnew } from '#platform/search/feed/anew.ts';
import { achievementIndex } from './queries/searched.ts';

/** An owner is found under the name that it has now, so all that it has public is put anew when that changes. */
export const searchReactions: readonly Reaction[] = [
  {
    name: 'achievements.owner_named_anew',
    on: ['organisation_edited', 'organisation_change_approved'],
    run: (tx, { subject, data }) => askAnew(tx, achievementIndex, `${data['organisation'] ?? subject}`),
  },
];
