import type { LineRow, PostingRow } from './store.ts';

/** A posting as its commitment in the public log opens it. It has the rule and the points, never the contract's amount. */
export type PostingContent = {
  readonly posting: string;
  readonly contest: string;
  readonly need: string;
  readonly reverses: string | null;
  readonly base: number;
  readonly rules: PostingRules;
  readonly lines: { account: string; points: number }[];
};

/** The rules by which a posting was computed, with the version and the origin of each. */
export type PostingRules = {
  readonly at: string;
  readonly split: { readonly broker: number; readonly agency: number; readonly version: number; readonly of: string };
  readonly tiers: {
    readonly steps: { fromFen: number; points: number }[];
    readonly version: number;
    readonly of: string;
  };
};

/** Accounts by names that never change: a broker's number, an agency's id. */
function accountName(line: Omit<LineRow, 'account' | 'points'>, numbers: ReadonlyMap<string, string>): string {
  if (line.broker !== null) return `broker:${numbers.get(line.broker) ?? ''}`;
  return line.agency === null ? 'issuance' : `agency:${line.agency}`;
}

/** What the leaf of a posting commits to. */
export function postingContent(
  posting: Pick<PostingRow, 'id' | 'contest' | 'reverses' | 'base'> & { readonly rules: PostingRules },
  need: string,
  lines: readonly Omit<LineRow, 'account'>[],
  numbers: ReadonlyMap<string, string>,
): PostingContent {
  return {
    posting: posting.id,
    contest: posting.contest,
    need,
    reverses: posting.reverses,
    base: posting.base,
    rules: posting.rules,
    lines: lines
      .map((line) => ({ account: accountName(line, numbers), points: line.points }))
      .sort((a, b) => (a.account < b.account ? -1 : 1)),
  };
}
