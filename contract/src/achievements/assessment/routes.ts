import { z } from 'zod';
import { Id } from '../../http/scalars.ts';
import { expertRoutes } from './expert-routes.ts';
import { PublicAssessment, WorkAssessment } from './work.ts';

const locale = z.enum(['zh', 'en']).default('zh');
const one = z.strictObject({ id: Id });
const number = z.strictObject({ number: z.string().regex(/^CG-\d{4}-\d{6,12}$/) });

/** 粗评估: how achievements are graded in six dimensions. */
export const assessmentRoutes = {
  publicAssessment: {
    method: 'GET',
    path: '/achievements/:number/assessment',
    summary: {
      zh: '公开成果的粗评估，经持有单位同意展示',
      en: 'The assessment of a public achievement, where its owner shows it',
    },
    params: number,
    reply: PublicAssessment,
  },
  assessment: {
    method: 'GET',
    path: '/workspace/achievements/:id/assessment',
    summary: {
      zh: '成果的粗评估：六个维度、逐项依据',
      en: 'The assessment of an achievement: six dimensions, each point with its evidence',
    },
    params: one,
    reply: WorkAssessment,
  },
  publicAssessmentReport: {
    method: 'GET',
    path: '/achievements/:number/assessment/report',
    summary: { zh: '下载公开展示的粗评估报告 (PDF)', en: 'The report of an assessment that is shown (PDF)' },
    download: true,
    params: number,
    query: z.strictObject({ locale }),
    reply: z.null(),
  },
  assessmentReport: {
    method: 'GET',
    path: '/workspace/achievements/:id/assessment/report',
    summary: { zh: '下载粗评估报告 (PDF)', en: 'The report of an assessment (PDF)' },
    download: true,
    params: one,
    query: z.strictObject({ locale }),
    reply: z.null(),
  },
  showAssessment: {
    method: 'POST',
    path: '/workspace/achievements/:id/assessment/shown',
    summary: { zh: '决定公开页面是否展示粗评估', en: 'Decide whether the public page shows the assessment' },
    params: one,
    body: z.strictObject({ shown: z.boolean() }),
    reply: z.strictObject({ id: Id, shown: z.boolean() }),
  },
  ...expertRoutes,
} as const;
