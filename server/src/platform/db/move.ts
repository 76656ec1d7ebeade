import { sql } from 'kysely';
import type { Lifecycle, Move } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import type { Tx } from './connection.ts';
import { record } from './transact.ts';

export type MoveOptions = {
  readonly actor: Actor;
  /** Kept in the history and shown to those who may see it. */
  readonly reason?: string;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly audience?: readonly string[];
};

/** A line of a history as `moveRow` wrote it, with the name of who moved, where a person did. */
export type NamedMove = {
  readonly action: string;
  readonly from_state: string;
  readonly to_state: string;
  readonly at: Date;
  readonly name: string | null;
  readonly role: string;
  readonly reason: string | null;
};

/** A line of a history for those who may read it; the move that made the item comes from no state. */
export function moveView<S extends string>(move: NamedMove) {
  return {
    action: move.action,
    from: move.from_state === '' ? null : (move.from_state as S),
    to: move.to_state as S,
    at: move.at.toISOString(),
    by: move.name,
    role: move.role,
    reason: move.reason,
  };
}

/**
 * Makes a decided move: updates the row `where state = from`, writes the history (whose foreign key admits only legal moves)
 * and records the fact. No row in that state any more: `changed_meanwhile`.
 */
export async function moveRow(
  tx: Tx,
  life: Pick<Lifecycle, 'table'>,
  id: string,
  move: Move<string, string, string>,
  options: MoveOptions,
): Promise<Refusal | null> {
  const table = sql.table(life.table);
  if (move.from !== null) {
    const { rows } = await sql<{ id: string }>`
      update ${table} set state = ${move.to}, version = version + 1, moved_at = platform.now()
      where id = ${id} and state = ${move.from} returning id`.execute(tx);
    if (rows.length === 0) return refuse('changed_meanwhile');
  }
  const actor = { ...options.actor, role: move.by };
  await sql`
    insert into ${sql.table(`${life.table}_move`)} (item, action, from_state, to_state, at, person, organisation, role, reason)
    values (${id}, ${move.action}, ${move.from ?? ''}, ${move.to}, platform.now(), ${actor.person}, ${actor.organisation}, ${actor.role}, ${options.reason ?? null})
  `.execute(tx);
  record(tx, {
    name: move.fact,
    subject: id,
    actor,
    ...(options.data ? { data: options.data } : {}),
    ...(options.audience ? { audience: options.audience } : {}),
  });
  return null;
}
