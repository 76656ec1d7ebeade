import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Id, Instant, line, text, Version } from '../../http/scalars.ts';

/** Where a matchmaking session 对接会 stands. */
export const SessionState = z.enum([
  'preparing', // 筹备中
  'choosing', // 双向选择中
  'planned', // 已排表
  'announced', // 已公布
  'closed', // 已结束
  'cancelled', // 已取消
]);
export type SessionState = z.infer<typeof SessionState>;

/** Where a meeting stands that both sides wish: without a place, at a table, or called off. */
export const MeetingState = z.enum(['waiting', 'placed', 'cancelled']);
export type MeetingState = z.infer<typeof MeetingState>;

/** How a meeting ended, as one side records it: they go on, later, or nothing. */
export const Outcome = z.enum(['next_step', 'later', 'none']);
export type Outcome = z.infer<typeof Outcome>;

/**
 * What follows where both sides of a meeting go on: `deal`, a deal between them opens, or has opened; `judging`, one opens if the
 * judging of the need ends without a winner; `settled`, the need went another way.
 */
export const Follows = z.enum(['deal', 'judging', 'settled']);
export type Follows = z.infer<typeof Follows>;

/** What an organiser says of a session. Needs of one owner with the same `delegation` sit one after the other; with another, at once. */
export const SessionDraft = z.strictObject({
  title: line(80),
  titleEn: line(160),
  place: line(120),
  beginsAt: Instant,
  tables: z.int().min(1).max(60),
  slots: z.int().min(1).max(30),
  slotMinutes: z.int().min(5).max(240),
  gapMinutes: z.int().min(0).max(120),
  /** Until when both sides choose. */
  chooseBy: Instant,
  /** Whether the board of the hall tells the teams by their organisations, or by their numbers alone. */
  named: z.boolean(),
  needs: z.array(z.strictObject({ need: Id, delegation: z.int().min(1).max(9) })).max(200),
});
export type SessionDraft = z.infer<typeof SessionDraft>;

export const SessionCard = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  titleEn: z.string(),
  place: z.string(),
  beginsAt: Instant,
  chooseBy: Instant,
  state: SessionState,
});
export type SessionCard = z.infer<typeof SessionCard>;
export const SessionChanged = z.strictObject({ id: Id, number: z.string(), state: SessionState, version: Version });
export type SessionChanged = z.infer<typeof SessionChanged>;

/** When a slot is, from 0. */
export const Slot = z.strictObject({ slot: z.int().min(0), from: Instant, to: Instant });
export type Slot = z.infer<typeof Slot>;

const NeedLine = z.strictObject({ id: Id, number: z.string(), title: z.string() });
/** A team as those see it who may choose it: by its number in the session, its organisation, and what it says of itself. */
export const TeamLine = z.strictObject({
  id: Id,
  n: z.int().min(1),
  organisation: z.string(),
  teamName: z.string(),
  words: z.string(),
});
export type TeamLine = z.infer<typeof TeamLine>;

/** One meeting as its organiser sees it; slot and table from 0. */
export const ConsoleMeeting = z.strictObject({
  id: Id,
  need: NeedLine,
  team: TeamLine.pick({ id: true, n: true, organisation: true, teamName: true }),
  state: MeetingState,
  slot: z.int().min(0).nullable(),
  table: z.int().min(0).nullable(),
  /** What each side recorded. */
  owner: Outcome.nullable(),
  solver: Outcome.nullable(),
});
export type ConsoleMeeting = z.infer<typeof ConsoleMeeting>;

export const SessionAction = z.enum(['move', 'swap', 'call_off']);
export type SessionAction = z.infer<typeof SessionAction>;
/** A change of the timetable: `move` to a slot and table, `swap` with another meeting, `call_off` with the reason. */
export const SessionAct = z.strictObject({
  action: SessionAction,
  meeting: Id,
  other: Id.nullable(),
  slot: z.int().min(0).max(29).nullable(),
  table: z.int().min(0).max(59).nullable(),
  reason: text(500).nullable(),
});
export type SessionAct = z.infer<typeof SessionAct>;

