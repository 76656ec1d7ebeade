import type { LeaderboardLine } from '@jiebang/contract/brokers/points.ts';
import type { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { contestById, currentContest } from '#modules/contests/index.ts';
import { consentedAmong, organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, keysOf } from '#platform/db/cursor.ts';
import { agenciesById } from '../../agency/store.ts';
import { brokersById } from '../../broker/store.ts';

type Board = (typeof brokerRoutes)['leaderboard'];
export type Standing = { readonly holder: string; readonly points: number; readonly rank: number };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Brokers or agencies of a contest by their points, more first; who has none is left out. Equal points share a rank and stand
 * in the order of registration. `until` counts only postings up to then; `willing` leaves out brokers who refuse to be ranked by a
 * machine (个人信息保护法第二十四条), and ranks the others as if those were not there.
 */
export async function standings(
  db: Db,
  contest: string,
  kind: 'broker' | 'agency',
  page: { after?: { points: number; holder: string } | null; limit?: number; until?: Date; willing?: boolean } = {},
): Promise<Standing[]> {
  const holder = kind === 'broker' ? sql`a.broker` : sql`a.agency`;
  const until = page.until ? sql`and p.at <= ${page.until}` : sql``;
  const willing = page.willing
    ? sql`and not exists (select 1 from brokers.broker b join identity.published_unranked u on u.person = b.person where b.id = a.broker)`
    : sql``;
  const after = page.after
    ? sql`where points < ${page.after.points}::bigint or (points = ${page.after.points}::bigint and holder > ${page.after.holder}::uuid)`
    : sql``;
  const limit = page.limit === undefined ? sql`` : sql`limit ${page.limit}`;
  const { rows } = await sql<Standing>`
    select holder, points, rank from (
      select holder, points, rank() over (order by points desc) as rank from (
        select ${holder} as holder, sum(l.points) as points
        from brokers.account a
        join brokers.posting_line l on l.account = a.id
        join brokers.posting p on p.id = l.posting
        where a.contest = ${contest} and a.kind = ${kind} ${until} ${willing}
        group by 1 having sum(l.points) > 0
      ) totals
    ) ranked ${after}
    order by points desc, holder ${limit}`.execute(db);
  return rows;
}

/** All points that a contest has issued and not taken back. */
async function totalPoints(db: Db, contest: string, kind: 'broker' | 'agency'): Promise<number> {
  const { rows } = await sql<{ points: number }>`
    select coalesce(sum(l.points), 0) as points from brokers.account a join brokers.posting_line l on l.account = a.id
    where a.contest = ${contest} and a.kind = ${kind}`.execute(db);
  return rows[0]?.points ?? 0;
}

/**
 * The public leaderboard. A broker stands under its name by consent, else under its number, and not at all where it refuses to be ranked;
 * points and bonus are the same either way. Agencies are public.
 */
export async function leaderboard(db: Db, query: Received<Board>['query']): Promise<ReplyOf<Board> | Refusal> {
  const contest = query.contest ? await contestById(db, query.contest) : await currentContest(db);
  if (!contest || contest.state === 'draft') return refuse('not_found');
  const rows = await standings(db, contest.id, query.kind, {
    after: placeOf(query.after),
    limit: query.limit + 1,
    willing: true,
  });
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const { id, name, nameEn, number } = contest;
  return {
    items: query.kind === 'broker' ? await brokerLines(db, shown) : await agencyLines(db, shown),
    next: last ? cursorOf(last.points, last.holder) : null,
    contest: { id, name, nameEn, number },
    total: await totalPoints(db, contest.id, query.kind),
  };
}

function placeOf(after: string | undefined): { points: number; holder: string } | null {
  const [points, holder] = keysOf(after, ['number', 'string']) ?? [];
  return Number.isSafeInteger(points) && uuid.test(String(holder))
    ? { points: Number(points), holder: String(holder) }
    : null;
}

async function brokerLines(db: Db, rows: readonly Standing[]): Promise<LeaderboardLine[]> {
  const brokers = await brokersById(
    db,
    rows.map((row) => row.holder),
  );
  const people = [...brokers.values()].map((one) => one.person);
  const named = await consentedAmong(db, people, 'leaderboard_name');
  const names = await peopleById(db, [...named]);
  return rows.map(({ holder, rank, points }) => {
    const broker = brokers.get(holder);
    const name = names.get(broker?.person ?? '');
    return { rank, number: broker?.number ?? '', name: name?.name ?? null, nameEn: name?.nameEn ?? null, points };
  });
}

async function agencyLines(db: Db, rows: readonly Standing[]): Promise<LeaderboardLine[]> {
  const agencies = await agenciesById(
    db,
    rows.map((row) => row.holder),
  );
  const organisations = await organisationsById(
    db,
    [...agencies.values()].map((one) => one.organisation),
  );
  return rows.map(({ holder, rank, points }) => {
    const organisation = organisations.get(agencies.get(holder)?.organisation ?? '');
    return { rank, number: null, name: organisation?.name ?? null, nameEn: organisation?.nameEn ?? null, points };
  });
}

/** The points of one broker or agency in a contest. */
export async function pointsOf(
  db: Db,
  holder: { readonly kind: 'broker' | 'agency'; readonly id: string },
  contest: string,
): Promise<number> {
  const own = holder.kind === 'broker' ? sql`a.broker = ${holder.id}` : sql`a.agency = ${holder.id}`;
  const { rows } = await sql<{ points: number }>`
    select coalesce(sum(l.points), 0) as points from brokers.account a join brokers.posting_line l on l.account = a.id
    where a.contest = ${contest} and ${own}`.execute(db);
  return rows[0]?.points ?? 0;
}
