import type { LongWork, Reaction } from '#platform/module.ts';
import { learnGlossary, learningDue } from './actions/learn.ts';
import { forget, teachingChanged } from './store.ts';

export const translationReactions: readonly Reaction[] = [
  {
    name: 'translation.learn_from_public',
    on: ['achievement_published', 'achievement_separated', 'achievements_imported'],
    run: (tx) => teachingChanged(tx),
  },
  {
    name: 'translation.forget_withdrawn',
    on: ['achievement_withdrawn', 'achievement_taken_down', 'achievement_merged'],
    run: (tx, { subject }) => forget(tx, subject),
  },
];

/** The glossary is one piece of work: its id says what it is. */
const glossary = 'glossary';

export const translationWork: readonly LongWork[] = [
  {
    name: 'translation.learn',
    find: async ({ db }) => ((await learningDue(db)) ? [glossary] : []),
    run: (platform) => learnGlossary(platform),
  },
];
