import type { ReturnPoint } from '@jiebang/contract/needs/review.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { NeedsTables } from '../tables.gen.ts';

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
