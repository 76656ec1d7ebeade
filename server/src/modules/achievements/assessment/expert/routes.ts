import { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { askExpert } from './actions/ask.ts';
import { moveExpert } from './actions/move.ts';
import { acceptExpert, editExpert, signExpert } from './actions/write.ts';
import { expertList, expertWork } from './queries/experts.ts';

export const expertServed: readonly Served[] = [
  serve(achievementRoutes.askExpert, ['reviewer'], ({ platform, viewer, params, body }) =>
    askExpert(platform, viewer, params.id, body),
  ),
  serve(achievementRoutes.expertAssessments, 'signed_in', ({ platform, viewer, query }) =>
    expertList(platform.db, viewer, query),
  ),
  serve(achievementRoutes.expertAssessment, 'signed_in', ({ platform, viewer, params }) =>
    expertWork(platform, viewer, params.id),
  ),
  serve(achievementRoutes.acceptAssessment, 'signed_in', ({ platform, viewer, params }) =>
    acceptExpert(platform, viewer, params.id),
  ),
  serve(achievementRoutes.declineAssessment, 'signed_in', ({ platform, viewer, params, body }) =>
    moveExpert(platform, viewer, params.id, 'decline', body),
  ),
  serve(achievementRoutes.editAssessment, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editExpert(platform, viewer, params.id, version, body),
  ),
  serve(achievementRoutes.signAssessment, 'signed_in', ({ platform, viewer, params }) =>
    signExpert(platform, viewer, params.id),
  ),
  serve(achievementRoutes.recallAssessment, ['reviewer'], ({ platform, viewer, params, body }) =>
    moveExpert(platform, viewer, params.id, 'recall', body),
  ),
];
