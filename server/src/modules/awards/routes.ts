import { awardRoutes as routes } from '@jiebang/contract/awards/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { defineAwards } from './nomination/actions/define.ts';
import { moveNomination } from './nomination/actions/move.ts';
import { nominate } from './nomination/actions/nominate.ts';
import { awardCandidates, awardResults, workAwards } from './nomination/queries/awards.ts';
import { chooseForPolicy, confirmNovelty, moveRecommendation } from './policy/actions/choose.ts';
import { policyCandidates } from './policy/queries/candidates.ts';

const organisers = ['organiser'] as const;
const authorities = ['authority'] as const;
const readers = ['organiser', 'authority'] as const;

export const awardServed: readonly Served[] = [
  serve(routes.results, 'anyone', ({ platform, query }) => awardResults(platform.db, query)),
  serve(routes.work, readers, ({ platform, viewer, query }) => workAwards(platform.db, viewer, query.contest)),
  serve(routes.define, organisers, ({ platform, viewer, body }) => defineAwards(platform, viewer, body.contest)),
  serve(routes.candidates, readers, ({ platform, viewer, query }) => awardCandidates(platform.db, viewer, query)),
  serve(routes.nominate, organisers, ({ platform, viewer, body }) => nominate(platform, viewer, body)),
  serve(routes.decide, organisers, ({ platform, viewer, params, version, body }) =>
    moveNomination(platform, viewer, params.id, 'decide', { version, ...body }),
  ),
  serve(routes.notice, organisers, ({ platform, viewer, params, version }) =>
    moveNomination(platform, viewer, params.id, 'notice', { version }),
  ),
  serve(routes.strike, organisers, ({ platform, viewer, params, body }) =>
    moveNomination(platform, viewer, params.id, 'strike', body),
  ),
  serve(routes.policyCandidates, authorities, ({ platform, viewer, query }) =>
    policyCandidates(platform.db, viewer, query),
  ),
  serve(routes.chooseForPolicy, authorities, ({ platform, viewer, body }) => chooseForPolicy(platform, viewer, body)),
  serve(routes.chooseAgain, authorities, ({ platform, viewer, params, body }) =>
    moveRecommendation(platform, viewer, params.id, 'choose', body.reason),
  ),
  serve(routes.dropFromPolicy, authorities, ({ platform, viewer, params, body }) =>
    moveRecommendation(platform, viewer, params.id, 'drop', body.reason),
  ),
  serve(routes.confirmNovelty, organisers, ({ platform, viewer, params, body }) =>
    confirmNovelty(platform, viewer, params.need, body),
  ),
];
