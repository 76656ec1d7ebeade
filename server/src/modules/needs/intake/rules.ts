import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { mostUnfinished } from './config.ts';

/** What the rules of an import look at. */
export type ImportContext = {
  /** Imports of the contest that wait or run. */
  readonly unfinished: number;
};

/** The named rules of an import's lifecycle. */
export const importRules = {
  few_unfinished: ({ unfinished }) =>
    unfinished < mostUnfinished ? null : refuse('too_many_imports', { detail: { most: mostUnfinished } }),
} satisfies Rules<string, ImportContext>;
