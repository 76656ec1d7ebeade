import type { ChecklistName, ReturnPoint } from '@jiebang/contract/needs/review.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { sql } from 'kysely';
import { endOfWorkingDays, shanghaiDate } from '#kernel/working-days.ts';
import { ruleOf, ruleOfEach } from '#modules/contests/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { NeedContext } from '../../rules.ts';
import { type NeedRow, tables } from '../../store.ts';
import { reviewsOf } from '../store.ts';

/** When a need was last handed in, as a column of a query over `needs.need`. */
export const submittedAt = sql<Date | null>`(select max(m.at) from needs.need_move m
  where m.item = needs.need.id and m.action = 'submit')`;

/** Since when a need is to be reviewed: handed in, or back from its second diagnosis; as a column of a query over `needs.need`. */
export const reviewFrom = sql<Date | null>`(select max(m.at) from needs.need_move m
  where m.item = needs.need.id and m.action in ('submit', 'review_again'))`;

/** Whether a need's review is overdue, as a condition over `needs.need`. */
export const reviewOverdue = sql<boolean>`(state in ('submitted', 'under_review') and review_due <= platform.now())`;

/** A need's place in time: it is reviewed by its contest's rules at that moment. */
export type HandedIn = { readonly contest: string; readonly track: string; readonly review_from: Date | null };

/** Until when each submitted need of a list is to be reviewed, by the rule `review_working_days` of its contest at the moment since when it is. */
export async function reviewDueOfEach(db: Db, needs: readonly HandedIn[]): Promise<(need: HandedIn) => Date | null> {
  if (needs.length === 0) return () => null;
  const daysOf = await ruleOfEach(db, [...new Set(needs.map(({ contest }) => contest))], 'review_working_days');
  const ends = new Map<string, Date>();
  return ({ contest, track, review_from: since }) => {
    if (since === null) return null;
    const days = daysOf(contest, since, track);
    // A queue has many needs of one day, whose term ends at the same moment.
    const key = `${days} from ${shanghaiDate(since)}`;
    const end = ends.get(key) ?? endOfWorkingDays(since, days, holidayCalendar);
    ends.set(key, end);
    return end;
  };
}

/** Until when one submitted need is to be reviewed. */
export async function reviewTermOf(db: Db, need: NeedRow): Promise<Date> {
  const found = await tables(db)
    .selectFrom('needs.need')
    .select(['contest', 'track', reviewFrom.as('review_from')])
    .where('id', '=', need.id)
    .executeTakeFirstOrThrow();
  const due = (await reviewDueOfEach(db, [found]))(found);
  if (due === null) throw new Error('a need in review that was never handed in');
  return due;
}

/** By how many a need is reviewed, and who signed which checklist since it was last handed in. */
export async function reviewState(db: Db, need: NeedRow): Promise<Pick<NeedContext, 'reviewers' | 'signers'>> {
  const found = await tables(db)
    .selectFrom('needs.need')
    .select(submittedAt.as('at'))
    .where('id', '=', need.id)
    .executeTakeFirst();
  const since = found?.at;
  if (!since) return { reviewers: 1, signers: { authenticity: [], validity: [] } };
  const reviewers = await ruleOf(db, need.contest, 'reviewers', since, need.track);
  const reviews = (await reviewsOf(db, need.id)).filter((review) => review.at >= since);
  const signersOf = (list: ChecklistName) => reviews.filter((one) => one[list].length > 0).map((one) => one.reviewer);
  return { reviewers, signers: { authenticity: signersOf('authenticity'), validity: signersOf('validity') } };
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
