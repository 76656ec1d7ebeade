import type { Db } from './connection.ts';

/**
 * What a module holds on how people are bound to others, beside memberships and teams: asked by modules that it knows, of who runs a contest
 * or answers for it, so that the same binds them as binds a judge.
 */
export type Ties = {
  /** Organisations to which a person has said to be bound, now or since a time; by name those that are not registered here. */
  readonly bound: (
    db: Db,
    person: string,
    since: Date,
  ) => Promise<{ readonly organisations: readonly string[]; readonly names: readonly string[] }>;
  /** Those of these needs in which a conflict of the person was noted. */
  readonly noted: (db: Db, person: string, needs: readonly string[]) => Promise<readonly string[]>;
  /** From which members of teams of these needs the person, whose name they bear, was told apart. */
  readonly apart: (
    db: Db,
    person: string,
    needs: readonly string[],
  ) => Promise<readonly { readonly need: string; readonly member: string }[]>;
};
