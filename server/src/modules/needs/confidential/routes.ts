import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { staffRoles } from './access.ts';
import { askAccess } from './actions/ask.ts';
import { exclude, include } from './actions/exclude.ts';
import { attachConfidential, detachConfidential } from './actions/files.ts';
import { acceptTerms, moveDisclosure } from './actions/move.ts';
import { inspectConfidential, readConfidential, readFile, workFile } from './actions/read.ts';
import { closeConfidential, editConfidential, offerConfidential, writeConfidential } from './actions/write.ts';
import { accesses, readings, workConfidential } from './queries/owner.ts';
import { confidentialOffer, myAccesses, offerTo, readMyAccess } from './queries/reader.ts';

export const confidentialServed: readonly Served[] = [
  serve(needRoutes.confidentialOffer, 'anyone', ({ platform, params }) =>
    confidentialOffer(platform.db, params.number),
  ),
  serve(needRoutes.confidential, 'signed_in', ({ platform, viewer, params }) =>
    workConfidential(platform.db, viewer, params.id),
  ),
  serve(needRoutes.writeConfidential, 'signed_in', ({ platform, viewer, params, body }) =>
    writeConfidential(platform, viewer, params.id, body),
  ),
  serve(needRoutes.editConfidential, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editConfidential(platform, viewer, params.id, version, body),
  ),
  serve(needRoutes.offerConfidential, 'signed_in', ({ platform, viewer, params, body }) =>
    offerConfidential(platform, viewer, params.id, body.declaration),
  ),
  serve(needRoutes.closeConfidential, 'signed_in', ({ platform, viewer, params }) =>
    closeConfidential(platform, viewer, params.id),
  ),
  serve(needRoutes.attachConfidential, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    attachConfidential(platform, viewer, params.id, query.name, incoming.upload),
  ),
  serve(needRoutes.detachConfidential, 'signed_in', ({ platform, viewer, params }) =>
    detachConfidential(platform, viewer, params.id, params.file),
  ),
  serve(needRoutes.confidentialFile, 'signed_in', ({ platform, viewer, params }) =>
    workFile(platform, viewer, params.id, params.file),
  ),
  serve(needRoutes.exclude, 'signed_in', ({ platform, viewer, params, body }) =>
    exclude(platform, viewer, params.id, params.organisation, body.reason),
  ),
  serve(needRoutes.include, 'signed_in', ({ platform, viewer, params }) =>
    include(platform, viewer, params.id, params.organisation),
  ),
  serve(needRoutes.inspectConfidential, staffRoles, ({ platform, viewer, params, body }) =>
    inspectConfidential(platform, viewer, params.id, body.reason),
  ),
  serve(needRoutes.accesses, 'signed_in', ({ platform, viewer, params, query }) =>
    accesses(platform.db, viewer, params.id, query),
  ),
  serve(needRoutes.readings, 'signed_in', ({ platform, viewer, params, query }) =>
    readings(platform.db, viewer, params.id, query),
  ),
  serve(needRoutes.grantAccess, 'signed_in', ({ platform, viewer, params }) =>
    moveDisclosure(platform, viewer, params.id, 'grant'),
  ),
  serve(needRoutes.declineAccess, 'signed_in', ({ platform, viewer, params, body }) =>
    moveDisclosure(platform, viewer, params.id, 'decline', body.reason),
  ),
  serve(needRoutes.endAccess, 'signed_in', ({ platform, viewer, params, body }) =>
    moveDisclosure(platform, viewer, params.id, 'end', body.reason),
  ),
  serve(needRoutes.offerToMe, 'signed_in', ({ platform, viewer, params }) =>
    offerTo(platform.db, viewer, params.number),
  ),
  serve(needRoutes.askAccess, 'signed_in', ({ platform, viewer, body }) => askAccess(platform, viewer, body)),
  serve(needRoutes.myAccesses, 'signed_in', ({ platform, viewer, query }) => myAccesses(platform.db, viewer, query)),
  serve(needRoutes.myAccess, 'signed_in', ({ platform, viewer, params }) =>
    readMyAccess(platform.db, viewer, params.id),
  ),
  serve(needRoutes.acceptTerms, 'signed_in', ({ platform, viewer, params, body }) =>
    acceptTerms(platform, viewer, params.id, body.terms),
  ),
  serve(needRoutes.readConfidential, 'signed_in', ({ platform, viewer, params }) =>
    readConfidential(platform, viewer, params.id),
  ),
  serve(needRoutes.readFile, 'signed_in', ({ platform, viewer, params }) =>
    readFile(platform, viewer, params.id, params.file),
  ),
  serve(needRoutes.leaveAccess, 'signed_in', ({ platform, viewer, params }) =>
    moveDisclosure(platform, viewer, params.id, 'leave'),
  ),
];
