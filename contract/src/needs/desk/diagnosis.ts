import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Day, Id, Instant, text, Version, WordsHash } from '../../http/scalars.ts';
import { NeedDraft } from '../need.ts';
import { returnCodes, returnFields } from '../review.ts';
import { NeedFile } from '../work.ts';
import type { diagnosisUndertakings } from './undertakings.data.ts';

/** Where a second diagnosis 二次诊断 of an unclear need is (product words in comments). */
export const DiagnosisState = z.enum([
  'asked', // 待诊断
  'answered', // 已诊断
  'declined', // 已谢绝
  'expired', // 逾期未诊断
  'recalled', // 已收回
  'lapsed', // 已不需要
]);
export type DiagnosisState = z.infer<typeof DiagnosisState>;

/** As what somebody is asked: a broker of a verified agency, or an expert, who is a judge of the contest. */
export const DiagnoserAs = z.enum(['broker', 'expert']);
export type DiagnoserAs = z.infer<typeof DiagnoserAs>;

/** What a diagnosis suggests: its owner mends it, it is ready, it is kept, or it is rejected. */
export const Suggestion = z.enum(['mend', 'ready', 'long_term', 'reject']);
export type Suggestion = z.infer<typeof Suggestion>;

/** One field that is not clear, and what its owner is to be asked about it. */
export const FindingPoint = z.strictObject({
  field: z.enum(returnFields),
  code: z.enum(returnCodes),
  says: text(300),
});

/** What a diagnosis found. */
export const Finding = z.strictObject({
  suggestion: Suggestion,
  points: z.array(FindingPoint).max(20),
  note: text(500).nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** Who may be asked for a diagnosis. */
export const Diagnoser = z.strictObject({
  person: Id,
  name: z.string(),
  as: DiagnoserAs,
  /** The agency of a broker. */
  organisation: z.strictObject({ id: Id, name: z.string() }).nullable(),
});
export type Diagnoser = z.infer<typeof Diagnoser>;

/** A second diagnosis as the need's owner and those who work on it see it. */
export const NeedDiagnosis = z.strictObject({
  id: Id,
  version: Version,
  state: DiagnosisState,
  since: Instant,
  askedAt: Instant,
  due: Day,
  by: z.string().nullable(),
  as: DiagnoserAs,
  organisation: z.string().nullable(),
  /** Each reading of the original, or of the file of this name; a file that is gone has none any more. */
  readings: z.array(
    z.strictObject({
      at: Instant,
      file: z.boolean(),
      name: z.string().nullable(),
      /** What was undertaken before the original was read, with SHA-256 of the words as read; null for a file, and the hash before it was kept. */
      undertaking: z.strictObject({ version: z.string(), sha256: WordsHash.nullable() }).nullable(),
    }),
  ),
  /** Null for its owner, as is what was found unless it is the owner who has to mend. */
  askedBy: z.string().nullable(),
  question: z.string().nullable(),
  reason: z.string().nullable(),
  finding: Finding.nullable(),
  can: z.record(z.string(), Can),
});
export type NeedDiagnosis = z.infer<typeof NeedDiagnosis>;

/** The second diagnoses of a need, newest first, and whether one may be asked for now. */
export const NeedDiagnoses = z.strictObject({ items: z.array(NeedDiagnosis), can: z.record(z.string(), Can) });
export type NeedDiagnoses = z.infer<typeof NeedDiagnoses>;

/** What the one who is asked knows before it reads: enough to say whether it may, of the need's words nothing. */
export const MyDiagnosis = z.strictObject({
  id: Id,
  version: Version,
  state: DiagnosisState,
  since: Instant,
  askedAt: Instant,
  due: Day,
  as: DiagnoserAs,
  organisation: z.string().nullable(),
  need: z.strictObject({ number: z.string(), organisation: z.string(), field: z.string().nullable() }),
  question: z.string(),
  readAt: Instant.nullable(),
  reason: z.string().nullable(),
  finding: Finding.nullable(),
  can: z.record(z.string(), Can),
});
export type MyDiagnosis = z.infer<typeof MyDiagnosis>;

/** The version of what one undertakes now before it reads: to keep it to oneself, and to have no part in it. The words stand in `undertakings.data.ts`. */
export const diagnosisUndertakingNow = '2026-1' satisfies keyof typeof diagnosisUndertakings;

/** The original as it was given for a diagnosis: without the owner's contact. */
export const DiagnosisText = z.strictObject({
  original: NeedDraft.omit({ contactName: true, contactPhone: true }),
  attachments: z.array(NeedFile),
  readAt: Instant,
});
export type DiagnosisText = z.infer<typeof DiagnosisText>;
