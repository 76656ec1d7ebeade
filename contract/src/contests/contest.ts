import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, Instant, line, RegionCode, text, Version } from '../http/scalars.ts';
import { Phase, PhaseChange, PhaseDecision, PhaseName } from './phase.ts';

/** `discarded`: thrown away while it was prepared; it was never opened, and nobody but its organisers ever saw it. */
export const ContestState = z.enum(['draft', 'open', 'closed', 'archived', 'discarded']);
export type ContestState = z.infer<typeof ContestState>;
/** Whether it was opened once, and so is everyone's to read. */
export const wasOpened = (state: ContestState): boolean => state !== 'draft' && state !== 'discarded';
/** Whether nothing of it changes any more. */
export const isPutAway = (state: ContestState): boolean => state === 'archived' || state === 'discarded';
/** 指导、主办、联合组织、承办、支持 */
export const UnitRole = z.enum(['guiding', 'hosting', 'co_organising', 'organising', 'supporting']);
export const TrackKind = z.enum(['large_enterprise', 'industry', 'region', 'overseas']);

/** A unit behind the contest; `organisation` where it has an account here. */
export const UnitInput = z.strictObject({
  role: UnitRole,
  name: line(100),
  nameEn: line(200).nullable(),
  organisation: Id.nullable(),
});
export type UnitInput = z.infer<typeof UnitInput>;
export const Unit = z.strictObject({
  role: UnitRole,
  name: z.string(),
  nameEn: z.string().nullable(),
  organisation: Id.nullable(),
});

/** What an organiser writes of a contest. `homeRegion` is the place whose own companies count as 本市. */
export const ContestInput = z.strictObject({
  name: line(100),
  nameEn: line(200),
  number: line(40),
  intro: text(5000),
  introEn: text(10_000),
  homeRegion: RegionCode,
  /** Divisions that take part as such, by their GB/T 2260 codes. */
  districts: z.array(RegionCode).max(200),
  units: z.array(UnitInput).max(200),
});
export type ContestInput = z.infer<typeof ContestInput>;

/** A unit that organises a track 专场承办机构; `organisation` where it has an account here. */
export const TrackUnit = z.strictObject({ name: line(100), nameEn: line(200).nullable(), organisation: Id.nullable() });
export type TrackUnit = z.infer<typeof TrackUnit>;

/** What an organiser writes of a track that stands; what it is open to is a rule of its own, `track_scope`. */
export const TrackEdit = z.strictObject({
  kind: TrackKind,
  name: line(100),
  nameEn: line(200),
  intro: text(3000),
  introEn: text(6000),
  units: z.array(TrackUnit).max(20).default([]),
});
export type TrackEdit = z.infer<typeof TrackEdit>;

/**
 * What a track is open to, by codes of the state's lists that stand for all below them; an empty list is no limit of that sort. A place
 * is within it by `regions` or by `countries`.
 */
export const TrackScope = z.strictObject({
  fields: z.array(z.string().max(20)).max(50),
  industries: z.array(z.string().max(20)).max(50),
  regions: z.array(RegionCode).max(50),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(100),
});
export type TrackScope = z.infer<typeof TrackScope>;

/** What an organiser writes of a new track, with the first version of what it is open to. */
export const TrackInput = z.strictObject({ ...TrackEdit.shape, ...TrackScope.shape });
export type TrackInput = z.infer<typeof TrackInput>;

export const Track = z.strictObject({
  id: Id,
  contest: Id,
  n: z.int(),
  kind: TrackKind,
  name: z.string(),
  nameEn: z.string(),
  intro: z.string(),
  introEn: z.string(),
  ...TrackScope.shape,
  units: z.array(z.strictObject({ name: z.string(), nameEn: z.string().nullable(), organisation: Id.nullable() })),
  version: Version,
});
export type Track = z.infer<typeof Track>;

/** A contest in a list. */
export const ContestCard = z.strictObject({
  id: Id,
  name: z.string(),
  nameEn: z.string(),
  number: z.string(),
  state: ContestState,
  homeRegion: RegionCode,
});
export type ContestCard = z.infer<typeof ContestCard>;

/** A track of an open contest; `collecting` until the end of its 征集, also before it begins. */
export const OpenTrack = z.strictObject({
  id: Id,
  name: z.string(),
  nameEn: z.string(),
  kind: TrackKind,
  contest: z.strictObject({ id: Id, name: z.string(), nameEn: z.string(), number: z.string() }),
  ...TrackScope.shape,
  collecting: z.boolean(),
});
export type OpenTrack = z.infer<typeof OpenTrack>;

/** The public page of a contest: its units, timeline and tracks. Counts, needs and notices come from their own modules. */
export const ContestPage = z.strictObject({
  ...ContestCard.shape,
  version: Version,
  intro: z.string(),
  introEn: z.string(),
  districts: z.array(RegionCode),
  units: z.array(Unit),
  phases: z.array(Phase),
  /** The phase now, by the clock; null before, between and after. */
  phase: PhaseName.nullable(),
  changes: z.array(PhaseChange),
  /** What was decided of the dates since the contest was opened, newest first. */
  decisions: z.array(PhaseDecision),
  tracks: z.array(
    z.strictObject({
      ...Track.shape,
      phases: z.array(Phase),
      /** Whether the dates are the track's own and not its contest's. */
      ownPhases: z.boolean(),
      phase: PhaseName.nullable(),
    }),
  ),
  openedAt: Instant.nullable(),
  /** When it was thrown away unopened, and why; null of any other. */
  discarded: z.strictObject({ at: Instant, reason: z.string() }).nullable(),
  can: z.partialRecord(
    z.enum(['edit', 'schedule', 'reschedule', 'end_phase', 'extend_phase', 'open', 'close', 'archive', 'discard']),
    Can,
  ),
});
export type ContestPage = z.infer<typeof ContestPage>;
