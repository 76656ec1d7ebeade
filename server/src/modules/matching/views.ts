import type { MatchReason, Verdict } from '@jiebang/contract/matching/match.ts';
import type { MatchRow } from './store.ts';

/** What one's own side said of a match. */
export type Judged = { readonly verdict: Verdict; readonly by: string | null; readonly at: string };

/** What both sides are shown of a match, beside whom it is with. */
export function foundView({ score, strength, reasons }: MatchRow, judged: Judged | undefined) {
  return { score, strength, reasons: reasons as MatchReason[], judged: judged ?? null };
}
