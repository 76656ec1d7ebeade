import type { ChecklistName, ReturnPoint } from '@jiebang/contract/needs/review.ts';
import { sql } from 'kysely';
import { ruleOf } from '#modules/contests/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { NeedContext } from '../../rules.ts';
import { type NeedRow, tables } from '../../store.ts';
import { rejectionOf } from '../rejection/queries/rejection.ts';
import { noRejection } from '../rejection/rules.ts';
import { reviewsOf } from '../store.ts';

/** When a need was last handed in, or its rejection contested, as a column of a query over `needs.need`. */
export const submittedAt = sql<Date | null>`(select max(m.at) from needs.need_move m
  where m.item = needs.need.id and m.action in ('submit', 'contest_rejection'))`;

/** When one need was last handed in; undefined for one that never was. */
export async function handedInAt(db: Db, need: string): Promise<Date | undefined> {
  const found = await tables(db)
    .selectFrom('needs.need')
    .select(submittedAt.as('at'))
    .where('id', '=', need)
    .executeTakeFirst();
  return found?.at ?? undefined;
}

/** By how many a need is reviewed, and what was signed of it since it was last handed in. */
export async function reviewState(
  db: Db,
  need: NeedRow,
): Promise<Pick<NeedContext, 'reviewers' | 'signers' | 'rejection'>> {
  const since = await handedInAt(db, need.id);
  if (!since) return { reviewers: 1, signers: { authenticity: [], validity: [] }, rejection: noRejection };
  const reviewers = await ruleOf(db, need.contest, 'reviewers', since, need.track);
  const reviews = (await reviewsOf(db, need.id)).filter((review) => review.at >= since);
  const signersOf = (list: ChecklistName) => reviews.filter((one) => one[list].length > 0).map((one) => one.reviewer);
  const rejection = await rejectionOf(db, need.id, since);
  return {
    reviewers,
    signers: { authenticity: signersOf('authenticity'), validity: signersOf('validity') },
    rejection,
  };
}

/** What was to be mended when the need was last returned, or last before a time; null when it never was. */
export async function lastReturn(
  db: Db,
  need: string,
  before: Date | null = null,
): Promise<{ at: Date; points: ReturnPoint[] } | null> {
  const rows = await tables(db)
    .selectFrom('needs.return_point')
    .selectAll()
    .where('need', '=', need)
    .where(
      'at',
      '=',
      sql<Date>`(select max(at) from needs.return_point
      where need = ${need} and (${before}::timestamptz is null or at < ${before}))`,
    )
    .orderBy('n')
    .execute();
  const [first] = rows;
  if (!first) return null;
  return { at: first.at, points: rows.map(({ field, code, says }) => ({ field, code, says }) as ReturnPoint) };
}
