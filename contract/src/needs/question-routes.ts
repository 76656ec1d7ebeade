import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Id, text, Version } from '../http/scalars.ts';
import { AnswerText, PublicQuestion, QuestionState, QuestionText, WorkQuestion } from './question.ts';

const one = z.strictObject({ id: Id });
const number = z.string().max(40);
/** What a change answers: where the question stands now. */
const Changed = z.strictObject({ id: Id, state: QuestionState, version: Version });
export type QuestionChanged = z.infer<typeof Changed>;

/** Public questions about a published need, and their answers. */
export const questionRoutes = {
  questions: {
    method: 'GET',
    path: '/needs/:number/questions',
    summary: { zh: '一项需求的公开问答', en: 'Public questions about a need, with their answers' },
    params: z.strictObject({ number }),
    query: z.strictObject(pageQuery),
    reply: pageOf(PublicQuestion),
  },
  ask: {
    method: 'POST',
    path: '/workspace/questions',
    summary: { zh: '公开提问', en: 'Ask a public question' },
    creates: true,
    body: z.strictObject({ need: number, question: QuestionText }),
    reply: Changed,
  },
  workQuestions: {
    method: 'GET',
    path: '/workspace/questions',
    summary: { zh: '我的提问，或待处理的提问', en: 'My questions, or those that wait for me' },
    query: z.strictObject({ ...pageQuery, desk: z.enum(['asker', 'owner', 'moderator']).default('asker') }),
    reply: pageOf(WorkQuestion),
  },
  publishQuestion: {
    method: 'POST',
    path: '/workspace/questions/:id/publish',
    summary: { zh: '公开提问', en: 'Make a question public' },
    params: one,
    reply: Changed,
  },
  refuseQuestion: {
    method: 'POST',
    path: '/workspace/questions/:id/refuse',
    summary: { zh: '不予公开或撤下', en: 'Keep a question from the public, or take it away' },
    params: one,
    body: z.strictObject({ reason: text(500) }),
    reply: Changed,
  },
  answerQuestion: {
    method: 'POST',
    path: '/workspace/questions/:id/answer',
    summary: {
      zh: '答复提问；可能指向需求方的答复经工作人员核对后公开',
      en: 'Answer a question, in public; what may lead to the owner is looked at by the staff first',
    },
    params: one,
    body: z.strictObject({ answer: AnswerText }),
    reply: Changed,
  },
  releaseAnswer: {
    method: 'POST',
    path: '/workspace/questions/:id/answer/release',
    summary: { zh: '公开待核的答复', en: 'Make an answer public that was held back' },
    params: one,
    reply: Changed,
  },
  returnAnswer: {
    method: 'POST',
    path: '/workspace/questions/:id/answer/return',
    summary: { zh: '退回待核的答复', en: 'Return an answer that was held back' },
    params: one,
    body: z.strictObject({ reason: text(500) }),
    reply: Changed,
  },
  withdrawQuestion: {
    method: 'POST',
    path: '/workspace/questions/:id/withdraw',
    summary: { zh: '撤回提问', en: 'Withdraw a question' },
    params: one,
    reply: Changed,
  },
} as const;
