import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { FileScan, Id, Instant, text, Version, WordsHash } from '../../http/scalars.ts';
import { ConflictSource, PanelState } from '../panel.ts';
import { JudgedContent } from '../sheet.ts';
import { TargetLanguage, TranslatedPart, TranslatedText } from './part.ts';

/** A translator's duty for the judging of a need. */
export const DutyState = z.enum(['invited', 'accepted', 'declined', 'removed', 'lapsed']);
export type DutyState = z.infer<typeof DutyState>;

export const DutyChanged = z.strictObject({ id: Id, state: DutyState, version: Version });
export type DutyChanged = z.infer<typeof DutyChanged>;

/** A solution of a duty, as its translator may see it now. */
const DutySolution = z.strictObject({
  id: Id,
  title: z.string(),
  organisation: z.string().nullable(),
  /** When it was last handed in; null for not yet. */
  handedInAt: Instant.nullable(),
});

/** One's own duty. `solutions` is empty before the opening, before the undertaking is signed and where a conflict bars them, which are then not counted. */
export const MyDuty = z.strictObject({
  id: Id,
  version: Version,
  state: DutyState,
  language: TargetLanguage,
  /** By when the invitation is to be answered; null once it is. */
  answerBy: Instant.nullable(),
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  solutions: z.array(DutySolution),
  can: z.record(z.string(), Can),
});
export type MyDuty = z.infer<typeof MyDuty>;

/** What a translator reads of one solution: what a judge reads, without any score. */
export const TranslatorsView = z.strictObject({
  duty: Id,
  need: MyDuty.shape.need,
  language: TargetLanguage,
  /** `organisation` is null where a round of the panel hides solvers. */
  solution: z.strictObject({ id: Id, organisation: z.string().nullable(), content: JudgedContent }),
  scans: z.array(z.strictObject({ id: Id, scan: FileScan })),
  /** Each part of the text that is translated, beside its translation as last saved. */
  parts: z.array(z.strictObject({ ...TranslatedPart.shape, original: z.string(), text: z.string().nullable() })),
  /** Of the draft. */
  version: Version,
  savedAt: Instant.nullable(),
  /** What was handed in last: which time it was, and whether the draft says something else by now. */
  handedIn: z.strictObject({ n: z.int().min(1), at: Instant, changedSince: z.boolean() }).nullable(),
  can: z.record(z.string(), Can),
});
export type TranslatorsView = z.infer<typeof TranslatorsView>;

/** What a translator has written; a part that is left out stands as in the original. */
export const TranslationDraft = z.strictObject({
  texts: z.array(z.strictObject({ key: TranslatedPart.shape.key, text: text(20_000) })).max(120),
});
export type TranslationDraft = z.infer<typeof TranslationDraft>;

export const TranslationSaved = z.strictObject({ version: Version, savedAt: Instant });
export type TranslationSaved = z.infer<typeof TranslationSaved>;

/** What translators handed in of a solution, the newest of each, for an organiser. */
export const SolutionTranslations = z.strictObject({
  items: z.array(z.strictObject({ ...TranslatedText.shape, duty: Id, translator: z.string() })),
});
export type SolutionTranslations = z.infer<typeof SolutionTranslations>;

/** A duty as the organiser sees it. */
const Duty = z.strictObject({
  id: Id,
  version: Version,
  person: Id,
  name: z.string(),
  state: DutyState,
  language: TargetLanguage,
  /** Those named; null for every solution of the need. */
  named: z.array(Id).nullable(),
  answerBy: Instant.nullable(),
  /** `sha256` is of the words as read. */
  undertaking: z.strictObject({ version: z.string(), sha256: WordsHash, at: Instant }).nullable(),
  reason: z.string().nullable(),
  conflicts: z.array(z.strictObject({ solution: Id, sources: z.array(ConflictSource) })),
  /** When each solution was first read, and last handed in. */
  progress: z.array(z.strictObject({ solution: Id, readAt: Instant, handedInAt: Instant.nullable() })),
  can: z.record(z.string(), Can),
});

/** The translators of a need's panel, and what they may be given; `solutions` is empty until they are opened. */
export const Translators = z.strictObject({
  panelState: PanelState,
  duties: z.array(Duty),
  solutions: z.array(z.strictObject({ id: Id, title: z.string(), organisation: z.string() })),
  can: z.record(z.string(), Can),
});
export type Translators = z.infer<typeof Translators>;

/** Someone who holds the role translator for the contest; `free` is whether they neither judge nor decide anything of this need. */
export const TranslatorCandidate = z.strictObject({
  person: Id,
  name: z.string(),
  free: z.boolean(),
  conflicts: z.array(z.strictObject({ solution: Id, sources: z.array(ConflictSource) })),
});
