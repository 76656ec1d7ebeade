import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { askDiagnosis } from './actions/ask.ts';
import { answerDiagnosis, leaveDiagnosis } from './actions/move.ts';
import { diagnosisFile, readForDiagnosis } from './actions/read.ts';
import { diagnosersOf } from './queries/diagnosers.ts';
import { needDiagnoses, readDiagnosis } from './queries/diagnoses.ts';

const reviewers = ['reviewer'] as const;

export const diagnosisServed: readonly Served[] = [
  serve(needRoutes.diagnoses, 'signed_in', ({ platform, viewer, params }) =>
    needDiagnoses(platform, viewer, params.id),
  ),
  serve(needRoutes.diagnosers, reviewers, ({ platform, viewer, params }) => diagnosersOf(platform, viewer, params.id)),
  serve(needRoutes.askDiagnosis, reviewers, ({ platform, viewer, params, body }) =>
    askDiagnosis(platform, viewer, params.id, body),
  ),
  serve(needRoutes.diagnosis, 'signed_in', ({ platform, viewer, params }) =>
    readDiagnosis(platform, viewer, params.id),
  ),
  serve(needRoutes.readForDiagnosis, 'signed_in', ({ platform, viewer, params, body }) =>
    readForDiagnosis(platform, viewer, params.id, body),
  ),
  serve(needRoutes.diagnosisFile, 'signed_in', ({ platform, viewer, params }) =>
    diagnosisFile(platform, viewer, params.id, params.file),
  ),
  serve(needRoutes.answerDiagnosis, 'signed_in', ({ platform, viewer, params, body }) =>
    answerDiagnosis(platform, viewer, params.id, body),
  ),
  serve(needRoutes.declineDiagnosis, 'signed_in', ({ platform, viewer, params, body }) =>
    leaveDiagnosis(platform, viewer, params.id, 'decline', body.reason),
  ),
  serve(needRoutes.recallDiagnosis, reviewers, ({ platform, viewer, params, body }) =>
    leaveDiagnosis(platform, viewer, params.id, 'recall', body.reason),
  ),
];
