import { matchingRoutes } from '@jiebang/contract/matching/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { chooseMatched, chooseTold } from './actions/choose.ts';
import { judgeMatch } from './actions/judge.ts';
import { choicesOf } from './queries/choices.ts';
import { readAchievementMatches, readNeedMatches } from './queries/matches.ts';

export const matchingServed: readonly Served[] = [
  serve(matchingRoutes.ofNeed, 'signed_in', ({ platform, viewer, params }) =>
    readNeedMatches(platform.db, viewer, params.id),
  ),
  serve(matchingRoutes.ofAchievement, 'signed_in', ({ platform, viewer, params }) =>
    readAchievementMatches(platform.db, viewer, params.id),
  ),
  serve(matchingRoutes.judge, 'signed_in', ({ platform, viewer, body }) => judgeMatch(platform, viewer, body)),
  serve(matchingRoutes.choices, 'signed_in', ({ platform, viewer }) => choicesOf(platform.db, viewer)),
  serve(matchingRoutes.chooseTold, 'signed_in', ({ platform, viewer, body }) =>
    chooseTold(platform, viewer, body.told),
  ),
  serve(matchingRoutes.chooseMatched, 'signed_in', ({ platform, viewer, params, body }) =>
    chooseMatched(platform, viewer, params.id, body.matched),
  ),
];
