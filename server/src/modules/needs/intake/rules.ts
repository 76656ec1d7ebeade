import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of an import look at. */
export type ImportContext = {
  /** Imports that wait or run: of the contest, or of the organisation that imports its own. */
  readonly unfinished: number;
  /** How many of them there may be. */
  readonly most: number;
};

/** Nothing that waits, for actions that do not look at it. */
export const noneUnfinished: ImportContext = { unfinished: 0, most: 1 };

/** The named rules of an import's lifecycle. */
export const importRules = {
  few_unfinished: ({ unfinished, most }) =>
    unfinished < most ? null : refuse('too_many_imports', { detail: { most } }),
} satisfies Rules<string, ImportContext>;
