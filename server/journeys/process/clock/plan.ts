import { type PhaseChange, type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Dates of phases, in milliseconds. */
export type Dates = readonly { readonly phase: PhaseName; readonly from: number; readonly to: number }[];
/** A contest, or a track of it with dates of its own: how it stands by what was planned and decided. */
export type Place = {
  readonly contest: string;
  readonly track: string | null;
  dates: Dates;
  /** Where it stands, and up to when that was worked out. */
  phase: PhaseName | null;
  at: number;
  open: boolean;
  /** Whether nothing is decided of it. */
  readonly kept: boolean;
};
/** A need on the board: which deadline it has, since when, and whose 揭榜 it stands in. */
export type Call = { readonly need: string; readonly place: Place; deadline: number; closed: boolean };

/** What is to be told: what it is, in words, and between which moments it falls due. What the clock does has one moment. */
export type Expected = { readonly what: string; readonly due: number; readonly until: number };

/** What must happen in a year, worked out beside the platform: none of its rules is asked. */
export type Plan = {
  readonly places: Place[];
  readonly calls: Call[];
  /** Steps of needs under way: when they are overdue. */
  readonly steps: { readonly need: string; readonly fact: string; readonly due: number; over: boolean }[];
  readonly expected: Expected[];
};

export const emptyPlan = (): Plan => ({ places: [], calls: [], steps: [], expected: [] });

/** How a change of phase reads in words; one of a decision has no moment that could be known before. */
export const changeInWords = (one: {
  readonly contest: string;
  readonly track: string | null;
  readonly from: PhaseName | null;
  readonly to: PhaseName | null;
  readonly why: PhaseChange['why'];
}): string => `${one.contest} ${one.track ?? '-'} ${one.from ?? '-'} → ${one.to ?? '-'} ${one.why}`;

/** The phase at a moment: the last in their order of those that run. */
function running(dates: Dates, at: number): PhaseName | null {
  let found: PhaseName | null = null;
  for (const phase of phases)
    if (dates.some((one) => one.phase === phase && one.from <= at && at < one.to)) found = phase;
  return found;
}

function change(plan: Plan, place: Place, to: PhaseName | null, why: PhaseChange['why'], due: number, until = due) {
  if (to === place.phase) return;
  plan.expected.push({ what: changeInWords({ ...place, from: place.phase, to, why }), due, until });
  place.phase = to;
}

/** Adds a place of an open contest, in the phase of now. */
export function addPlace(
  plan: Plan,
  given: Pick<Place, 'contest' | 'track' | 'dates'> & { readonly kept?: boolean },
  now: number,
): Place {
  const place: Place = { kept: false, ...given, phase: null, at: now, open: true };
  plan.places.push(place);
  change(plan, place, running(place.dates, now), 'started', now, now + MINUTE_MS);
  return place;
}

/** Everything that the clock brings up to a moment. */
export function liveTo(plan: Plan, to: number): void {
  for (const place of plan.places) {
    const bounds = place.dates.flatMap(({ from, to: end }) => [from, end]).filter((at) => place.at < at && at <= to);
    for (const at of bounds.sort((a, b) => a - b)) {
      const phase = running(place.dates, at);
      if (place.open) change(plan, place, phase, phase === null ? 'ended' : 'started', at);
    }
    place.at = to;
  }
  for (const call of plan.calls) {
    if (call.closed || call.deadline > to) continue;
    call.closed = true;
    plan.expected.push({ what: `${call.need} close deadline_passed`, due: call.deadline, until: call.deadline });
  }
  for (const step of plan.steps) {
    if (step.over || step.due > to) continue;
    step.over = true;
    plan.expected.push({ what: `${step.need} ${step.fact}`, due: step.due, until: step.due });
  }
}

/** A decision that was made between two moments, between which nothing fell due. */
export function decided(
  plan: Plan,
  place: Place,
  dates: Dates,
  why: PhaseChange['why'],
  [asked, answered]: readonly [number, number],
): void {
  liveTo(plan, answered);
  place.dates = dates;
  if (why === 'closed') place.open = false;
  change(plan, place, place.open ? running(dates, answered) : null, why, asked, answered);
}

/** A deadline that a need has from a moment on: who has begun an answer is told three days before, or at once where it is nearer. */
export function setDeadline(plan: Plan, call: Call, deadline: number, [asked, answered]: readonly [number, number]) {
  call.deadline = deadline;
  const near = deadline - 3 * DAY_MS;
  const what = `${call.need} near ${new Date(deadline).toISOString()}`;
  if (near > answered) plan.expected.push({ what, due: near, until: near });
  else if (deadline > answered) plan.expected.push({ what, due: asked, until: answered + MINUTE_MS });
}

/** 揭榜 of a place was extended to `end`, with the deadlines: by as much, but not beyond it, and for the same reason. */
export function followExtension(
  plan: Plan,
  place: Place,
  { by, end, reason }: { readonly by: number; readonly end: number; readonly reason: string },
  when: readonly [number, number],
): void {
  for (const call of plan.calls) {
    const moved = call.deadline + by;
    if (call.place !== place || call.closed || moved > end) continue;
    cancelNear(plan, call, when[1]);
    plan.expected.push({ what: `${call.need} extend ${reason}`, due: when[0], until: when[1] + MINUTE_MS });
    setDeadline(plan, call, moved, when);
  }
}

/** A deadline that is given up is not told as near any more. */
function cancelNear(plan: Plan, call: Call, now: number): void {
  const what = `${call.need} near ${new Date(call.deadline).toISOString()}`;
  const at = plan.expected.findIndex((one) => one.what === what && one.due > now);
  if (at >= 0) plan.expected.splice(at, 1);
}

/** A step of a need that begins at a moment is overdue after so many working days, by the state's calendar of holidays. */
export function beginStep(plan: Plan, need: string, fact: string, from: number, days: number): void {
  const before = plan.steps.findIndex((one) => one.need === need && !one.over);
  if (before >= 0) plan.steps.splice(before, 1);
  let day = Math.floor((from + 8 * HOUR_MS) / DAY_MS);
  for (let left = days; left > 0; ) {
    day += 1;
    if (isWorked(day)) left -= 1;
  }
  plan.steps.push({ need, fact, due: (day + 1) * DAY_MS - 8 * HOUR_MS, over: false });
}

function isWorked(day: number): boolean {
  const date = new Date(day * DAY_MS);
  const name = date.toISOString().slice(0, 10);
  const year = holidayCalendar[name.slice(0, 4)];
  if (year?.workdays.includes(name)) return true;
  return ![0, 6].includes(date.getUTCDay()) && year?.holidays.includes(name) !== true;
}

/** The next moment after this one at which something is to happen; infinity where nothing is. */
export function nextDue(plan: Plan, after: number): number {
  const moments = [
    ...plan.places.filter(({ open }) => open).flatMap(({ dates }) => dates.flatMap(({ from, to }) => [from, to])),
    ...plan.calls.filter(({ closed }) => !closed).map(({ deadline }) => deadline),
    ...plan.steps.filter(({ over }) => !over).map(({ due }) => due),
    ...plan.expected.map(({ due }) => due),
  ];
  return Math.min(...moments.filter((at) => at > after));
}
