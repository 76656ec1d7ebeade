import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Id, Instant, line, text, Version } from '../../http/scalars.ts';
import { PriceRound } from './price.ts';

/** Where a live final 现场赛 stands. */
export const FinalState = z.enum([
  'preparing', // 筹备中
  'sealed', // 名单与种子已封存
  'drawn', // 已抽签
  'live', // 进行中
  'closed', // 已结束
]);
export type FinalState = z.infer<typeof FinalState>;

/** Where what is presented stands. `scored`: every sheet is in, or set aside with a reason. */
export const ItemState = z.enum(['waiting', 'presenting', 'questioning', 'scoring', 'scored', 'skipped']);
export type ItemState = z.infer<typeof ItemState>;

/** What the public sees of scores: as they come, as they stood when it was frozen, or place by place from the last one up. */
export const ScreenState = z.enum(['open', 'frozen', 'revealing']);
export type ScreenState = z.infer<typeof ScreenState>;

/** What the public may see while it is live: no scores, ranks alone, or the scores of what is finished. Never a single judge's. */
export const FinalShows = z.enum(['nothing', 'ranks', 'scores']);
export type FinalShows = z.infer<typeof FinalShows>;

/** Why a need goes on stage. */
export const Ground = z.enum([
  'representative_field', // 代表性领域
  'strategic', // 战略需求
  'contested', // 竞争充分
  'public_interest', // 公众关注
  'other', // 其他
]);
export type Ground = z.infer<typeof Ground>;

const seconds = z.int().min(30).max(7200);

/** What an organiser says of a final. `named`: whether the hall reads the finalists' organisations, or their numbers alone. */
export const FinalDraft = z.strictObject({
  title: line(80),
  titleEn: line(160),
  place: line(120),
  beginsAt: Instant,
  presentSeconds: seconds,
  questionSeconds: seconds,
  shows: FinalShows,
  named: z.boolean(),
  /** In the order of the show. */
  needs: z.array(z.strictObject({ need: Id, ground: Ground, reason: text(500) })).max(50),
});
export type FinalDraft = z.infer<typeof FinalDraft>;

/** A clock that runs: `left` follows from these and the server's time. Milliseconds since 1970 and seconds. */
export const Timer = z.strictObject({
  phase: z.enum(['presenting', 'questioning']),
  startedAt: z.int(),
  seconds: z.int().min(0),
  /** Milliseconds that it stood still so far. */
  pausedMs: z.int().min(0),
  /** Since when it stands still; null while it runs. */
  pausedAt: z.int().nullable(),
});
export type Timer = z.infer<typeof Timer>;

/** One place of a need's scoreboard: item by its number in the running order; `score` is null where ranks alone are shown. */
export const Standing = z.strictObject({
  item: z.int().min(1),
  rank: z.int().min(1),
  score: z.number().nullable(),
});
export type Standing = z.infer<typeof Standing>;

/** The show as a screen needs it. Items by their number in the running order, from 1. */
export const Show = z.strictObject({
  state: FinalState,
  /** Who is on stage; null between. */
  stage: z.int().min(1).nullable(),
  timer: Timer.nullable(),
  screen: ScreenState,
  items: z.array(
    z.strictObject({
      item: z.int().min(1),
      state: ItemState,
      /** How many of how many sheets are in. */
      in: z.int().min(0),
      of: z.int().min(0),
    }),
  ),
  /** The need in whose scoreboard the hall looks now, by its place in the show from 0. */
  focus: z.int().min(0).nullable(),
  /** By need, in the order of the show: what is shown of its scoreboard, best first. */
  boards: z.array(z.array(Standing)),
  /** By need: its latest price round; null before the first. */
  prices: z.array(PriceRound.nullable()),
});
export type Show = z.infer<typeof Show>;

/** One line of the stream. `m` counts from 1 without gaps; a `score` says how many sheets of one item are in, a `show` all there is. */
export const ScoreLine = z.strictObject({
  m: z.int().min(1),
  at: z.int(),
  item: z.int().min(1),
  in: z.int().min(0),
  of: z.int().min(0),
});
export const ShowLine = z.strictObject({ m: z.int().min(1), at: z.int(), show: Show });
export const FinalLine = z.union([ShowLine, ScoreLine]);
export type FinalLine = z.infer<typeof FinalLine>;

