import type { Attribution } from '@jiebang/contract/brokers/attribution.ts';
import type { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { dealsById } from '#modules/deals/index.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { agenciesById } from '../../agency/store.ts';
import { agenciesAt, brokersById } from '../../broker/store.ts';
import { entriesOf, mandatesAt } from '../../mandate/store.ts';
import { tables } from '../../store.ts';
import { mayRead, sidesOf } from '../access.ts';
import { contextOf, signingIn } from '../actions/move.ts';
import { type AttributionRow, findAttribution, ofParty, sharesOf } from '../store.ts';
import { attributionView } from '../views.ts';

type List = (typeof brokerRoutes)['attributions'];

/** Attributions of the viewer's own deals, or the disputes of the contests that the viewer organises; newest first. */
export async function listAttributions(db: Db, viewer: Viewer, query: Received<List>['query']): Promise<ReplyOf<List>> {
  const after = timeKeysOf(query.after);
  const createdAt = sql<Date>`date_trunc('milliseconds', created_at)`;
  let list = tables(db)
    .selectFrom('brokers.attribution')
    .selectAll()
    .orderBy(createdAt, 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.desk === 'party') {
    list = list.where(await ofParty(db, viewer));
  } else {
    const grants = viewer.grants.filter((grant) => grant.role === 'organiser');
    const contests = grants.flatMap((grant) => (grant.scope === 'contest' && grant.scopeId ? [grant.scopeId] : []));
    list = list.where('state', 'in', ['disputed', 'resolved']);
    if (!grants.some((grant) => grant.scope === 'platform'))
      list = list.where(sql<boolean>`contest = any(${contests}::uuid[])`);
  }
  if (after) list = list.where(sql<boolean>`(${createdAt}, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = (await list.execute()) as Omit<AttributionRow, 'team'>[];
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const deals = await dealsById(
    db,
    shown.map((row) => row.deal),
  );
  return {
    items: shown.map((row) => ({
      id: row.id,
      state: row.state,
      since: row.moved_at.toISOString(),
      need: { id: row.need, number: row.need_number, title: deals.get(row.deal)?.title ?? '' },
      dueAt: row.due_at.toISOString(),
    })),
    next: last ? cursorOf(last.created_at.toISOString(), last.id) : null,
  };
}

/** One attribution, for the parties, the brokers it is about and the organiser. */
export async function readAttribution(db: Db, viewer: Viewer, id: string): Promise<Attribution | Refusal> {
  const row = await findAttribution(db, id);
  if (!row) return refuse('not_found');
  const mandates = await mandatesAt(db, {
    need: row.need,
    organisations: [row.owner, row.solver],
    at: row.signed_at,
    day: shanghaiDate(row.signed_at),
  });
  const mandated = [...new Set(mandates.map((one) => one.broker))];
  const brokers = await brokersById(db, mandated);
  const people = [...brokers.values()].map((one) => one.person);
  if (!mayRead(viewer, row, people)) return refuse('not_found');
  const names = await peopleById(db, people);
  const agencyAt = await agenciesAt(db, mandated, row.signed_at);
  const agencies = await agenciesById(db, [...agencyAt.values()]);
  const organisations = await organisationsById(
    db,
    [...agencies.values()].map((one) => one.organisation),
  );
  const agencyName = (broker: string) => {
    const agency = agencies.get(agencyAt.get(broker) ?? '');
    return agency ? (organisations.get(agency.organisation)?.name ?? null) : null;
  };
  const shares = await sharesOf(db, id);
  const involved =
    sidesOf(viewer, row).length > 0 ||
    people.includes(viewer.person ?? '') ||
    [...agencies.values()].some((one) => membershipIn(viewer, one.organisation) !== undefined);
  return attributionView(
    {
      row,
      shares,
      mandates,
      entries: await entriesOf(
        db,
        mandates.map((one) => one.id),
      ),
      brokers: new Map(
        [...brokers.values()].map(({ id: broker, number, person }) => [
          broker,
          { number, person, name: names.get(person)?.name ?? '', agency: agencyName(broker) },
        ]),
      ),
      context: contextOf(row, {
        at: await now(db),
        mandated,
        shares,
        viewer,
        involved,
        signing: await signingIn(db, viewer, row),
      }),
    },
    viewer,
  );
}
