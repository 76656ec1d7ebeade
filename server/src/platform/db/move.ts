import { sql } from 'kysely';
import type { Lifecycle, Move } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import type { WrittenFact } from '../facts/record.ts';
import type { Db, Tx } from './connection.ts';
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

/** A move by which a fact came about: from which state (empty for none) to which, and why. */
export type MoveOfFact = {
  readonly fact: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string | null;
};

/** The moves by which these facts came about, of those that moved something along this life: the same person's, of that action and that moment. */
export async function movesOfFacts(
  db: Db,
  life: Pick<Lifecycle, 'table' | 'rows'>,
  facts: readonly Pick<WrittenFact, 'id' | 'name' | 'subject' | 'at' | 'person'>[],
): Promise<MoveOfFact[]> {
  const asked = facts.flatMap(({ id, name, subject, at, person }) => {
    const actions = life.rows.filter((row) => row.fact === name).map(({ action }) => action);
    return actions.length === 0 ? [] : [{ id, item: subject, at, person, actions }];
  });
  if (asked.length === 0) return [];
  const { rows } = await sql<MoveOfFact>`
    select f.id as fact, m.from_state as before, m.to_state as after, m.reason
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as f(id uuid, item uuid, at timestamptz, person uuid, actions jsonb)
    cross join lateral (
      select from_state, to_state, reason from ${sql.table(`${life.table}_move`)} m
      where m.item = f.item and f.actions ? m.action and m.person is not distinct from f.person
        and m.at > f.at - interval '10 seconds' and m.at < f.at + interval '1 millisecond'
      order by m.n desc limit 1) m`.execute(db);
  return rows;
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
