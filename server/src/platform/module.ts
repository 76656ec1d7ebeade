import type { Lifecycle } from '#kernel/lifecycle.ts';
import type { Db, Tx } from './db/connection.ts';
import type { Merging } from './db/merging.ts';
import type { Personal } from './db/personal.ts';
import type { Ties } from './db/ties.ts';
import type { Guard } from './db/transact.ts';
import type { WrittenFact } from './facts/record.ts';
import type { Served } from './http/serve.ts';
import type { Wrapped } from './keys/wrapped.ts';
import type { Platform } from './platform.ts';
import type { Searched } from './search/feed/searched.ts';

/** What follows from a fact, at least once, in a transaction of its own with the mark that it was done. Reads present state. */
export type Reaction = {
  /** `module.what_it_does`: the name its cursor and its lag are listed under. */
  readonly name: string;
  readonly on: readonly string[];
  run(tx: Tx, fact: WrittenFact, platform: Platform): Promise<void>;
};

/** Moves that the clock makes: found by query, done by the same action as a person would do, as the actor `clock`. */
export type DueMove = {
  readonly name: string;
  /** Ids of what is due now, oldest first, at most `limit`. */
  find(platform: Platform, limit: number): Promise<string[]>;
  run(platform: Platform, id: string): Promise<unknown>;
};

/** Work of many steps, each in a transaction of its own that says how far it is: found by query, so whatever ended it, it goes on from there. */
export type LongWork = {
  readonly name: string;
  /** What is of one lane is done one after another, lanes beside each other; the common one where it says nothing. */
  readonly lane?: string;
  /** Ids of what is not finished, oldest first, at most `limit`. */
  find(platform: Platform, limit: number): Promise<string[]>;
  /** Works until it is finished, or until the end of the step at which `stopping` is aborted. */
  run(platform: Platform, id: string, stopping: AbortSignal): Promise<void>;
};

/** One room of the house, as app.ts lists it. */
export type Module = {
  readonly name: string;
  readonly routes: readonly Served[];
  readonly lifecycles?: readonly Lifecycle[];
  /** Refusal codes of the contract and their statuses. */
  readonly refusals?: Readonly<Record<string, number>>;
  /** Named database constraints and the refusal each stands for. */
  readonly constraints?: Readonly<Record<string, string>>;
  /** What it has to say of every transaction, whichever module's, before its facts are written. */
  readonly guard?: Guard;
  /** What it holds on people, beside the histories of its lifecycles. */
  readonly personal?: Personal;
  /** What it has to do when an organisation is merged into another. */
  readonly merging?: Merging;
  /** What it holds on how people are bound to others, for conflicts of interest. */
  readonly ties?: Ties;
  /** What it holds wrapped by the master key: what a new master key wraps again. */
  readonly wrapped?: readonly Wrapped[];
  /** What it texts beside codes, by key: each needs a template that the provider has approved. */
  readonly notices?: readonly { readonly key: string; readonly text: string }[];
  /** Facts that it records under a name that is not written where it records them: so that the page of facts has them all. */
  readonly facts?: readonly string[];
  /** What it lets be found by search. */
  readonly searched?: readonly Searched[];
  readonly reactions?: readonly Reaction[];
  readonly dueMoves?: readonly DueMove[];
  readonly longWork?: readonly LongWork[];
  /** What is amiss and no invariant says, a sentence each, for the doctor. */
  readonly troubles?: (db: Db) => Promise<string[]>;
};
