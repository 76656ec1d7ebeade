import type { Candidate, Recipient, WorkAwards } from '@jiebang/contract/awards/award.ts';
import type { awardRoutes } from '@jiebang/contract/awards/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { currentContest } from '#modules/contests/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { quarantinedNumbers } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, keysOf, timeKeysOf } from '#platform/db/cursor.ts';
import { mayRead } from '../../access.ts';
import { tables } from '../../store.ts';
import { contextOf } from '../actions/move.ts';
import { type AwardRow, awardsOf, type NominationRow, nominationsOf, poolOf } from '../store.ts';
import { nominationView, recipient } from '../views.ts';
import { candidatesOf } from './candidates.ts';

type Results = (typeof awardRoutes)['results'];

/** Recipients from the public notice on, the newest notice first. */
export async function awardResults(db: Db, query: Received<Results>['query']): Promise<ReplyOf<Results>> {
  const contest = query.contest ?? (await currentContest(db))?.id;
  if (contest === undefined) return { items: [], next: null };
  const after = timeKeysOf(query.after);
  const until = sql<Date>`date_trunc('milliseconds', n.notice_until)`;
  let list = tables(db)
    .selectFrom('awards.nomination as n')
    .innerJoin('awards.award as a', 'a.id', 'n.award')
    .selectAll('n')
    .select('a.kind')
    .where('a.contest', '=', contest)
    .where('n.state', 'in', ['noticed', 'definitive'])
    .orderBy(until, 'desc')
    .orderBy('n.id', 'desc')
    .limit(query.limit + 1);
  if (query.kind) list = list.where('a.kind', '=', query.kind);
  if (after) list = list.where(sql<boolean>`(${until}, n.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = (await list.execute()) as (NominationRow & { kind: AwardRow['kind'] })[];
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const organisations = await organisationsById(
    db,
    shown.map((row) => row.organisation),
  );
  const seen = await withoutHidden(db, shown);
  const items: Recipient[] = seen.map((row) => recipient(row, organisations.get(row.organisation)));
  return { items, next: last?.notice_until ? cursorOf(last.notice_until.toISOString(), last.id) : null };
}

/** Nominations as they are shown to anyone: of one whose need is in quarantine, the title is not. */
async function withoutHidden<T extends Pick<NominationRow, 'need_number' | 'title'>>(
  db: Db,
  rows: readonly T[],
): Promise<T[]> {
  const hidden = await quarantinedNumbers(
    db,
    rows.flatMap((row) => row.need_number ?? []),
  );
  return rows.map((row) => (hidden.has(row.need_number ?? '') ? { ...row, title: '' } : row));
}

/** The awards of a contest at work, for its organisers and the authority. */
export async function workAwards(db: Db, viewer: Viewer, contest: string): Promise<WorkAwards | Refusal> {
  if (!mayRead(viewer, contest)) return refuse('not_found');
  const poolFen = await poolOf(db, contest);
  if (poolFen === null) return refuse('awards_not_defined');
  const awards = await awardsOf(db, contest);
  const nominations = await withoutHidden(
    db,
    await nominationsOf(
      db,
      awards.map((award) => award.id),
    ),
  );
  const names = await organisationsById(
    db,
    nominations.map((one) => one.organisation),
  );
  const at = await now(db);
  const shown: WorkAwards['awards'] = [];
  for (const award of awards) {
    const own: WorkAwards['awards'][number]['nominations'] = [];
    for (const row of nominations.filter((one) => one.award === award.id)) {
      const context = await contextOf(db, { row, award }, at, viewer);
      own.push(nominationView(row, award, names.get(row.organisation)?.name ?? '', context, viewer));
    }
    shown.push({ kind: award.kind, min: award.min, max: award.max, pooled: award.pooled, nominations: own });
  }
  const given = nominations.filter((one) => ['decided', 'noticed', 'definitive'].includes(one.state));
  return { contest, poolFen, givenFen: given.reduce((sum, one) => sum + one.amount, 0), awards: shown };
}

type List = (typeof awardRoutes)['candidates'];

/** The candidates of an award with their figures, best first, for the organisers and the authority. */
export async function awardCandidates(
  db: Db,
  viewer: Viewer,
  query: Received<List>['query'],
): Promise<ReplyOf<List> | Refusal> {
  if (!mayRead(viewer, query.contest)) return refuse('not_found');
  const all = await candidatesOf(db, query.contest, query.kind);
  const [last] = keysOf(query.after, ['string']) ?? [];
  const from = all.findIndex((one) => one.subject === last) + 1;
  const shown = all.slice(from, from + query.limit);
  const award = (await awardsOf(db, query.contest)).find((one) => one.kind === query.kind);
  const nominated = (award ? await nominationsOf(db, [award.id]) : [])
    .filter((one) => one.state !== 'struck')
    .map((one) => one.subject);
  const organisations = await organisationsById(
    db,
    shown.map((one) => one.organisation),
  );
  const hidden = await quarantinedNumbers(
    db,
    shown.flatMap((one) => one.need?.number ?? []),
  );
  const items: Candidate[] = shown.map((one) => {
    const { name = '', nameEn = null } = organisations.get(one.organisation) ?? {};
    const need = one.need && { ...one.need, title: hidden.has(one.need.number) ? '' : one.need.title };
    return { ...one, need, name, nameEn, nominated: nominated.includes(one.subject) };
  });
  const end = shown.at(-1);
  return { items, next: end && from + shown.length < all.length ? cursorOf(end.subject) : null };
}
