import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { FileScan, Id, Instant, text, Version } from '../http/scalars.ts';
import { SubmittedSolution } from '../solutions/solution.ts';
import { Criterion, PanelState, RoundPlace, SeatState } from './panel.ts';
import { TranslatedText } from './translation/part.ts';

/** A judge's score sheet for one solution. `excused`: counts no more, by the organiser's decision or a conflict. */
export const SheetState = z.enum(['open', 'locked', 'abstained', 'excused']);
export type SheetState = z.infer<typeof SheetState>;

/** One line of a sheet; `score` is null until the judge gives one. */
export const Score = z.strictObject({
  criterion: z.string().max(40),
  score: z.int().min(0).max(100).nullable(),
  comment: text(2000).nullable(),
});
export type Score = z.infer<typeof Score>;

export const SheetDraft = z.strictObject({ scores: z.array(Score).max(30), comment: text(4000).nullable() });
export type SheetDraft = z.infer<typeof SheetDraft>;

export const SheetChanged = z.strictObject({ id: Id, state: SheetState, version: Version });
export type SheetChanged = z.infer<typeof SheetChanged>;

/** What is judged: the solution as handed in, without who recommends it and, where the round hides solvers, without whose it is. */
export const JudgedContent = z.strictObject({
  ...SubmittedSolution.omit({ recommender: true }).shape,
  organisation: SubmittedSolution.shape.organisation.nullable(),
  leader: z.string().nullable(),
});
export type JudgedContent = z.infer<typeof JudgedContent>;

/** A line of a judge's list for one panel. */
export const SheetCard = z.strictObject({
  id: Id,
  version: Version,
  state: SheetState,
  solution: z.strictObject({ id: Id, title: z.string(), organisation: z.string().nullable() }),
  /** How many criteria have a score. */
  filled: z.int().min(0),
  criteria: z.int().min(0),
});

/** A judge's seat, as the judge sees it. `sheets` are those of the round that runs, `left` counts the open ones. */
export const MySeat = z.strictObject({
  id: Id,
  version: Version,
  state: SeatState,
  /** By when the invitation is to be answered; null once it is, or where it has no day. */
  answerBy: Instant.nullable(),
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  panelState: PanelState,
  /** Null before judging begins. */
  round: RoundPlace.nullable(),
  scoreBy: Instant.nullable(),
  sheets: z.array(SheetCard),
  left: z.int().min(0),
  can: z.record(z.string(), Can),
});
export type MySeat = z.infer<typeof MySeat>;

/** A sheet with what is scored: the rubric, and the opened solution. */
export const Sheet = z.strictObject({
  id: Id,
  version: Version,
  state: SheetState,
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  round: RoundPlace,
  /** `organisation` is null where the round hides solvers. */
  solution: z.strictObject({ id: Id, organisation: z.string().nullable(), content: JudgedContent }),
  /** What the malware scan said of each attachment, before it was sealed. */
  scans: z.array(z.strictObject({ id: Id, scan: FileScan })),
  /** What translators handed in of it; who they are is not told. */
  translations: z.array(TranslatedText),
  rubric: z.array(Criterion),
  scores: z.array(Score),
  comment: z.string().nullable(),
  scoreBy: Instant.nullable(),
  /** What the other judges gave, without names and in no order that tells: null unless the round shows scores and is scored. */
  others: z.array(z.array(Score.omit({ comment: true }))).nullable(),
  /** How many of this judge's sheets of the round are open, and how many there are. */
  left: z.int().min(0),
  all: z.int().min(0),
  /** The next open sheet of this judge, to go on with; null when it was the last. */
  next: Id.nullable(),
  can: z.record(z.string(), Can),
});
export type Sheet = z.infer<typeof Sheet>;
