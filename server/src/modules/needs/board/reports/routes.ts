import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { deskRoles, lifterRoles } from './access.ts';
import { decideReport, readQuarantined } from './actions/move.ts';
import { reportNeed } from './actions/report.ts';
import { reports } from './queries/reports.ts';

export const reportServed: readonly Served[] = [
  serve(needRoutes.report, 'anyone', ({ platform, viewer, incoming, params, body }) =>
    reportNeed(platform, viewer, incoming.ip, { ...params, ...body }),
  ),
  serve(needRoutes.reports, deskRoles, ({ platform, viewer, query }) => reports(platform.db, viewer, query)),
  serve(needRoutes.quarantine, deskRoles, ({ platform, viewer, params }) =>
    decideReport(platform, viewer, params.id, 'quarantine'),
  ),
  serve(needRoutes.dismissReport, deskRoles, ({ platform, viewer, params, body }) =>
    decideReport(platform, viewer, params.id, 'dismiss', body.reason),
  ),
  serve(needRoutes.readQuarantined, deskRoles, ({ platform, viewer, params, body }) =>
    readQuarantined(platform, viewer, params.id, body.reason),
  ),
  serve(needRoutes.liftQuarantine, lifterRoles, ({ platform, viewer, params, body }) =>
    decideReport(platform, viewer, params.id, 'lift', body.reason),
  ),
];
