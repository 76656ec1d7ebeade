import { organisationChangeRoutes as o } from '@jiebang/contract/identity/organisation/change/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { addChangePaper } from './actions/add-paper.ts';
import { approveChange, askChange, beginChange, editChange, returnChange, withdrawChange } from './actions/move.ts';
import { changesOfOrganisation, organisationChange, waitingChanges } from './queries/changes.ts';
import { readPaper } from './queries/papers.ts';

/** Changes of what was verified, for an organisation's administrators and those who verify. */
export const changeServed: readonly Served[] = [
  serve(o.changesOfOrganisation, 'signed_in', ({ platform, viewer, params, query }) =>
    changesOfOrganisation(platform, viewer, params.id, query),
  ),
  serve(o.beginChange, 'signed_in', ({ platform, viewer, params, body }) =>
    beginChange(platform, viewer, params.id, body),
  ),
  serve(o.waitingChanges, ['admin', 'organiser'], ({ platform, viewer, query }) =>
    waitingChanges(platform, viewer, query),
  ),
  serve(o.organisationChange, 'signed_in', ({ platform, viewer, params }) =>
    organisationChange(platform, viewer, params.id),
  ),
  serve(o.editChange, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editChange(platform, viewer, params.id, version, body),
  ),
  serve(o.addChangePaper, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    addChangePaper(platform, viewer, params.id, query, incoming.upload),
  ),
  serve(o.changePaper, 'signed_in', ({ platform, viewer, params }) =>
    readPaper(platform, viewer, params.id, params.file),
  ),
  serve(o.askChange, 'signed_in', ({ platform, viewer, params }) => askChange(platform, viewer, params.id)),
  serve(o.withdrawChange, 'signed_in', ({ platform, viewer, params }) => withdrawChange(platform, viewer, params.id)),
  serve(o.approveChange, 'signed_in', ({ platform, viewer, params }) => approveChange(platform, viewer, params.id)),
  serve(o.returnChange, 'signed_in', ({ platform, viewer, params, body }) =>
    returnChange(platform, viewer, params.id, body.findings),
  ),
];
