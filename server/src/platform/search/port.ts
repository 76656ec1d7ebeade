import type { Tx } from '../db/connection.ts';

/** A document as the index takes it: what was made of its text, never the text itself. */
export type SearchDocument = {
  /** What tells it from every other of its index: 1 to 200 characters. */
  readonly id: string;
  /** Each term with its weight: how often it stands in each field, times the weight of that field, summed. Finite and above 0. */
  readonly terms: ReadonlyMap<string, number>;
  /** Exact values by name, for conditions and facets; each value at most once. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Finite numbers by name, for ranges and for order. */
  readonly numbers?: Readonly<Record<string, number>>;
};

/** What every document found must meet; with `not`, what none may meet. */
export type Condition =
  /** One of these terms stands there, or all of one of the sets. */
  (
    | { readonly is: 'term'; readonly anyOf: readonly (string | readonly string[])[] }
    | { readonly is: 'value'; readonly name: string; readonly anyOf: readonly string[] }
    /** From and up to are both within; a document without the number is never within. */
    | { readonly is: 'number'; readonly name: string; readonly from?: number; readonly upTo?: number }
  ) & { readonly not?: boolean };

export type SearchQuery = {
  /** Each term with its weight, above 0. A document is found when it has any of them; where there are none, all are found. */
  readonly terms: ReadonlyMap<string, number>;
  /** All of them are to be met. */
  readonly conditions?: readonly Condition[];
  /** Best score first when left out. By a number, documents without it come last. Equals stand in no promised order. */
  readonly order?: { readonly number: string; readonly descending: boolean };
  readonly offset?: number;
  /** How many hits, at most; 0 for counts alone. */
  readonly limit: number;
  /** Whether to count everything found, which takes looking at everything; facets count it anyway. */
  readonly counted?: boolean;
  /** Names of values to be counted over everything found, each with its most frequent values, so many at most. */
  readonly facets?: readonly { readonly name: string; readonly most: number }[];
};

export type Hit = { readonly id: string; readonly score: number };
export type FacetValue = { readonly value: string; readonly count: number };

/** How much of what was put the index can answer for: a search says so instead of leaving out in silence. */
export type Coverage =
  | { readonly is: 'whole' }
  /** It is being read (at a start) or made anew: so many documents of so many are in it. */
  | { readonly is: 'loading' | 'rebuilding'; readonly done: number; readonly of: number };

export type Found = {
  readonly hits: readonly Hit[];
  /** How many documents are found in all; null where that was not asked for. */
  readonly total: number | null;
  /** By name, the most frequent value first, equals by value. */
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  readonly coverage: Coverage;
};

/** What is looked for among the values or the terms that living documents have now. */
export type Suggest = {
  /** How many, at most. */
  readonly most: number;
} & (
  | { readonly is: 'value'; readonly name: string; readonly prefix: string }
  /** Latin terms: three to thirty-two of a to z and 0 to 9, a letter among them. */
  | { readonly is: 'term'; readonly prefix: string }
  /**
   * Latin terms that may have been meant: a letter more, less, other or two neighbours changed about, and from eight letters on two of that;
   * the first letter is taken as right, and of fewer than four letters all are. What is there as typed stands first.
   */
  | { readonly is: 'spelling'; readonly of: string }
);

/** What one term of a query adds to the score of a document. */
export type Contribution = {
  readonly term: string;
  /** How rare the term is (Lucene's idf): from near 0, where every document has it, upward. */
  readonly rarity: number;
  readonly contribution: number;
};
/** The contributions, greatest first, add up to the score, and the score is that of a search with these terms: each but for rounding (1 in 10,000). */
export type Explained = { readonly score: number; readonly contributions: readonly Contribution[] };

/**
 * An index of documents by weighted terms, scored by BM25 (k1 1.2, b 0.75). It knows nothing of what a document is, and holds only what
 * it was given. Deleted and replaced documents are found no more, but may count in the rarity of terms until the index has merged.
 */
export type SearchIndex = {
  /**
   * Puts documents in, each in the place of the one with its id. With a transaction they are found once that has committed, and not at
   * all when it has not: within two seconds, in every process. Throws a RangeError for a document that is not as its type says.
   */
  put(documents: readonly SearchDocument[], tx?: Tx): Promise<void>;
  /** Takes documents out; ids that are not there are nothing to do. Gone within two seconds in every process. */
  delete(ids: readonly string[], tx?: Tx): Promise<void>;
  search(query: SearchQuery): Promise<Found>;
  /**
   * Values or terms that begin with a text, or terms that are spelt nearly as one: the most frequent first, the nearest in spelling before
   * them, equals by value; each with how many documents have it. What only deleted documents had is not among them. Texts are compared as
   * they were put, so they are folded alike by who puts and who asks.
   */
  suggest(asked: Suggest): Promise<readonly FacetValue[]>;
  /** Why a document has its score for these terms; null where it is not in the index. */
  explain(id: string, terms: SearchQuery['terms']): Promise<Explained | null>;
  /** Waits until what was put and committed before the call is found by this process. */
  settled(): Promise<void>;
};
