import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { enterNeed } from '../actions/enter-need.ts';
import { readMandate } from '../queries/work-need.ts';
import { handOnNeed } from './actions/hand-on.ts';
import { acceptNeed, checkNeed, claimNeed, returnNeed, triageNeed } from './actions/review-need.ts';
import { assignNeeds } from './desk/actions/assign-needs.ts';
import { publishNeeds } from './desk/actions/publish-needs.ts';
import { compareVersions } from './queries/compare.ts';
import { otherReviewers, reviewersOf } from './queries/reviewers.ts';
import { contestRejection, sayOfRejection } from './rejection/actions/reject-need.ts';

const reviewers = ['reviewer'] as const;
const organisers = ['organiser', 'track_organiser'] as const;

export const reviewServed: readonly Served[] = [
  serve(needRoutes.claim, reviewers, ({ platform, viewer, params }) => claimNeed(platform, viewer, params.id)),
  serve(needRoutes.accept, reviewers, ({ platform, viewer, params, body }) =>
    acceptNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.check, reviewers, ({ platform, viewer, params, body }) =>
    checkNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.triage, reviewers, ({ platform, viewer, params, body }) =>
    triageNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.return, reviewers, ({ platform, viewer, params, body }) =>
    returnNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.reject, reviewers, ({ platform, viewer, params, body }) =>
    sayOfRejection(platform, viewer, params.id, 'reject', body),
  ),
  serve(needRoutes.proposeRejection, reviewers, ({ platform, viewer, params, body }) =>
    sayOfRejection(platform, viewer, params.id, 'propose_rejection', body),
  ),
  serve(needRoutes.signRejection, reviewers, ({ platform, viewer, params, body }) =>
    sayOfRejection(platform, viewer, params.id, 'sign_rejection', body),
  ),
  serve(needRoutes.opposeRejection, reviewers, ({ platform, viewer, params, body }) =>
    sayOfRejection(platform, viewer, params.id, 'oppose_rejection', body),
  ),
  serve(needRoutes.takeBackRejection, reviewers, ({ platform, viewer, params }) =>
    sayOfRejection(platform, viewer, params.id, 'take_back_rejection'),
  ),
  serve(needRoutes.contestRejection, 'signed_in', ({ platform, viewer, params, body }) =>
    contestRejection(platform, viewer, params.id, body.reason),
  ),
  serve(needRoutes.compare, 'signed_in', ({ platform, viewer, params, query }) =>
    compareVersions(platform, viewer, params.id, query),
  ),
  serve(needRoutes.enter, organisers, ({ platform, viewer, query, incoming }) =>
    enterNeed(platform, viewer, query, incoming.upload),
  ),
  serve(needRoutes.mandate, 'signed_in', ({ platform, viewer, params }) => readMandate(platform, viewer, params.id)),
  serve(needRoutes.reviewers, organisers, ({ platform, viewer, query }) =>
    reviewersOf(platform, viewer, query.contest),
  ),
  serve(needRoutes.otherReviewers, [...reviewers, ...organisers], ({ platform, viewer, params }) =>
    otherReviewers(platform, viewer, params.id),
  ),
  serve(needRoutes.handOn, [...reviewers, ...organisers], ({ platform, viewer, params, body }) =>
    handOnNeed(platform, viewer, params.id, body),
  ),
  serve(needRoutes.assign, organisers, ({ platform, viewer, body }) => assignNeeds(platform, viewer, body)),
  serve(needRoutes.publishMany, organisers, ({ platform, viewer, body }) => publishNeeds(platform, viewer, body)),
];
