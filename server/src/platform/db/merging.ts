import type { Db, Tx } from './connection.ts';

/** Something of an organisation that is still going on, in the words of the contract. */
export type Running = { readonly kind: string; readonly id: string; readonly title: string };

/** What a module has to do with the merging of one organisation into another. */
export type Merging = {
  /**
   * What is going on in the organisation's name, so that it cannot be merged before it has ended. Never of anything sealed: the answer
   * is told to who merges.
   */
  readonly running?: (db: Db, organisation: string) => Promise<readonly Running[]>;
  /**
   * What of the organisation that stays could collide with the other's, judged by what is public alone: whether anything sealed collides must not
   * be told. Asked only of one that could take part.
   */
  readonly collides?: (db: Db, from: string, into: string) => Promise<readonly Running[]>;
  /** Gives what was begun and not handed in, or is sealed still, to the organisation that stays; all else stays as history. */
  readonly handOver?: (tx: Tx, from: string, into: string) => Promise<void>;
};
