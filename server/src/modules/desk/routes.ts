import { deskRoutes } from '@jiebang/contract/desk/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { auditSheet } from './audit/documents/sheet.ts';
import { auditPage } from './audit/queries/audit.ts';
import { whoseOfContest, whoseOfOrganisation, whoseOfPlatform } from './audit/queries/whose.ts';
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
  serve(deskRoutes.audit, ['admin'], ({ platform, viewer, query }) =>
    auditPage(platform, viewer, whoseOfPlatform(query.organisation ?? null), query),
  ),
  serve(deskRoutes.organisationAudit, 'signed_in', async ({ platform, viewer, params, query }) =>
    auditPage(platform, viewer, await whoseOfOrganisation(platform.db, viewer, params.id), query),
  ),
  serve(
    deskRoutes.contestAudit,
    ['admin', 'organiser', 'track_organiser'],
    async ({ platform, viewer, params, query }) =>
      auditPage(platform, viewer, await whoseOfContest(platform.db, viewer, params.id), query),
  ),
  serve(deskRoutes.auditSheet, ['admin'], ({ platform, viewer, query: { organisation, ...query } }) =>
    auditSheet(platform, viewer, whoseOfPlatform(organisation ?? null), query),
  ),
  serve(deskRoutes.organisationAuditSheet, 'signed_in', async ({ platform, viewer, params, query }) =>
    auditSheet(platform, viewer, await whoseOfOrganisation(platform.db, viewer, params.id), query),
  ),
  serve(
    deskRoutes.contestAuditSheet,
    ['admin', 'organiser', 'track_organiser'],
    async ({ platform, viewer, params, query }) =>
      auditSheet(platform, viewer, await whoseOfContest(platform.db, viewer, params.id), query),
  ),
  serve(deskRoutes.reactions, ['admin'], ({ platform }) => reactionStates(platform)),
];
