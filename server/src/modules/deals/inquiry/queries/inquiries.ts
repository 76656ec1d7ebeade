import type { Inquiry } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import type { dealRoutes } from '@jiebang/contract/deals/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { achievementsAbout, achievementsOf } from '#modules/achievements/index.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { tables } from '../../store.ts';
import { asOf } from '../access.ts';
import { contextOf } from '../actions/move.ts';
import { findInquiry, type InquiryRow, inquiryContact } from '../store.ts';
import { type InquiryParts, inquiryCard, inquiryView, placeOf } from '../views.ts';

type List = (typeof dealRoutes)['inquiries'];

/** Inquiries that one's organisations made, or that came to their achievements; the newest first. */
export async function listInquiries(db: Db, viewer: Viewer, query: Received<List>['query']): Promise<ReplyOf<List>> {
  const after = timeKeysOf(query.after);
  const mine = viewer.memberships.map(({ organisation }) => organisation);
  const { rows } = await sql<InquiryRow>`
    select * from deals.inquiry
    where ${query.desk === 'asker' ? sql`organisation = any(${mine}::uuid[])` : sql`achievement in (${achievementsOf(mine)})`}
      ${after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by created_at desc, id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const shown = await withParts(db, rows.slice(0, query.limit));
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((parts) => inquiryCard(parts, viewer)),
    next: last ? cursorOf(last.row.created_at.toISOString(), last.row.id) : null,
  };
}

/** Inquiries with what they are about and whose they are: two queries, however many. */
async function withParts(db: Db, rows: readonly InquiryRow[]): Promise<InquiryParts[]> {
  const about = await achievementsAbout(
    db,
    rows.map(({ achievement }) => achievement),
  );
  const sides = [
    ...rows.map(({ organisation }) => organisation),
    ...[...about.values()].map((one) => one.organisation),
  ];
  const organisations = await organisationsById(db, sides);
  return rows.map((row) => {
    const of = about.get(row.achievement);
    if (!of) throw new Error(`the achievement of the inquiry ${row.id} vanished`);
    const [asker, holder] = [organisations.get(row.organisation), organisations.get(of.organisation)];
    return { row, about: of, asker, holder };
  });
}

/** One inquiry, for its two sides; for anyone else there is none. */
export async function readInquiry(db: Db, viewer: Viewer, id: string): Promise<Inquiry | Refusal> {
  const row = await findInquiry(db, id);
  // Asked of nothing too: else a clock would tell an inquiry of others from none.
  const of = row?.achievement ?? id;
  const about = (await achievementsAbout(db, [of])).get(of);
  if (!row || !about || asOf(viewer, placeOf(row, about)).length === 0) return refuse('not_found');
  const organisations = await organisationsById(db, [row.organisation, about.organisation]);
  const [asker, holder] = [organisations.get(row.organisation), organisations.get(about.organisation)];
  const deal = await tables(db).selectFrom('deals.deal').select('id').where('inquiry', '=', id).executeTakeFirst();
  return inquiryView(
    {
      ...{ row, about, asker, holder },
      by: (await peopleById(db, [row.person])).get(row.person)?.name ?? null,
      contact: (await inquiryContact(db, id)) ?? null,
      deal: deal?.id ?? null,
      context: await contextOf(db, viewer, row, about, await now(db)),
    },
    viewer,
  );
}
