import type { Module } from '#platform/module.ts';
import { personal } from './queries/personal.ts';
import { translationReactions, translationWork } from './reactions.ts';

export { ownWords } from './store.ts';

/** 翻译: the glossary of both languages, which searching uses. */
export const translation: Module = {
  name: 'translation',
  personal,
  routes: [],
  reactions: translationReactions,
  longWork: translationWork,
};