/** A session on its organiser's desk. Who chose whom is told nobody, the organiser neither: only what both sides chose, once it is planned. */
export const WorkSession = z.strictObject({
  ...SessionCard.shape,
  version: Version,
  contest: Id,
  track: Id.nullable(),
  draft: SessionDraft,
  slots: z.array(Slot),
  needs: z.array(z.strictObject({ ...NeedLine.shape, teams: z.int().min(0), chose: z.boolean() })),
  /** Teams that take part, each with whether it has chosen. */
  teams: z.array(z.strictObject({ ...TeamLine.shape, chose: z.boolean() })),
  meetings: z.array(ConsoleMeeting),
  /** Wishes of both sides, how many of them have a place, and empty slots between meetings of one side. */
  plan: z.strictObject({ wishes: z.int(), served: z.int(), gaps: z.int() }).nullable(),
  entries: z.array(
    z.strictObject({
      n: z.int().min(1),
      action: z.string(),
      meeting: Id.nullable(),
      other: Id.nullable(),
      slot: z.int().nullable(),
      table: z.int().nullable(),
      at: Instant,
      by: z.string().nullable(),
      reason: z.string().nullable(),
      undoes: z.int().nullable(),
      undone: z.boolean(),
    }),
  ),
  /** The change that may be taken back now. */
  undoable: z.int().nullable(),
  can: z.record(z.string(), Can),
});
export type WorkSession = z.infer<typeof WorkSession>;

/** A meeting as one of its sides sees it, from the announcement on. */
export const MyMeeting = z.strictObject({
  id: Id,
  /** On which side the reader sits. */
  side: z.enum(['owner', 'solver']),
  need: NeedLine,
  team: TeamLine,
  state: MeetingState,
  slot: z.int().min(0).nullable(),
  table: z.int().min(0).nullable(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** Why it was changed last, where it was. */
  reason: z.string().nullable(),
  own: z.strictObject({ outcome: Outcome, note: z.string().nullable() }).nullable(),
  /** What the other side recorded: told once the reader's side has recorded its own. */
  theirs: Outcome.nullable(),
  /** What follows where both go on; before both said so, what would. */
  follows: Follows,
  agreed: z.boolean(),
  can: z.record(z.string(), Can),
});
export type MyMeeting = z.infer<typeof MyMeeting>;

/** A session for who takes part in it: for each need of theirs and each team of theirs, whom there is to choose and whom they chose. */
export const MySession = z.strictObject({
  ...SessionCard.shape,
  slotMinutes: z.int(),
  owns: z.array(z.strictObject({ need: NeedLine, chosen: z.array(Id) })),
  /** Teams that may be chosen: for owners. */
  teams: z.array(TeamLine),
  solves: z.array(
    z.strictObject({
      /** The solution by which the reader's team may take part. */
      solution: Id,
      title: z.string(),
      of: NeedLine,
      team: TeamLine.nullable(),
      chosen: z.array(Id),
    }),
  ),
  /** Needs that may be chosen: for teams that take part. */
  needs: z.array(NeedLine),
  meetings: z.array(MyMeeting),
  can: z.record(z.string(), Can),
});
export type MySession = z.infer<typeof MySession>;

/** The board of the hall. `name` is null where teams go by their numbers. */
export const HallBoard = z.strictObject({
  number: z.string(),
  title: z.string(),
  titleEn: z.string(),
  place: z.string(),
  state: SessionState,
  tables: z.int(),
  slots: z.array(Slot),
  at: Instant,
  meetings: z.array(
    z.strictObject({
      slot: z.int(),
      table: z.int(),
      need: z.strictObject({ number: z.string(), title: z.string() }),
      team: z.int(),
      name: z.string().nullable(),
    }),
  ),
});
export type HallBoard = z.infer<typeof HallBoard>;
