import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, line, text } from '../../http/scalars.ts';
import {
  Answer,
  CorrectionGround,
  Evidence,
  Objection,
  ObjectionChanged,
  Readmittable,
  Remedy,
  Strikable,
} from '../result.ts';

const one = z.strictObject({ id: Id });
const notice = z.strictObject({ number: z.string().regex(/^GS-\d{4}-\d{4,9}$/) });

/** Objections 异议 against a public notice, their answers and what they correct. */
export const objectionRoutes = {
  object: {
    method: 'POST',
    path: '/notices/:number/objections',
    summary: { zh: '实名提出异议', en: 'Object, by real name' },
    creates: true,
    params: notice,
    body: z.strictObject({ text: text(4000) }),
    reply: ObjectionChanged,
  },
  addEvidence: {
    method: 'POST',
    path: '/workspace/objections/:id/evidence',
    summary: { zh: '为我的异议上传依据', en: 'Give a file as evidence for my objection' },
    creates: true,
    upload: true,
    params: one,
    query: z.strictObject({ name: line(200) }),
    reply: Evidence,
  },
  evidence: {
    method: 'GET',
    path: '/workspace/objections/:id/evidence/:file',
    summary: { zh: '下载异议的依据', en: 'Download evidence of an objection' },
    download: true,
    params: z.strictObject({ id: Id, file: Id }),
    reply: z.null(),
  },
  objections: {
    method: 'GET',
    path: '/workspace/objections',
    summary: {
      zh: '我提出的、待我答复的与已答复的异议',
      en: 'Objections of mine, those I may answer, and those answered',
    },
    query: z.strictObject({ ...pageQuery, desk: z.enum(['mine', 'answering', 'answered']).default('mine') }),
    reply: pageOf(Objection),
  },
  uphold: {
    method: 'POST',
    path: '/workspace/objections/:id/uphold',
    summary: { zh: '异议成立', en: 'Uphold an objection' },
    params: one,
    body: z.strictObject({ ...Answer.shape, remedy: Remedy.exclude(['correct', 'readmit']) }),
    reply: ObjectionChanged,
  },
  strikable: {
    method: 'GET',
    path: '/workspace/objections/:id/sheets',
    summary: {
      zh: '可因异议成立而不计入的评分、可重新纳入的方案',
      en: 'What upholding an objection may strike out or readmit',
    },
    params: one,
    reply: z.strictObject({
      sheets: z.array(Strikable),
      /** None where there is more than one round: others went on by those before. */
      screenedOut: z.array(Readmittable),
    }),
  },
  correct: {
    method: 'POST',
    path: '/workspace/objections/:id/correct',
    summary: {
      zh: '异议成立：不计入所列评分，重新计算排名',
      en: 'Uphold an objection, and compute the ranking without some sheets',
    },
    params: one,
    body: z.strictObject({ ...Answer.shape, sheets: z.array(Id).min(1).max(100), ground: CorrectionGround }),
    reply: ObjectionChanged,
  },
  readmit: {
    method: 'POST',
    path: '/workspace/objections/:id/readmit',
    summary: {
      zh: '异议成立：形式审查未通过的方案重新纳入评审',
      en: 'Uphold an objection, and have a solution scored that was screened out',
    },
    params: one,
    body: z.strictObject({ ...Answer.shape, solution: Id }),
    reply: ObjectionChanged,
  },
  dismiss: {
    method: 'POST',
    path: '/workspace/objections/:id/dismiss',
    summary: { zh: '异议不成立', en: 'Dismiss an objection' },
    params: one,
    body: Answer,
    reply: ObjectionChanged,
  },
} as const;
