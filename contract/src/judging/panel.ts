import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Day, Id, Instant, line, text, Version, WordsHash } from '../http/scalars.ts';
import { FreeDays } from './assignment.ts';
import type { undertakings } from './undertakings.data.ts';

/** Where the judging 比拼 of one need stands. */
export const PanelState = z.enum([
  'preparing', // 组建评审组
  'scoring', // 评分中
  'scored', // 评分完成
  'proposed', // 待需求方确认
  'confirmed', // 需求方已确认
  'noticed', // 公示中
  'definitive', // 结果生效
  'declined', // 未遴选出合适方案
  'abandoned', // 已中止
]);
export type PanelState = z.infer<typeof PanelState>;

/** A judge's seat on a panel. */
export const SeatState = z.enum(['invited', 'accepted', 'declined', 'removed', 'lapsed']);
export type SeatState = z.infer<typeof SeatState>;

/** The version of 保密与回避承诺书 that judges sign now; its words stand in `undertakings.data.ts`. */
export const undertakingNow = '2026-1' satisfies keyof typeof undertakings;

/** One criterion of a rubric 评分表. `weight` in percent; scores are whole numbers from 0 to `max`. */
export const Criterion = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: line(40),
  nameEn: line(80),
  weight: z.int().min(1).max(100),
  max: z.int().min(1).max(100),
  guidance: text(500),
  guidanceEn: text(1000),
  commentRequired: z.boolean(),
});
export type Criterion = z.infer<typeof Criterion>;

/** Why a judge may not see a solution. The first six are found, `declared` is the judge's own word, the last two come from other modules. */
export const ConflictSource = z.enum([
  'owner_organisation', // 与需求方同单位
  'solver_organisation', // 与揭榜方同单位
  'partner_organisation', // 与联合体成员同单位
  'recent_affiliation', // 近年曾任职
  'affiliation', // 本人登记的任职、兼职、师承等关系
  'team_member', // 团队成员
  'namesake', // 与团队成员同名，或为同一人
  'rival', // 与同一需求的其他揭榜方有关联
  'declared', // 本人申报
  'broker_mandate', // 技术经理人委托
  'other', // 其他
]);
export type ConflictSource = z.infer<typeof ConflictSource>;

export const Aggregation = z.enum(['mean', 'trimmed_mean', 'z_score']);
export const TieRule = z.enum(['heaviest_criterion', 'earlier_submission', 'shared_rank']);

/** Rounds in the order in which a panel may have them: 初评, 网络评审, 现场赛. Each kind once at most. */
export const roundKinds = ['qualifying', 'online', 'final'] as const;
export const RoundKind = z.enum(roundKinds);
export type RoundKind = z.infer<typeof RoundKind>;

/**
 * Who goes on to the next round 晋级线: the first so many, and whoever has exactly the score of the last of them; or everybody with a score
 * of at least so much out of 100.
 */
export const CutLine = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('rank'), first: z.int().min(1).max(200) }),
  z.strictObject({ by: z.literal('score'), atLeast: z.int().min(1).max(100) }),
]);
export type CutLine = z.infer<typeof CutLine>;

/** The rules of one round. The last one has no cut line; scores of earlier rounds do not count in it (decision 0020). */
export const RoundPlan = z.strictObject({
  kind: RoundKind,
  aggregation: Aggregation,
  tieRule: TieRule,
  judgesPerSolution: z.int().min(1).max(50),
  /** Judges do not read whose a solution is. What a team wrote in its text stays as written. */
  hidesSolvers: z.boolean(),
  /** Once the round is scored, judges read the other judges' scores, without names. */
  showsScores: z.boolean(),
  /** With the definitive result solvers read who judged, never who gave what. */
  namesJudges: z.boolean(),
  cut: CutLine.nullable(),
  scoreBy: Instant.nullable(),
});
export type RoundPlan = z.infer<typeof RoundPlan>;

/** Which round of how many. */
export const RoundPlace = z.strictObject({ n: z.int().min(1), of: z.int().min(1), kind: RoundKind });

