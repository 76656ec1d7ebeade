import type { WorkBroker } from '@jiebang/contract/brokers/broker.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { agenciesById } from '../../agency/store.ts';
import { tables } from '../../store.ts';
import { affiliationsOf, type BrokerRow, brokerOfPerson } from '../store.ts';
import { workBroker } from '../views.ts';

/** The asker's own profile. */
export async function myBroker(db: Db, viewer: Viewer): Promise<WorkBroker | Refusal> {
  const broker = await brokerOfPerson(db, viewer.person);
  if (!broker) return refuse('not_found');
  const [shown] = await shownBrokers(db, [broker], viewer);
  return shown ?? refuse('not_found');
}

/** The register of brokers, newest first; for organisers, empty for anyone else. */
export async function workBrokers(
  db: Db,
  viewer: Viewer,
  query: { after?: string | undefined; limit: number },
): Promise<{ items: WorkBroker[]; next: string | null }> {
  if (!holdsAnywhere(viewer, 'organiser')) return { items: [], next: null };
  const after = timeKeysOf(query.after);
  const createdAt = sql<Date>`date_trunc('milliseconds', created_at)`;
  let list = tables(db)
    .selectFrom('brokers.broker')
    .selectAll()
    .orderBy(createdAt, 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (after) list = list.where(sql<boolean>`(${createdAt}, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = (await list.execute()) as BrokerRow[];
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: await shownBrokers(db, shown, viewer),
    next: last ? cursorOf(last.created_at.toISOString(), last.id) : null,
  };
}

async function shownBrokers(db: Db, rows: readonly BrokerRow[], viewer: Viewer): Promise<WorkBroker[]> {
  const people = await peopleById(
    db,
    rows.map((row) => row.person),
  );
  const affiliations = await affiliationsOf(
    db,
    rows.map((row) => row.id),
  );
  const names = await agencyNames(
    db,
    affiliations.map((one) => one.agency),
  );
  return rows.map((row) =>
    workBroker(
      row,
      people.get(row.person)?.name ?? '',
      affiliations.filter((one) => one.broker === row.id).map((one) => ({ ...one, name: names.get(one.agency) ?? '' })),
      viewer,
    ),
  );
}

/** Names of agencies by id. They are public. */
export async function agencyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const agencies = await agenciesById(db, ids);
  const organisations = await organisationsById(
    db,
    [...agencies.values()].map((one) => one.organisation),
  );
  return new Map([...agencies.values()].map((one) => [one.id, organisations.get(one.organisation)?.name ?? '']));
}
