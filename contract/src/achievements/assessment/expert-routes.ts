import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, text } from '../../http/scalars.ts';
import { byHandle } from '../../identity/sign-in/handle.ts';
import { ExpertAssessment, ExpertAssessmentCard, ExpertAssessmentChanged, ExpertDraft } from './expert.ts';

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });

/** Experts who correct computed assessments. */
export const expertRoutes = {
  askExpert: {
    method: 'POST',
    path: '/workspace/achievements/:id/assessment/experts',
    summary: { zh: '邀请专家评估成果', en: 'Ask an expert to assess an achievement' },
    creates: true,
    params: one,
    body: z.strictObject(byHandle),
    reply: ExpertAssessmentChanged,
  },
  expertAssessments: {
    method: 'GET',
    path: '/workspace/assessments',
    summary: { zh: '请我评估的成果', en: 'Assessments that I am asked for' },
    query: z.strictObject(pageQuery),
    reply: pageOf(ExpertAssessmentCard),
  },
  expertAssessment: {
    method: 'GET',
    path: '/workspace/assessments/:id',
    summary: { zh: '一项专家评估', en: 'An assessment that I am asked for' },
    params: one,
    reply: ExpertAssessment,
  },
  acceptAssessment: {
    method: 'POST',
    path: '/workspace/assessments/:id/accept',
    summary: { zh: '确认无利害关系并接受评估', en: 'Accept it, without any interest in the achievement' },
    params: one,
    body: z.strictObject({ withoutInterest: z.literal(true) }),
    reply: ExpertAssessmentChanged,
  },
  declineAssessment: {
    method: 'POST',
    path: '/workspace/assessments/:id/decline',
    summary: { zh: '谢绝评估', en: 'Decline it' },
    params: one,
    body: reason,
    reply: ExpertAssessmentChanged,
  },
  editAssessment: {
    method: 'PUT',
    path: '/workspace/assessments/:id',
    summary: { zh: '保存专家评估', en: 'Save an assessment' },
    edits: true,
    params: one,
    body: ExpertDraft,
    reply: ExpertAssessmentChanged,
  },
  signAssessment: {
    method: 'POST',
    path: '/workspace/assessments/:id/sign',
    summary: { zh: '签署专家评估', en: 'Sign an assessment' },
    params: one,
    reply: ExpertAssessmentChanged,
  },
  recallAssessment: {
    method: 'POST',
    path: '/workspace/assessments/:id/recall',
    summary: { zh: '撤回对专家的邀请', en: 'Recall a request to an expert' },
    params: one,
    body: reason,
    reply: ExpertAssessmentChanged,
  },
} as const;
