import type { Disclosed, Mandate } from '@jiebang/contract/brokers/mandate.ts';
import type { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { brokerOfPerson, brokersById } from '../../broker/store.ts';
import { asOf } from '../access.ts';
import { disclosedTo, entriesOf, findMandate, type MandateRow, mandates, ofPrincipal, placeOf } from '../store.ts';
import { disclosedView, entryView, mandateView } from '../views.ts';

type List = (typeof brokerRoutes)['mandates'];

/** The viewer's mandates as a broker, or those of its organisations as a principal; newest first. */
export async function listMandates(db: Db, viewer: Viewer, query: Received<List>['query']): Promise<ReplyOf<List>> {
  const after = timeKeysOf(query.after);
  const createdAt = sql<Date>`date_trunc('milliseconds', created_at)`;
  let list = mandates(db)
    .orderBy(createdAt, 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.as === 'broker') {
    const broker = await brokerOfPerson(db, viewer.person);
    if (!broker) return { items: [], next: null };
    list = list.where('broker', '=', broker.id);
  } else {
    list = list.where(ofPrincipal(viewer));
  }
  if (after) list = list.where(sql<boolean>`(${createdAt}, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = (await list.execute()) as MandateRow[];
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: await shownMandates(db, shown, viewer),
    next: last ? cursorOf(last.created_at.toISOString(), last.id) : null,
  };
}

/** One mandate with its service record, for its broker and its principal. */
export async function readMandate(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<ReplyOf<(typeof brokerRoutes)['mandate']> | Refusal> {
  const row = await findMandate(db, id);
  if (!row) return refuse('not_found');
  const broker = (await brokersById(db, [row.broker])).get(row.broker);
  if (!broker || asOf(viewer, placeOf(row, broker.person)).length === 0) return refuse('not_found');
  const [shown] = await shownMandates(db, [row], viewer);
  if (!shown) return refuse('not_found');
  const entries = (await entriesOf(db, [id])).map(entryView);
  return { ...shown, entries, bothSides: await bothSides(db, viewer, row, broker.person) };
}

/** What the principal was told of the other side. Null for the broker, who holds both and does not read here what was opened. */
async function bothSides(db: Db, viewer: Viewer, row: MandateRow, broker: string): Promise<Disclosed[] | null> {
  if (!asOf(viewer, placeOf(row, broker)).includes('principal') || viewer.person === broker) return null;
  const told = await disclosedTo(db, row.id);
  const names = await organisationsById(
    db,
    told.map(({ organisation }) => organisation),
  );
  return told.map((one) => disclosedView(one, names.get(one.organisation)?.name ?? null));
}

async function shownMandates(db: Db, rows: readonly MandateRow[], viewer: Viewer): Promise<Mandate[]> {
  const today = shanghaiDate(await now(db));
  const organisations = await organisationsById(
    db,
    rows.map((row) => row.organisation),
  );
  const brokers = await brokersById(
    db,
    rows.map((row) => row.broker),
  );
  const people = await peopleById(
    db,
    [...brokers.values()].map((one) => one.person),
  );
  const owners = new Map<string, string>();
  for (const need of new Set(rows.map((row) => row.need)))
    owners.set(need, (await findNeed(db, need))?.organisation ?? '');
  return rows.flatMap((row) => {
    const organisation = organisations.get(row.organisation);
    const broker = brokers.get(row.broker);
    if (!organisation || !broker) return [];
    const { number, person, state } = broker;
    const parts = { number, person, name: people.get(person)?.name ?? '', active: state === 'active' };
    return [
      mandateView(
        { row, organisation, broker: parts, principalOwnsNeed: owners.get(row.need) === row.organisation, today },
        viewer,
      ),
    ];
  });
}
