import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { moderators } from './access.ts';
import { answerQuestion, releaseAnswer } from './actions/answer.ts';
import { askQuestion } from './actions/ask.ts';
import { moveQuestion } from './actions/move.ts';
import { questionsOf, workQuestions } from './queries/questions.ts';

export const questionServed: readonly Served[] = [
  serve(needRoutes.questions, 'anyone', ({ platform, params, query }) =>
    questionsOf(platform.db, params.number, query),
  ),
  serve(needRoutes.ask, 'signed_in', ({ platform, viewer, body }) => askQuestion(platform, viewer, body)),
  serve(needRoutes.workQuestions, 'signed_in', ({ platform, viewer, query }) =>
    workQuestions(platform.db, viewer, query),
  ),
  serve(needRoutes.publishQuestion, moderators, ({ platform, viewer, params }) =>
    moveQuestion(platform, viewer, params.id, 'publish', { set: (at) => ({ published_at: at }) }),
  ),
  serve(needRoutes.refuseQuestion, moderators, ({ platform, viewer, params, body: { reason } }) =>
    moveQuestion(platform, viewer, params.id, 'refuse', { reason, set: () => ({ reason }) }),
  ),
  serve(needRoutes.answerQuestion, 'signed_in', ({ platform, viewer, params, body: { answer } }) =>
    answerQuestion(platform, viewer, params.id, answer),
  ),
  serve(needRoutes.releaseAnswer, moderators, ({ platform, viewer, params }) =>
    releaseAnswer(platform, viewer, params.id),
  ),
  serve(needRoutes.returnAnswer, moderators, ({ platform, viewer, params, body: { reason } }) =>
    moveQuestion(platform, viewer, params.id, 'return_answer', { reason, set: () => ({ held_reason: reason }) }),
  ),
  serve(needRoutes.withdrawQuestion, 'signed_in', ({ platform, viewer, params }) =>
    moveQuestion(platform, viewer, params.id, 'withdraw'),
  ),
];
