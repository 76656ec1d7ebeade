import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { moveNeed } from '../actions/move.ts';
import { acceptNeed, checkNeed, claimNeed, returnNeed, triageNeed } from './actions/review-need.ts';

const reviewers = ['reviewer'] as const;

export const reviewServed: readonly Served[] = [
  serve(needRoutes.claim, reviewers, ({ platform, viewer, params }) => claimNeed(platform, viewer, params.id)),
  serve(needRoutes.accept, reviewers, ({ platform, viewer, params, body }) =>
    acceptNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.check, reviewers, ({ platform, viewer, params, body }) =>
    checkNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.triage, reviewers, ({ platform, viewer, params, body }) =>
    triageNeed(platform, viewer, params.id, body.triage, body.reason),
  ),
  serve(needRoutes.return, reviewers, ({ platform, viewer, params, body }) =>
    returnNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.reject, reviewers, ({ platform, viewer, params, body }) =>
    moveNeed(platform, viewer, params.id, 'reject', body),
  ),
];
