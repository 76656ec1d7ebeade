import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { leftAloneMs, mostUnfinished } from './config.ts';

/** What the rules of an import look at. Moments are milliseconds since 1970 in UTC. */
export type ImportContext = {
  readonly now: number;
  readonly since: number;
  /** Imports of the organisation that are not at their end. */
  readonly unfinished: number;
  /** What each column of the file is taken for. */
  readonly mapping: readonly (AchievementColumn | null)[];
};

/** Nothing, for actions that do not look at it. */
export const noImport: ImportContext = { now: 0, since: 0, unfinished: 0, mapping: [] };

/** The named rules of an import's lifecycle. */
export const importRules = {
  few_unfinished: ({ unfinished }) =>
    unfinished < mostUnfinished ? null : refuse('too_many_imports', { detail: { most: mostUnfinished } }),
  columns_matched: ({ mapping }) => {
    const used = mapping.filter((column) => column !== null);
    return used.includes('title') && new Set(used).size === used.length ? null : refuse('columns_unmatched');
  },
  left_alone: ({ now, since }) => (now - since >= leftAloneMs ? null : refuse('deadline_not_reached')),
} satisfies Rules<string, ImportContext>;
