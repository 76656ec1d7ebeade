import type { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { documentOf } from '#modules/log/index.ts';
import { quarantinedNumbers } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { agenciesById } from '../../agency/store.ts';
import { brokerOfPerson, brokersById } from '../../broker/store.ts';
import { tables } from '../../store.ts';
import { findPosting, linesOf } from '../store.ts';
import { type PostingRules, postingContent } from '../views.ts';

type List = (typeof brokerRoutes)['statement'];

/** The lines of the asker's own account as a broker, or of its agencies' accounts; newest first, over all contests. */
export async function statement(db: Db, viewer: Viewer, query: Received<List>['query']): Promise<ReplyOf<List>> {
  const holders = query.holder === 'broker' ? await ownBroker(db, viewer) : await ownAgencies(db, viewer);
  const holder = query.holder === 'broker' ? sql`a.broker` : sql`a.agency`;
  const after = timeKeysOf(query.after);
  const at = sql`date_trunc('milliseconds', p.at)`;
  const start = after ? sql`and (${at}, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const own = sql`${holder} = any(${holders}::uuid[])`;
  const { rows } = await sql<{ id: string; kind: string; at: Date; points: number; number: string; title: string }>`
    select p.id, p.kind, p.at, sum(l.points) as points, t.need_number as number, t.title
    from brokers.account a
    join brokers.posting_line l on l.account = a.id
    join brokers.posting p on p.id = l.posting
    join brokers.attribution t on t.need = p.need
    where ${own} ${start}
    group by p.id, t.id order by ${at} desc, p.id desc limit ${query.limit + 1}`.execute(db);
  const { rows: totals } = await sql<{ points: number }>`
    select coalesce(sum(l.points), 0) as points from brokers.account a join brokers.posting_line l on l.account = a.id where ${own}`.execute(
    db,
  );
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const hidden = await quarantinedNumbers(
    db,
    shown.map((row) => row.number),
  );
  return {
    items: shown.map((row) => ({
      posting: row.id,
      kind: row.kind as Line['kind'],
      need: { number: row.number, title: hidden.has(row.number) ? '' : row.title },
      points: row.points,
      at: row.at.toISOString(),
    })),
    next: last ? cursorOf(last.at.toISOString(), last.id) : null,
    total: totals[0]?.points ?? 0,
  };
}

type Line = ReplyOf<List>['items'][number];

async function ownBroker(db: Db, viewer: Viewer): Promise<string[]> {
  const broker = await brokerOfPerson(db, viewer.person);
  return broker ? [broker.id] : [];
}

async function ownAgencies(db: Db, viewer: Viewer): Promise<string[]> {
  const mine = viewer.memberships.map((one) => one.organisation);
  if (mine.length === 0) return [];
  const rows = await tables(db).selectFrom('brokers.agency').select('id').where('organisation', 'in', mine).execute();
  return rows.map((row) => row.id);
}

/**
 * The opening of a posting's commitment in the public log, for those it concerns (its brokers and agencies, both parties of the
 * deal) and for auditors: organiser, observer and authority of the contest.
 */
export async function postingOpening(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<ReplyOf<(typeof brokerRoutes)['postingOpening']> | Refusal> {
  const { db } = platform;
  const posting = await findPosting(db, id);
  const deal =
    posting &&
    (await tables(db)
      .selectFrom('brokers.attribution')
      .select(['owner', 'solver', 'need_number'])
      .where('need', '=', posting.need)
      .executeTakeFirst());
  if (!posting || !deal) return refuse('not_found');
  const lines = await linesOf(db, id);
  const brokers = await brokersById(
    db,
    lines.flatMap((line) => line.broker ?? []),
  );
  const agencies = await agenciesById(
    db,
    lines.flatMap((line) => line.agency ?? []),
  );
  const organisations = [deal.owner, deal.solver, ...[...agencies.values()].map((one) => one.organisation)];
  const concerned =
    organisations.some((one) => membershipIn(viewer, one) !== undefined) ||
    [...brokers.values()].some((one) => one.person === viewer.person) ||
    (['organiser', 'observer', 'authority'] as const).some((role) => holds(viewer, role, { contest: posting.contest }));
  if (!concerned) return refuse('not_found');
  const numbers = new Map([...brokers].map(([broker, row]) => [broker, row.number]));
  const rules = posting.rules as PostingRules;
  const content = postingContent({ ...posting, rules }, deal.need_number, lines, numbers);
  const document = await documentOf(platform, posting.leaf, { format: 'jiebang-opening/1' as const, content });
  if (document?.leaf.kind !== 'points_posting') return refuse('not_found');
  return { ...document, leaf: document.leaf };
}