/** How the order was drawn, told in full from the draw on: with it anyone draws again. */
export const DrawTold = z.strictObject({
  /** Hexadecimal; the log held its commitment before the draw. */
  seed: z.string(),
  words: z.string(),
  rule: z.string(),
});

/** A final as anyone reads it. */
export const PublicFinal = z.strictObject({
  number: z.string(),
  title: z.string(),
  titleEn: z.string(),
  place: z.string(),
  beginsAt: Instant,
  contest: z.strictObject({ number: z.string(), name: z.string(), nameEn: z.string() }),
  needs: z.array(z.strictObject({ number: z.string(), title: z.string() })),
  /** In the running order, from the draw on. `name` is null where finalists go by their numbers; `id` and `lot` are what the order was drawn from. */
  items: z.array(
    z.strictObject({
      item: z.int().min(1),
      need: z.int().min(0),
      name: z.string().nullable(),
      id: Id,
      lot: z.string(),
    }),
  ),
  draw: DrawTold.nullable(),
  /** The newest line of the stream; 0 before the first. */
  m: z.int().min(0),
  /** The server's time, milliseconds since 1970. */
  at: z.int(),
  show: Show,
});
export type PublicFinal = z.infer<typeof PublicFinal>;

export const FinalCard = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  titleEn: z.string(),
  place: z.string(),
  beginsAt: Instant,
  state: FinalState,
});
export type FinalCard = z.infer<typeof FinalCard>;

/** What the console may do in the show. */
export const ConsoleAction = z.enum([
  'present',
  'question',
  'score',
  'skip',
  'recall',
  'pause',
  'resume',
  'extend',
  'freeze',
  'unfreeze',
  'reveal',
  'call_prices',
  'open_prices',
]);
export type ConsoleAction = z.infer<typeof ConsoleAction>;

/** A final on its organiser's desk. */
export const WorkFinal = z.strictObject({
  ...FinalCard.shape,
  version: Version,
  contest: Id,
  track: Id.nullable(),
  draft: FinalDraft,
  needs: z.array(
    z.strictObject({
      id: Id,
      number: z.string(),
      title: z.string(),
      panel: z.string().nullable(),
      finalists: z.int().min(0),
    }),
  ),
  /** Whether the log holds the commitment to the seed: then it may be drawn. */
  committed: z.boolean(),
  items: z.array(
    z.strictObject({
      id: Id,
      item: z.int().min(1).nullable(),
      need: Id,
      organisation: z.string(),
      state: ItemState,
      in: z.int().min(0),
      of: z.int().min(0),
      /** Judges whose sheet is open: whom the final waits for. */
      missing: z.array(z.string()),
      /** Whether there is a bid of it in the price round that runs. */
      bid: z.boolean(),
      can: z.record(z.string(), Can),
    }),
  ),
  /** As the hall sees it, and as it really stands. */
  show: Show,
  boards: z.array(z.array(Standing)),
  entries: z.array(
    z.strictObject({
      n: z.int().min(1),
      action: z.string(),
      item: z.int().nullable(),
      at: Instant,
      by: z.string().nullable(),
      reason: z.string().nullable(),
      undoes: z.int().nullable(),
      undone: z.boolean(),
    }),
  ),
  /** The act that may be taken back now. */
  undoable: z.int().nullable(),
  at: z.int(),
  can: z.record(z.string(), Can),
});
export type WorkFinal = z.infer<typeof WorkFinal>;

export const FinalChanged = z.strictObject({ id: Id, number: z.string(), state: FinalState, version: Version });
export type FinalChanged = z.infer<typeof FinalChanged>;
/** The entry that an act became. */
export const Acted = z.strictObject({ n: z.int().min(1) });

/** One act of the console. An item by its id; `need` of a reveal and of a price round; `seconds` of an extension. */
export const Act = z.strictObject({
  action: ConsoleAction,
  item: Id.nullable(),
  need: Id.nullable(),
  seconds: z.int().min(10).max(1800).nullable(),
  reason: text(500).nullable(),
});
export type Act = z.infer<typeof Act>;

/** What a judge's phone shows: the sheet of who is on stage; null between, and where the judge has none. */
export const StageSheet = z.strictObject({ item: z.int().min(1).nullable(), sheet: Id.nullable() });
