import type pg from 'pg';
import type { Lifecycle } from '../../../server/src/kernel/lifecycle.ts';

/** Every move of a lifecycle as `action: from → to`; a creating one comes from nothing. */
function movesOf(life: Lifecycle): string[] {
  return life.rows.flatMap((row) =>
    (row.from.length === 0 ? [''] : row.from).map((from) => `${row.action}: ${from} → ${row.to}`),
  );
}

/**
 * What differs between lifecycles and the tables `<noun>_legal_move` of a migrated database, in words. The tables guard the
 * histories by foreign keys, so a row of a lifecycle that its table lacks is a move that fails in production.
 */
export async function legalMoveBreaches(client: pg.Client, lifecycles: readonly Lifecycle[]): Promise<string[]> {
  const breaches: string[] = [];
  for (const life of lifecycles) {
    const table = `${life.table}_legal_move`;
    const { rows } = await client.query<{ move: string }>(
      `select action || ': ' || from_state || ' → ' || to_state as move from ${table}`,
    );
    const kept = new Set(rows.map((row) => row.move));
    const declared = new Set(movesOf(life));
    for (const move of declared)
      if (!kept.has(move))
        breaches.push(`${table} lacks "${move}" of the lifecycle of ${life.noun}: add it in a new migration`);
    for (const move of kept)
      if (!declared.has(move))
        breaches.push(
          `${table} holds "${move}", which the lifecycle of ${life.noun} does not: delete it in a new migration`,
        );
  }
  return breaches;
}