/** One judge on the organiser's progress board: how many sheets in which state, never a score. */
export const SeatProgress = z.strictObject({
  id: Id,
  version: Version,
  person: Id,
  name: z.string(),
  state: SeatState,
  /** By when an invitation that waits is to be answered; null where it has no day. */
  answerBy: Instant.nullable(),
  /** On how many of the days from now to the day of the round that runs, or is next, the judge is free; null for who does not sit. */
  days: FreeDays.nullable(),
  /** Whether the judge is not free on the day of the live final of the need. */
  awayOnFinal: z.boolean(),
  /** `sha256` is of the words as read; null where it was signed before they were kept. */
  undertaking: z.strictObject({ version: z.string(), sha256: WordsHash.nullable(), at: Instant }).nullable(),
  reason: z.string().nullable(),
  sheets: z.array(
    z.strictObject({
      id: Id,
      solution: Id,
      state: z.enum(['open', 'locked', 'abstained', 'excused']),
      reason: z.string().nullable(),
      can: z.record(z.string(), Can),
    }),
  ),
  can: z.record(z.string(), Can),
});

/** A panel as its organiser sees it. `solutions` is empty until they are opened; sheets are those of the round that runs. */
export const Panel = z.strictObject({
  id: Id,
  version: Version,
  state: PanelState,
  since: Instant,
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  /** By when the round that runs, or the first, is to be scored. */
  scoreBy: Instant.nullable(),
  rubric: z.array(Criterion),
  /** In order; where nothing was set, one round by the contest's rules. */
  rounds: z.array(
    z.strictObject({
      ...RoundPlan.shape,
      n: z.int().min(1),
      /** Of its own; null where it is scored by that of the panel. */
      rubric: z.array(Criterion).nullable(),
      state: z.enum(['ahead', 'running', 'over']),
      /** Solutions in it, and those that went on from it; null before it begins, and before it is over. */
      solutions: z.int().min(0).nullable(),
      wentOn: z.int().min(0).nullable(),
    }),
  ),
  seats: z.array(SeatProgress),
  /** The day of the live final on which the need goes on stage; null where it does not, or has been. */
  finalDay: Day.nullable(),
  solutions: z.array(
    z.strictObject({
      id: Id,
      organisation: z.string(),
      eligibleJudges: z.int().min(0),
      /** In the round that runs. */
      lockedSheets: z.int().min(0),
      openSheets: z.int().min(0),
      /** The number of the round after which it was out; null while it is in. */
      outAfter: z.int().min(1).nullable(),
    }),
  ),
  conflicts: z.array(z.strictObject({ person: Id, solution: Id, sources: z.array(ConflictSource) })),
  /** Who runs the contest, answers for it or translates, sits on no seat, and bears the name of a member of a solution's team: shut out until told apart. */
  namesakes: z.array(z.strictObject({ person: Id, name: z.string(), solution: Id })),
  notice: z.strictObject({ number: z.string(), publishedAt: Instant, endsAt: Instant }).nullable(),
  moves: z.array(
    z.strictObject({
      action: z.string(),
      to: PanelState,
      at: Instant,
      by: z.string().nullable(),
      role: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  can: z.record(z.string(), Can),
});
export type Panel = z.infer<typeof Panel>;

/**
 * Someone who may be invited: holds the role judge for this contest. An expert of the need's own owner may be within the share of the panel
 * that those may fill; `beyond` it the seat is barred.
 */
export const Candidate = z.strictObject({
  person: Id,
  name: z.string(),
  owner: z.enum(['apart', 'within', 'beyond']),
  /** The solutions that this judge would not see, and why: found as things stand, after a merger of organisations too. */
  conflicts: z.array(z.strictObject({ solution: Id, sources: z.array(ConflictSource) })),
});

/** What a change of a panel or seat answers. */
export const PanelChanged = z.strictObject({ id: Id, state: PanelState, version: Version });
export type PanelChanged = z.infer<typeof PanelChanged>;
export const SeatChanged = z.strictObject({ id: Id, state: SeatState, version: Version });
export type SeatChanged = z.infer<typeof SeatChanged>;
