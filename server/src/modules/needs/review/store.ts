import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { ReturnPoint } from '@jiebang/contract/needs/review.ts';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { attachmentsOf, tables } from '../store.ts';
import type { NeedsTables } from '../tables.gen.ts';
import { inStep } from './queries/terms.ts';

export type ReviewRow = Selectable<NeedsTables['needs.review']>;

/** Keeps the checklists of a review as they were signed: both, or one of them where two people review. */
export async function saveReview(
  tx: Tx,
  review: {
    need: string;
    reviewer: string;
    at: Date;
    authenticity: readonly string[];
    validity: readonly string[];
    triage: string | null;
    note: string | null;
  },
): Promise<void> {
  const lists = { authenticity: [...review.authenticity], validity: [...review.validity] };
  await tables(tx)
    .insertInto('needs.review')
    .values({ ...review, ...lists })
    .execute();
}

/** Keeps what is to be mended of a need that is returned. */
export async function saveReturnPoints(tx: Tx, need: string, at: Date, points: readonly ReturnPoint[]): Promise<void> {
  await tables(tx)
    .insertInto('needs.return_point')
    .values(points.map((point, n) => ({ need, at, n, ...point })))
    .execute();
}

/** What reviewers signed of a need, in their order. */
export async function reviewsOf(db: Db, need: string): Promise<ReviewRow[]> {
  return tables(db).selectFrom('needs.review').selectAll().where('need', '=', need).orderBy('at').execute();
}

export type VersionRow = Selectable<NeedsTables['needs.need_version']>;

/** Keeps a need whose row is held as it is handed in, as its next version. */
export async function saveVersion(
  tx: Tx,
  { need, person, at, draft }: { need: string; person: string; at: Date; draft: NeedDraft },
): Promise<void> {
  const files = (await attachmentsOf(tx, need)).map(({ file }) => file);
  const before = await versionLines(tx, need);
  await tables(tx)
    .insertInto('needs.need_version')
    .values({ need, n: before.length + 1, at, person, draft: JSON.stringify(draft), files })
    .execute();
}

/** When each version of a need was handed in and by whom, oldest first. */
export async function versionLines(db: Db, need: string): Promise<Pick<VersionRow, 'n' | 'at' | 'person'>[]> {
  return tables(db)
    .selectFrom('needs.need_version')
    .select(['n', 'at', 'person'])
    .where('need', '=', need)
    .orderBy('n')
    .execute();
}

/** These versions of a need in full. */
export async function versionsOf(db: Db, need: string, ns: readonly number[]): Promise<VersionRow[]> {
  return tables(db)
    .selectFrom('needs.need_version')
    .selectAll()
    .where('need', '=', need)
    .where('n', 'in', ns)
    .execute();
}

/** The declaration of a need as it was signed last. */
export async function declarationOf(
  db: Db,
  need: string,
): Promise<Selectable<NeedsTables['needs.declaration']> | undefined> {
  return tables(db)
    .selectFrom('needs.declaration')
    .selectAll()
    .where('need', '=', need)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Needs whose step has no term yet, and those whose term has passed and nobody was told; the longest overdue first. */
export async function stepsToWatch(db: Db, limit: number): Promise<string[]> {
  const first = (when: RawBuilder<unknown>) => sql`(select id, step_due from needs.need
    where ${inStep} and step_overdue_at is null and ${when} order by step_due limit ${limit})`;
  const { rows } = await sql<{ id: string }>`
    select id from (${first(sql`step_due is null`)} union all ${first(sql`step_due <= platform.now()`)}) as found
    order by step_due nulls first, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
