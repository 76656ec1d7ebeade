import { translationRefusals } from '@jiebang/contract/translation/refusals.ts';
import type { Module } from '#platform/module.ts';
import { personal } from './queries/personal.ts';
import { translationReactions, translationWork } from './reactions.ts';
import { translationServed } from './routes.ts';

export { pointers } from './queries/pointers.ts';
export { ownWords } from './store.ts';

/** 翻译: the glossary of both languages, which searching uses. */
export const translation: Module = {
  name: 'translation',
  personal,
  routes: translationServed,
  refusals: translationRefusals,
  facts: ['term_confirmed', 'term_rejected', 'term_taken_back'],
  constraints: { decision_stands_once: 'changed_meanwhile' },
  reactions: translationReactions,
  longWork: translationWork,
};
