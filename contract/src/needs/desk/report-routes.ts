import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, text, Version } from '../../http/scalars.ts';
import { QuarantinedNeed, Reported, ReportKind, ReportState, ReportWords, WorkReport } from './report.ts';

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });
/** What a decision answers: where the report stands now. */
const Changed = z.strictObject({ id: Id, state: ReportState, version: Version });
export type ReportChanged = z.infer<typeof Changed>;

/** Reports of published needs, and the quarantine of a need (product: §3 No state secrets, ever). */
export const reportRoutes = {
  report: {
    method: 'POST',
    path: '/needs/:number/reports',
    summary: { zh: '举报一项公开的需求', en: 'Report a published need' },
    params: z.strictObject({ number: z.string().max(40) }),
    body: z.strictObject({ kind: ReportKind, words: ReportWords }),
    reply: Reported,
  },
  reports: {
    method: 'GET',
    path: '/workspace/need-reports',
    summary: { zh: '待处理或已处理的举报', en: 'Reports that wait, or that were decided' },
    query: z.strictObject({ ...pageQuery, desk: z.enum(['open', 'decided']).default('open') }),
    reply: pageOf(WorkReport),
  },
  quarantine: {
    method: 'POST',
    path: '/workspace/need-reports/:id/quarantine',
    summary: { zh: '隔离需求', en: 'Put the need in quarantine' },
    params: one,
    reply: Changed,
  },
  dismissReport: {
    method: 'POST',
    path: '/workspace/need-reports/:id/dismiss',
    summary: { zh: '不采纳举报', en: 'Dismiss a report' },
    params: one,
    body: reason,
    reply: Changed,
  },
  readQuarantined: {
    method: 'POST',
    path: '/workspace/need-reports/:id/read',
    summary: { zh: '说明理由后查看被隔离的需求', en: 'Read a need in quarantine, with a reason' },
    params: one,
    body: reason,
    reply: QuarantinedNeed,
  },
  liftQuarantine: {
    method: 'POST',
    path: '/workspace/need-reports/:id/lift',
    summary: { zh: '解除隔离', en: 'Lift the quarantine' },
    params: one,
    body: reason,
    reply: Changed,
  },
} as const;
