import type { NeedStep } from '@jiebang/contract/needs/work.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { sql } from 'kysely';
import { endOfWorkingDays, shanghaiDate } from '#kernel/working-days.ts';
import { ruleOfEach } from '#modules/contests/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { type NeedRow, tables } from '../../store.ts';
import { stepOf, steps } from '../rules.ts';

const begun = sql.join(
  steps.map(({ states, begins }) => sql`when state = any(${[...states]}::text[]) then ${[...begins]}::text[]`),
  sql` `,
);
/** Since when the step of a need runs that runs now, as a column of a query over `needs.need`. */
export const stepFrom = sql<Date | null>`(select max(m.at) from needs.need_move m
  where m.item = needs.need.id and m.action = any(case ${begun} end))`;

/** Whether a need has such a step, as a condition over `needs.need`: in these words it is found by an index. */
export const inStep = sql<boolean>`(state in ('submitted', 'under_review', 'signed_off', 'cleared') or state = 'accepted' and triage = 'ready')`;

/** Whether the step of a need is overdue, as a condition over `needs.need`. */
export const stepOverdue = sql<boolean>`(step_due <= platform.now() and ${inStep})`;

/** A need's place in time: its step is done by its contest's rules at the moment when it began. */
export type OnTerm = Pick<NeedRow, 'contest' | 'track' | 'triage' | 'step_due'> & {
  readonly state: string;
  readonly step_from: Date | null;
};

/** The working days of each step, by the rules of some contests. */
const ruleOfStep = {
  review: (db: Db, contests: readonly string[]) => ruleOfEach(db, contests, 'review_working_days'),
  clearance: (db: Db, contests: readonly string[]) => ruleOfEach(db, contests, 'clearance_working_days'),
  confirmation: (db: Db, contests: readonly string[]) => ruleOfEach(db, contests, 'confirmation_working_days'),
  publication: (db: Db, contests: readonly string[]) => ruleOfEach(db, contests, 'publication_working_days'),
} satisfies Readonly<Record<NeedStep, unknown>>;

/** Until when the step of each need of a list is to be done, by the rule of its contest at the moment since when it runs; null where none runs. */
export async function stepDueOfEach(db: Db, needs: readonly OnTerm[]): Promise<(need: OnTerm) => Date | null> {
  // What the clock has noted is not worked out again.
  const open = needs.filter((need) => need.step_due === null && need.step_from !== null && stepOf(need));
  const contests = [...new Set(open.map(({ contest }) => contest))];
  const daysOf = new Map<NeedStep, Awaited<ReturnType<(typeof ruleOfStep)[NeedStep]>>>();
  for (const step of new Set(open.flatMap((need) => stepOf(need)?.name ?? [])))
    daysOf.set(step, await ruleOfStep[step](db, contests));
  const ends = new Map<string, Date>();
  return (need) => {
    const step = stepOf(need);
    if (!step || need.step_due !== null || need.step_from === null) return step ? need.step_due : null;
    const days = daysOf.get(step.name)?.(need.contest, need.step_from, need.track);
    if (days === undefined) return null;
    // A queue has many needs of one day, whose term ends at the same moment.
    const key = `${days} from ${shanghaiDate(need.step_from)}`;
    const end = ends.get(key) ?? endOfWorkingDays(need.step_from, days, holidayCalendar);
    ends.set(key, end);
    return end;
  };
}

/** Until when the step of one need is to be done; null where none runs. */
export async function stepDueOf(db: Db, need: Pick<NeedRow, 'id'>): Promise<Date | null> {
  const found = await tables(db)
    .selectFrom('needs.need')
    .select(['contest', 'track', 'state', 'triage', 'step_due', stepFrom.as('step_from')])
    .where('id', '=', need.id)
    .executeTakeFirstOrThrow();
  return (await stepDueOfEach(db, [found]))(found);
}
