import { ruleOfEach } from '#modules/contests/index.ts';
import type { Db } from '#platform/db/connection.ts';

/** Since when an affiliation that has ended still counts as a conflict of interest, of each place at a time: the rule `affiliation_years`. */
export async function affiliationsCountOfEach(
  db: Db,
  contests: readonly string[],
): Promise<(contest: string, at: Date, track: string | null) => Date> {
  const yearsOf = await ruleOfEach(db, contests, 'affiliation_years');
  return (contest, at, track) => {
    const since = new Date(at);
    since.setUTCFullYear(since.getUTCFullYear() - yearsOf(contest, at, track));
    return since;
  };
}

/** The same of one place. */
export async function affiliationsCountSince(
  db: Db,
  { contest, track }: { readonly contest: string; readonly track: string },
  at: Date,
): Promise<Date> {
  return (await affiliationsCountOfEach(db, [contest]))(contest, at, track);
}
