import type { AgencyCard, AgencyState, WorkAgency } from '@jiebang/contract/brokers/agency.ts';
import type { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { tables } from '../../store.ts';
import type { AgencyRow } from '../store.ts';
import { agencyCard, workAgency } from '../views.ts';

type List = Received<(typeof brokerRoutes)['agencies']>['query'];

/** 服务机构库: the listed agencies, newest first. */
export async function listedAgencies(db: Db, query: List): Promise<{ items: AgencyCard[]; next: string | null }> {
  const after = timeKeysOf(query.after);
  const listedAt = sql<Date>`date_trunc('milliseconds', a.listed_at)`;
  let list = tables(db)
    .selectFrom('brokers.agency as a')
    .selectAll('a')
    .select(
      sql<number>`(select count(*) from brokers.affiliation f where f.agency = a.id and f.to_at is null)`.as('brokers'),
    )
    .where('a.state', '=', 'listed')
    .orderBy(listedAt, 'desc')
    .orderBy('a.id', 'desc')
    .limit(query.limit + 1);
  if (after) list = list.where(sql<boolean>`(${listedAt}, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = (await list.execute()) as (AgencyRow & { brokers: number })[];
  const shown = rows.slice(0, query.limit);
  const organisations = await organisationsById(
    db,
    shown.map((row) => row.organisation),
  );
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => agencyCard(row, row.brokers, organisations.get(row.organisation))),
    next: last?.listed_at ? cursorOf(last.listed_at.toISOString(), last.id) : null,
  };
}

type Work = (typeof brokerRoutes)['workAgencies'];

/** The viewer's own agencies, or for organisers the applications; newest first. Another's desk is empty. */
export async function workAgencies(db: Db, viewer: Viewer, query: Received<Work>['query']): Promise<ReplyOf<Work>> {
  if (query.desk === 'organiser' && !holdsAnywhere(viewer, 'organiser')) return { items: [], next: null };
  const after = timeKeysOf(query.after);
  const createdAt = sql<Date>`date_trunc('milliseconds', created_at)`;
  let list = tables(db)
    .selectFrom('brokers.agency')
    .selectAll()
    .orderBy(createdAt, 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.desk === 'own') {
    const mine = viewer.memberships.map((one) => one.organisation);
    list = list.where(sql<boolean>`organisation = any(${mine}::uuid[])`);
  }
  if (query.state) list = list.where('state', '=', query.state);
  if (after) list = list.where(sql<boolean>`(${createdAt}, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = (await list.execute()) as AgencyRow[];
  const shown = rows.slice(0, query.limit);
  const items: WorkAgency[] = [];
  const organisations = await organisationsById(
    db,
    shown.map((row) => row.organisation),
  );
  const reasons = await lastReasons(
    db,
    shown.map((row) => row.id),
  );
  for (const row of shown) {
    const organisation = organisations.get(row.organisation);
    if (organisation) items.push(workAgency(row, organisation, reasons.get(row.id) ?? null, viewer));
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}

async function lastReasons(db: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('brokers.agency_move')
    .distinctOn('item')
    .select(['item', 'reason'])
    .where('item', 'in', ids)
    .orderBy('item')
    .orderBy('n', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.item, row.reason]));
}

/** Agencies in a state, with their organisations: what an organiser's desk counts. */
export async function agenciesIn(db: Db, state: AgencyState, limit: number): Promise<{ id: string; name: string }[]> {
  const rows = await tables(db)
    .selectFrom('brokers.agency')
    .select(['id', 'organisation'])
    .where('state', '=', state)
    .orderBy('moved_at')
    .limit(limit)
    .execute();
  const organisations = await organisationsById(
    db,
    rows.map((row) => row.organisation),
  );
  return rows.map((row) => ({ id: row.id, name: organisations.get(row.organisation)?.name ?? '' }));
}
