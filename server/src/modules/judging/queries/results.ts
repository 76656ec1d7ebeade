import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { Notice, NoticePage } from '@jiebang/contract/judging/result.ts';
import type { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { consented, type OrganisationCard, organisationsById, peopleById } from '#modules/identity/index.ts';
import { quarantinedNumbers } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { struckOf } from '../objection/correction/store.ts';
import { noticeByNumber, type ObjectionRow, objectionsOfNotice } from '../objection/store.ts';
import { publishedRounds } from '../panel/ranking/queries/document.ts';
import { type NoticeRow, noticesOf, panelById } from '../panel/store.ts';
import { tables } from '../store.ts';

/** Results that stand: noticed or definitive, newest first; of all contests or of one. Those that fell keep their page, but stand in no list. */
export async function results(
  db: Db,
  query: { after?: string | undefined; limit: number; contest?: string | undefined },
): Promise<ReplyOf<(typeof judgingRoutes)['results']>> {
  const after = timeKeysOf(query.after);
  let list = tables(db)
    .selectFrom('judging.notice')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (after)
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', published_at), id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  if (query.contest)
    list = list.where(
      sql<boolean>`exists (select 1 from needs.published_need p where p.number = need_number and p.contest = ${query.contest}::uuid)`,
    );
  const rows = await list.execute();
  const page = rows.slice(0, query.limit);
  const cards = await organisationsById(
    db,
    page.map((row) => row.organisation),
  );
  const items: Notice[] = [];
  for (const row of page) items.push(await noticeView(db, row, cards.get(row.organisation)));
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.published_at.toISOString(), last.id) : null };
}

/** One public notice by its number, with the rounds whose rankings may be had. */
export async function readNotice(db: Db, number: string): Promise<NoticePage | Refusal> {
  const row = await noticeByNumber(db, number);
  if (!row) return refuse('not_found');
  const cards = await organisationsById(db, [row.organisation]);
  const objections = await objectionsOfNotice(db, row.id);
  const over = row.withdrawn_at === null && row.ends_at <= (await now(db));
  return {
    ...(await noticeView(db, row, cards.get(row.organisation))),
    rankings: await publishedRounds(db, row),
    objections: objections.flatMap(noticedObjection),
    // Until the period is over, that somebody objected tells who it may have been.
    ...(await placeOf(db, row)),
    waits: over && objections.some(({ state }) => state === 'filed'),
  };
}

/** The notices before and after one, and what was struck out of its ranking. */
async function placeOf(db: Db, row: NoticeRow): Promise<Pick<NoticePage, 'struck' | 'replaces' | 'replacedBy'>> {
  const all = await noticesOf(db, row.panel);
  const place = all.findIndex(({ id }) => id === row.id);
  const struck = (await struckOf(db, row.panel)).filter(({ notice }) => notice === row.id);
  return {
    struck: struck.map(({ notice: _, ...one }) => one),
    replaces: all[place - 1]?.number ?? null,
    replacedBy: all[place + 1]?.number ?? null,
  };
}

/** Nobody is named, and what was said to the objector stays with the objector. */
export function noticedObjection({ state, created_at, moved_at, published }: ObjectionRow): NoticePage['objections'] {
  if (state === 'filed') return [];
  const [filedAt, answeredAt] = [created_at.toISOString(), moved_at.toISOString()];
  return [{ outcome: state, filedAt, answeredAt, reason: published }];
}

/** What the public reads: the winner's organisation, a person's name with consent only, and never a score. */
async function noticeView(db: Db, row: NoticeRow, card: OrganisationCard | undefined): Promise<Notice> {
  const panel = await panelById(db, row.panel);
  const hidden = await quarantinedNumbers(db, [row.need_number]);
  const named = await consented(db, row.leader, 'publish_name');
  const leader = named ? ((await peopleById(db, [row.leader])).get(row.leader)?.name ?? null) : null;
  return {
    number: row.number,
    state: row.withdrawn_at !== null ? 'withdrawn' : panel?.state === 'definitive' ? 'definitive' : 'standing',
    need: { number: row.need_number, title: hidden.has(row.need_number) ? '' : row.title },
    winner: { organisation: card?.name ?? '', organisationEn: card?.nameEn ?? null, leader },
    publishedAt: row.published_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    workingDays: row.working_days,
  };
}
