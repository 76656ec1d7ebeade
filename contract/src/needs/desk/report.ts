import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Id, Instant, text, Version } from '../../http/scalars.ts';
import { NeedDraft, NeedState, NeedText } from '../need.ts';

/** Where a report of a published need is on its way (product words in comments). */
export const ReportState = z.enum([
  'waiting', // 待处理
  'quarantined', // 已隔离
  'dismissed', // 不予采纳
  'lifted', // 已解除隔离
]);
export type ReportState = z.infer<typeof ReportState>;

/** What a published need is reported for. */
export const ReportKind = z.enum([
  'state_secret', // 涉及国家秘密
  'others_information', // 他人个人信息或商业秘密
  'infringement', // 侵权或欺诈
  'other', // 其他
]);
export type ReportKind = z.infer<typeof ReportKind>;

export const ReportWords = text(1000);

/** What one who reports is told: whether the need is out of sight now, or waits for the staff. */
export const Reported = z.strictObject({ state: ReportState });
export type Reported = z.infer<typeof Reported>;

/** A report as staff see it who may decide it; of a need in quarantine they see no title. */
export const WorkReport = z.strictObject({
  id: Id,
  version: Version,
  state: ReportState,
  kind: ReportKind,
  words: z.string(),
  reportedAt: Instant,
  quarantinedAt: Instant.nullable(),
  /** Null for a visitor. */
  reporter: z.string().nullable(),
  reason: z.string().nullable(),
  need: z.strictObject({
    id: Id,
    number: z.string(),
    title: z.string().nullable(),
    state: NeedState,
    deadline: Instant,
    quarantined: z.boolean(),
  }),
  can: z.record(z.string(), Can),
});
export type WorkReport = z.infer<typeof WorkReport>;

/** A need in quarantine, for who gave a reason: what the public read, and what its owner wrote. */
export const QuarantinedNeed = z.strictObject({
  number: z.string(),
  publicText: NeedText,
  original: NeedDraft,
  at: Instant,
});
export type QuarantinedNeed = z.infer<typeof QuarantinedNeed>;
