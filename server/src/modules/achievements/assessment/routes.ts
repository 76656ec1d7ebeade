import { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { showAssessment } from './actions/show.ts';
import { ownReport, publicReport } from './documents/print.ts';
import { assessmentOf, publicAssessmentOf } from './queries/assessment.ts';

export const assessmentServed: readonly Served[] = [
  serve(achievementRoutes.publicAssessment, 'anyone', ({ platform, params }) =>
    publicAssessmentOf(platform.db, params.number),
  ),
  serve(achievementRoutes.assessment, 'signed_in', ({ platform, viewer, params }) =>
    assessmentOf(platform, viewer, params.id),
  ),
  serve(achievementRoutes.publicAssessmentReport, 'anyone', ({ platform, params, query }) =>
    publicReport(platform, params.number, query.locale),
  ),
  serve(achievementRoutes.assessmentReport, 'signed_in', ({ platform, viewer, params, query }) =>
    ownReport(platform, viewer, params.id, query.locale),
  ),
  serve(achievementRoutes.showAssessment, 'signed_in', ({ platform, viewer, params, body }) =>
    showAssessment(platform, viewer, params.id, body.shown),
  ),
];
