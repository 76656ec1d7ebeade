import type { Db, Tx } from '../../db/connection.ts';
import type { Fact } from '../../facts/record.ts';
import type { EncodedBatch } from '../kept/encode.ts';
import type { SearchDocument } from '../port.ts';

/** What of a fact says whom it touches. */
export type Touching = Pick<Fact, 'name' | 'subject' | 'data'>;

/** What a module lets be found: which of its rows stand in an index, and what of them. The index follows the rows within their transactions. */
export type Searched = {
  readonly index: string;
  /** Facts by which something may come in, change or go. */
  readonly facts: ReadonlySet<string>;
  /** Whom such a fact touches, read in its transaction. */
  touched(tx: Tx, fact: Touching): Promise<readonly string[]>;
  /** What of these ids belongs into the index now. What is not public is never returned: it is taken out. */
  documents(db: Db, ids: readonly string[]): Promise<SearchDocument[]>;
  /** What whoever makes many public at once has encoded already in a transaction. */
  ready?(db: Db): EncodedBatch | undefined;
  /**
   * Ids of what belongs into the index, in their order after one, and held against change until the transaction ends; of one owner, where
   * a scope says whose.
   */
  page(
    tx: Tx,
    from: { readonly after: string | null; readonly scope: string; readonly limit: number },
  ): Promise<string[]>;
};
