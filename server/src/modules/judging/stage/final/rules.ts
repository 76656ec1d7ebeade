import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a final look at. */
export type FinalContext = {
  /** Whether the asker stands with the owner or a solver of a need of it. */
  readonly ofASide: boolean;
  /** How many needs go on stage, and the numbers of those whose round has not begun. */
  readonly needs: number;
  readonly notBegun: readonly string[];
  /** Whether the log holds the commitment to the seed. */
  readonly committed: boolean;
  /** What is neither scored nor skipped: each by its number in the running order, with the judges whose sheet is open. */
  readonly missing: readonly { readonly item: number; readonly judges: readonly string[] }[];
};

/** The named rules of the final's lifecycle. */
export const finalRules = {
  independent: ({ ofASide }) => (ofASide ? refuse('conflict_of_interest') : null),
  needs_chosen: ({ needs }) => (needs > 0 ? null : refuse('final_without_needs')),
  rounds_begun: ({ notBegun }) =>
    notBegun.length === 0 ? null : refuse('final_round_not_begun', { detail: { needs: notBegun.join('、') } }),
  committed: ({ committed }) => (committed ? null : refuse('draw_not_in_log_yet')),
  all_scored: ({ missing }) =>
    missing.length === 0
      ? null
      : refuse('final_scores_missing', {
          detail: {
            left: missing.length,
            who: missing.map(({ item, judges }) => [item, judges.join('、')].filter(Boolean).join(' ')).join('；'),
          },
        }),
} satisfies Rules<string, FinalContext>;
