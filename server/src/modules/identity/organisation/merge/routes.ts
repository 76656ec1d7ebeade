import { organisationMergeRoutes as o } from '@jiebang/contract/identity/organisation/merge/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { mergeOrganisation } from './actions/merge.ts';
import { duplicateOrganisations } from './queries/duplicates.ts';
import { mergeOutlook } from './queries/outlook.ts';

/** Organisations that were registered twice, for the platform's administrators. */
export const mergeServed: readonly Served[] = [
  serve(o.duplicateOrganisations, ['admin'], ({ platform, viewer, query }) =>
    duplicateOrganisations(platform, viewer, query),
  ),
  serve(o.mergeOutlook, ['admin'], ({ platform, viewer, params, query }) =>
    mergeOutlook(platform, viewer, params.id, query.into ?? null),
  ),
  serve(o.mergeOrganisation, ['admin'], ({ platform, viewer, params, body }) =>
    mergeOrganisation(platform, viewer, params.id, body),
  ),
];
