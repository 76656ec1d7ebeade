import { deskRoutes } from '@jiebang/contract/desk/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { auditOfOrganisation, auditOfPlatform } from './audit/queries/audit.ts';
import { dateReach } from './queries/date-reach.ts';
import { readDesk } from './queries/desk.ts';
import { reactionStates } from './queries/reactions.ts';
import { ruleReach } from './queries/rule-reach.ts';
import { workOf } from './queries/work.ts';

export const deskServed: readonly Served[] = [
  serve(deskRoutes.desk, 'signed_in', ({ platform, viewer }) => readDesk(platform, viewer)),
  serve(deskRoutes.ruleReach, ['admin', 'organiser'], ({ platform, viewer, params: { id, key }, query }) =>
    ruleReach(platform.db, viewer, { contest: id, track: query.track ?? null }, key),
  ),
  serve(deskRoutes.dateReach, ['admin', 'organiser'], ({ platform, viewer, params, query }) =>
    dateReach(platform.db, viewer, params.id, query),
  ),
  serve(deskRoutes.organisationWork, 'signed_in', ({ platform, viewer, params }) =>
    workOf(platform, viewer, params.id),
  ),
  serve(deskRoutes.audit, ['admin'], ({ platform, viewer, query }) => auditOfPlatform(platform, viewer, query)),
  serve(deskRoutes.organisationAudit, 'signed_in', ({ platform, viewer, params, query }) =>
    auditOfOrganisation(platform, viewer, params.id, query),
  ),
  serve(deskRoutes.reactions, ['admin'], ({ platform }) => reactionStates(platform)),
];
