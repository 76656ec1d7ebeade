import type { ExpertiseReason } from '@jiebang/contract/judging/assignment.ts';
import { type NeedRow, publicTextOf } from '#modules/needs/index.ts';
import type { JudgedSolution } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { Held } from '../../../panel/actions/move.ts';
import { cutAfter, plainRound } from '../../../panel/round/queries/contenders.ts';
import { roundOf, roundsOf } from '../../../panel/round/store.ts';
import { judgedSolutions } from '../../../queries/solutions.ts';
import { conflictsOf, isOwnersExpert, ownersShare } from '../../queries/conflicts.ts';
import { daysLeft, noDays } from '../../register/queries/availability.ts';
import { expertiseOf, type FreeDays, freeDays, lossOf, type Topic } from '../../register/rules.ts';
import { type Entry, entriesOf } from '../../register/store.ts';
import { type SeatRow, seatsOf } from '../../store.ts';

/** What an assignment of one panel rests on. */
export type Ground = Held & {
  /** Judges for each solution in the round that was begun, or in the first. */
  readonly each: number;
  readonly seats: readonly SeatRow[];
  readonly solutions: readonly JudgedSolution[];
  readonly entries: ReadonlyMap<string, Entry>;
  /** Seats of the owner's own experts 需求方专家, and of how many of a solution's judges these may be, in percent. */
  readonly ofOwner: ReadonlySet<string>;
  readonly share: number;
  /** On how many of the days that are left for the round each seat's judge is free. */
  readonly days: ReadonlyMap<string, FreeDays>;
  /** Why a judge is worth what for a solution; null where a conflict, or being away all the time, forbids it. */
  readonly reasons: (seat: string, solution: string) => readonly ExpertiseReason[] | null;
};

/** Looks for every conflict of every judge who took a seat, and for what each knows of each solution. */
export async function groundOf(platform: Platform, db: Db, held: Held): Promise<Ground> {
  const { need, panel, at } = held;
  const out = await cutAfter(db, panel.id);
  const solutions = (await judgedSolutions(platform, db, need.id)).filter(({ id }) => !out.has(id));
  const seats = (await seatsOf(db, panel.id)).filter(({ state }) => state === 'accepted');
  const entries = await entriesOf(
    db,
    seats.map(({ person }) => person),
  );
  const planned = (await roundOf(db, panel.id)) ?? (await roundsOf(db, panel.id))[0];
  const each = planned?.judges_per_solution ?? (await plainRound(db, need, at)).judgesPerSolution;
  const topics = await topicsOf(db, need, solutions);
  const found = new Map<string, readonly ExpertiseReason[]>();
  const ofOwner = new Set<string>();
  const left = daysLeft(planned?.score_by ?? null, at);
  const days = new Map<string, FreeDays>();
  for (const { id, person } of seats) {
    const entry = entries.get(person);
    const free = freeDays(entry ?? noDays, left);
    days.set(id, free);
    if (free.free === 0) continue;
    if (await isOwnersExpert(db, need, person, at)) ofOwner.add(id);
    const conflicts = await conflictsOf(db, need, person, solutions, at);
    for (const [place, solution] of solutions.entries()) {
      const topic = topics[place];
      if (conflicts.has(solution.id) || !topic) continue;
      found.set(`${id} ${solution.id}`, [...(entry ? expertiseOf(entry, topic) : []), ...lossOf(free)]);
    }
  }
  const reasons = (seat: string, solution: string) => found.get(`${seat} ${solution}`) ?? null;
  const share = await ownersShare(db, need, panel, at);
  return { ...held, each, seats, solutions, entries, ofOwner, share, days, reasons };
}

async function topicsOf(db: Db, need: NeedRow, solutions: readonly JudgedSolution[]): Promise<Topic[]> {
  const text = await publicTextOf(db, need.id);
  return solutions.map(({ title }) => ({
    field: need.field,
    otherFields: need.other_fields,
    industry: need.industry,
    keywords: text?.keywords ?? [],
    titles: [text?.title ?? '', title],
  }));
}
