import { z } from 'zod';
import { TrackScope } from '../contests/contest.ts';
import { Can } from '../http/problem.ts';
import { Day, FileScan, Id, Instant, Version } from '../http/scalars.ts';
import { NeedDraft, NeedPlace, NeedState, NeedText, PublicNeed, SolutionMode, TrackKind, Triage } from './need.ts';
import { Checklists, NeedReview, Rejection, ReturnPoint } from './review.ts';
import { TraceNames } from './traces.ts';

/** One move of the history, as those who work on the need see it. */
export const NeedMove = z.strictObject({
  action: z.string(),
  from: NeedState.nullable(),
  to: NeedState,
  at: Instant,
  by: z.string().nullable(),
  role: z.string(),
  reason: z.string().nullable(),
});

export const Attachment = z.strictObject({ id: Id, name: z.string(), size: z.int(), at: Instant, scan: FileScan });
/** Files of one need at most, and the bytes of one at most. */
export const mostFiles = 20;
export const fileBytes = 50 * 1024 * 1024;

/** A file of the original, with what it is by its content. */
export const NeedFile = z.strictObject({ ...Attachment.shape, type: z.string() });
export type NeedFile = z.infer<typeof NeedFile>;

/** What of a need its owner's signatories are asked to sign. */
export const SignedAct = z.enum(['submit', 'withdraw']);
export type SignedAct = z.infer<typeof SignedAct>;

/** The steps of a need on its way to the board, each somebody's: reviewers', clearance officers', its owner's, its organisers'. */
export const NeedStep = z.enum(['review', 'clearance', 'confirmation', 'publication']);
export type NeedStep = z.infer<typeof NeedStep>;

/** A step that runs: who took it, where one person did, and by when it is to be done. */
export const NeedTerm = z.strictObject({
  step: NeedStep,
  holder: z.string().nullable(),
  due: Instant,
  overdue: z.boolean(),
});
export type NeedTerm = z.infer<typeof NeedTerm>;

/** A need as its owner and the staff who work on it see it. */
export const WorkNeed = z.strictObject({
  id: Id,
  version: Version,
  number: z.string().nullable(),
  state: NeedState,
  since: Instant,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  contest: Id,
  track: Id,
  /** Where it is: the edition, its track, and what that is open to; `scopeAhead` where another scope is set for later. */
  place: z.strictObject({
    ...NeedPlace.shape,
    scope: TrackScope,
    scopeAhead: z.strictObject({ from: Instant, scope: TrackScope, note: z.string() }).nullable(),
  }),
  mode: SolutionMode,
  /** Who is to do what by when now; null where the next step is nobody's on the way to the board. */
  term: NeedTerm.nullable(),
  triage: Triage.nullable(),
  /** When it is looked at again, of one that is not ready. */
  lookAgain: Day.nullable(),
  deadline: Instant.nullable(),
  /** The deadline that its publication is offered: the end of 揭榜, or of its own validity where that is earlier; null where neither is set or too little is left. */
  proposedDeadline: Instant.nullable(),
  /** Days that its publication has to leave solvers at least, by the rule of today. */
  shortestCallDays: z.int(),
  /** Until when a draft or a returned need may be handed in; null where that is over, or for any other. */
  handInUntil: Instant.nullable(),
  original: NeedDraft,
  /** Who of the staff entered it for its owner from paper, and the scanned mandate by which; null where its owner wrote it. */
  entered: z.strictObject({ by: z.string().nullable(), at: Instant, mandate: z.string() }).nullable(),
  publicText: NeedText.nullable(),
  publicTextSignedBy: z.string().nullable(),
  attachments: z.array(NeedFile),
  moves: z.array(NeedMove),
  /** What should not stand in the public text; only for the officers who clear it. */
  names: TraceNames.nullable(),
  /** Null for the owner's people: it is between those who work on the need. */
  reviews: z.array(NeedReview).nullable(),
  /** The declaration of truth, validity and non-secrecy as it was signed last: which version, the SHA-256 of its words, by whom and when. */
  declaration: z
    .strictObject({ version: z.string(), sha256: z.string(), by: z.string().nullable(), at: Instant })
    .nullable(),
  /** For the owner's people alone: whether the viewer signs for it, who does otherwise, and who asked for the signature when. */
  signing: z
    .strictObject({
      signs: z.boolean(),
      signatories: z.array(z.string()),
      asked: z.strictObject({ act: SignedAct, by: z.string(), at: Instant }).nullable(),
    })
    .nullable(),
  checklists: Checklists,
  /** The owner's people read why it was rejected, once it is. */
  rejection: Rejection,
  /** How often it was handed in, as far as versions are kept. */
  versions: z.int(),
  /** What was asked to be mended when it was last returned. */
  returned: z.strictObject({ at: Instant, points: z.array(ReturnPoint) }).nullable(),
  can: z.record(z.string(), Can),
});
export type WorkNeed = z.infer<typeof WorkNeed>;

/** A need as its public page would be now. What is not filled in yet is empty; without a deadline it closes in thirty days. */
export const NeedPreview = z.strictObject({
  need: PublicNeed,
  /** Whose words these are: of the signed public text, or of the original while there is none. */
  from: z.enum(['public_text', 'original']),
  /** Fields that a submission still lacks. */
  missing: z.array(z.string()),
});
export type NeedPreview = z.infer<typeof NeedPreview>;

/** A line of a work list: an owner's needs, or a desk's queue. */
export const WorkNeedCard = z.strictObject({
  id: Id,
  contest: Id,
  number: z.string().nullable(),
  title: z.string(),
  state: NeedState,
  triage: Triage.nullable(),
  lookAgain: Day.nullable(),
  organisation: z.string(),
  recommender: z.string().nullable(),
  trackKind: TrackKind,
  field: z.string().nullable(),
  since: Instant,
  deadline: Instant.nullable(),
  /** When it was last handed in. */
  submittedAt: Instant.nullable(),
  /** Who took it for review; and by when its step is to be done that runs now. */
  reviewer: z.string().nullable(),
  due: Instant.nullable(),
  overdue: z.boolean(),
});
export type WorkNeedCard = z.infer<typeof WorkNeedCard>;

/** What a change answers: where the need stands now. */
export const Changed = z.strictObject({ id: Id, state: NeedState, version: Version });
export type Changed = z.infer<typeof Changed>;
