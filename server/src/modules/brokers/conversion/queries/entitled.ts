import type { Db } from '#platform/db/connection.ts';
import { brokersById } from '../../broker/store.ts';
import { standings } from '../../points/queries/leaderboard.ts';
import type { Entitled } from '../rules.ts';
import { payeesOf } from '../store.ts';

/** The brokers of a contest with points at a time. */
export async function entitledAt(db: Db, contest: string, until: Date): Promise<Entitled[]> {
  const rows = await standings(db, contest, 'broker', { until });
  const brokers = await brokersById(
    db,
    rows.map((row) => row.holder),
  );
  return rows.map(({ holder, points }) => ({ broker: holder, points, number: brokers.get(holder)?.number ?? '' }));
}

/** Whether the ledger at the cutoff says what the rows were computed from. */
export async function isUnchanged(db: Db, row: { id: string; contest: string; cutoff: Date }): Promise<boolean> {
  const entitled = await entitledAt(db, row.contest, row.cutoff);
  const payees = await payeesOf(db, row.id);
  const points = new Map(payees.map((payee) => [payee.broker, payee.points]));
  return entitled.length === payees.length && entitled.every((one) => points.get(one.broker) === one.points);
}
