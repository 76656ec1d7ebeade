import { certificationRoutes } from '@jiebang/contract/certification/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { applyForCertificate, chooseAmount } from './actions/apply.ts';
import { issueCertificate, revokeCertificate, takeApplication } from './actions/check.ts';
import { addMaterial } from './actions/materials.ts';
import { moveApplication } from './actions/move.ts';
import { listApplications, readApplication, readMaterial } from './queries/applications.ts';
import { publicKeys, readCertificate, readDocument } from './queries/certificates.ts';

const certifiers = ['certifier'] as const;
const routes = certificationRoutes;

export const certificationServed: readonly Served[] = [
  serve(routes.certificate, 'anyone', ({ platform, params }) => readCertificate(platform, params.number)),
  serve(routes.document, 'anyone', ({ platform, params }) => readDocument(platform, params.number)),
  serve(routes.keys, 'anyone', ({ platform }) => publicKeys(platform)),
  serve(routes.apply, 'signed_in', ({ platform, viewer, body }) => applyForCertificate(platform, viewer, body)),
  serve(routes.list, 'signed_in', ({ platform, viewer, query }) => listApplications(platform.db, viewer, query)),
  serve(routes.work, 'signed_in', ({ platform, viewer, params }) => readApplication(platform, viewer, params.id)),
  serve(routes.resubmit, 'signed_in', ({ platform, viewer, params }) =>
    moveApplication(platform, viewer, params.id, 'resubmit'),
  ),
  serve(routes.withdraw, 'signed_in', ({ platform, viewer, params }) =>
    moveApplication(platform, viewer, params.id, 'withdraw'),
  ),
  serve(routes.choose, 'signed_in', ({ platform, viewer, params, body }) =>
    chooseAmount(platform, viewer, params.id, body.show),
  ),
  serve(routes.take, certifiers, ({ platform, viewer, params }) => takeApplication(platform, viewer, params.id)),
  serve(routes.return, certifiers, ({ platform, viewer, params, body }) =>
    moveApplication(platform, viewer, params.id, 'return', body),
  ),
  serve(routes.issue, certifiers, ({ platform, viewer, params, body }) =>
    issueCertificate(platform, viewer, params.id, body.checked),
  ),
  serve(routes.revoke, certifiers, ({ platform, viewer, params, body }) =>
    revokeCertificate(platform, viewer, params.id, body.reason),
  ),
  serve(routes.addMaterial, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    addMaterial(platform, viewer, params.id, query.name, incoming.upload),
  ),
  serve(routes.material, 'signed_in', ({ platform, viewer, params }) =>
    readMaterial(platform, viewer, params.id, params.file),
  ),
];
