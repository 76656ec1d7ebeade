import type { MeetingState, SessionAction, SessionState } from '@jiebang/contract/judging/stage/session.ts';
import { decide, type Rules } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { gapsIn } from '../plan/rules.ts';
import { meetingLife } from './lifecycle.ts';

/** A meeting of both sides' wish, with everybody who sits at it: who has a name in common sits at one table at a time. */
export type Meeting = { readonly id: string; readonly label: string; readonly people: readonly string[] };
/** One entry of the record; slot and table from 0. */
export type Entry = {
  readonly n: number;
  readonly action: string;
  readonly meeting: string | null;
  readonly other: string | null;
  readonly slot: number | null;
  readonly table: number | null;
  readonly reason: string | null;
  readonly undoes: number | null;
  /** Of a plan: each meeting that has a place. */
  readonly places: readonly (readonly [meeting: string, slot: number, table: number])[];
};
export type MeetingNow = {
  readonly state: MeetingState;
  readonly slot: number | null;
  readonly table: number | null;
  /** Why it was changed last. */
  readonly reason: string | null;
};
export type Timetable = ReadonlyMap<string, MeetingNow>;

const waiting: MeetingNow = { state: 'waiting', slot: null, table: null, reason: null };
const acts: readonly string[] = meetingLife.rows.map(({ action }) => action);

/** Plays entries in their order, as if those taken back had never been. */
export function playTimetable(meetings: readonly { readonly id: string }[], entries: readonly Entry[]): Timetable {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  const now = new Map<string, MeetingNow>(meetings.map(({ id }) => [id, waiting]));
  const at = (id: string | null) => now.get(id ?? '') ?? waiting;
  for (const { n, action, meeting, other, slot, table, reason, places } of entries) {
    if (undone.has(n)) continue;
    if (action === 'plan') {
      for (const id of now.keys()) now.set(id, waiting);
      for (const [id, slot, table] of places) now.set(id, { state: 'placed', slot, table, reason: null });
    } else if (action === 'move' && meeting) now.set(meeting, { state: 'placed', slot, table, reason });
    else if (action === 'call_off' && meeting)
      now.set(meeting, { state: 'cancelled', slot: null, table: null, reason });
    else if (action === 'swap' && meeting && other) {
      const [one, two] = [at(meeting), at(other)];
      now.set(meeting, { ...two, reason }).set(other, { ...one, reason });
    }
  }
  return now;
}

/** The newest change since the plan that still stands: what may be taken back. Taking back goes backwards, one by one. */
export function undoable(entries: readonly Entry[]): number | null {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  const last = entries.findLast(({ n, action }) => (action === 'plan' || acts.includes(action)) && !undone.has(n));
  return last && last.action !== 'plan' ? last.n : null;
}

/** What the rules of a change look at. */
export type ChangeContext = {
  readonly state: SessionState;
  /** Whether the place asked for is one of the hall, or the other meeting has one. */
  readonly placeKnown: boolean;
  readonly tableFree: boolean;
  /** What sits elsewhere at that time and has somebody in common. */
  readonly clash: string | null;
  readonly reason: string | null;
};

/** The named rules of a meeting's life. */
export const meetingRules = {
  in_hand: ({ state }) =>
    state === 'planned' || state === 'announced' ? null : refuse('not_in_this_state', { detail: { state } }),
  place_known: ({ placeKnown }) => (placeKnown ? null : refuse('no_such_place')),
  table_free: ({ tableFree }) => (tableFree ? null : refuse('table_taken')),
  sides_free: ({ clash }) => (clash === null ? null : refuse('side_taken', { detail: { who: clash } })),
  reasoned: ({ reason }) => (reason === null ? refuse('reason_required') : null),
} satisfies Rules<string, ChangeContext>;

/** A change by what it is about. */
export type Change = {
  readonly action: SessionAction;
  readonly meeting: string;
  readonly other: string | null;
  readonly slot: number | null;
  readonly table: number | null;
  readonly reason: string | null;
};
type Hall = { readonly state: SessionState; readonly tables: number; readonly slots: number };

/** Whether a change may be made now: null, or why not. */
export function decideChange(
  hall: Hall,
  meetings: readonly Meeting[],
  timetable: Timetable,
  { action, meeting: id, other: otherId, slot, table, reason }: Change,
): Refusal | null {
  const meeting = meetings.find((one) => one.id === id);
  const now = timetable.get(id);
  if (!meeting || !now) return refuse('not_found');
  const other = action === 'swap' ? meetings.find((one) => one.id === otherId && one.id !== id) : undefined;
  const place = other && timetable.get(other.id);
  const asked = place ?? { slot, table };
  const moving = [id, other?.id];
  const clashAt = (one: Meeting, at: number | null): string | null =>
    meetings.find(
      (each) =>
        !moving.includes(each.id) &&
        timetable.get(each.id)?.slot === at &&
        each.people.some((person) => one.people.includes(person)),
    )?.label ?? null;
  const inHall = asked.slot !== null && asked.table !== null && asked.slot < hall.slots && asked.table < hall.tables;
  const context: ChangeContext = {
    state: hall.state,
    placeKnown: inHall && (action !== 'swap' || place?.state === 'placed'),
    tableFree: meetings.every((each) => {
      const there = timetable.get(each.id);
      return each.id === id || there?.slot !== asked.slot || there?.table !== asked.table;
    }),
    clash: inHall ? (clashAt(meeting, asked.slot) ?? (other ? clashAt(other, now.slot) : null)) : null,
    reason,
  };
  const decided = decide(meetingLife, meetingRules, { action, state: now.state, as: ['organiser'], context });
  return isRefusal(decided) ? decided : null;
}

/** Empty slots between meetings of one side, summed over the sides. `sides` names those of each meeting. */
export function gapsOf(timetable: Timetable, sides: ReadonlyMap<string, readonly string[]>, slots: number): number {
  const taken = new Map<string, boolean[]>();
  for (const [id, { slot }] of timetable)
    if (slot !== null)
      for (const side of sides.get(id) ?? []) {
        const row = taken.get(side) ?? Array.from({ length: slots }, () => false);
        row[slot] = true;
        taken.set(side, row);
      }
  return [...taken.values()].reduce((sum, row) => sum + gapsIn(row), 0);
}
