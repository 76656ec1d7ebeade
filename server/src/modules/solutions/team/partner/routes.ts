import { partnerRoutes } from '@jiebang/contract/solutions/partner-routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { askPartners } from './actions/ask.ts';
import { consentAsPartner, declineAsPartner } from './actions/decide.ts';
import { readPartners } from './queries/partners.ts';
import { partnerRequests } from './queries/requests.ts';

export const partnerServed: readonly Served[] = [
  serve(partnerRoutes.partners, 'signed_in', ({ platform, viewer, params }) =>
    readPartners(platform, viewer, params.id),
  ),
  serve(partnerRoutes.askPartners, 'signed_in', ({ platform, viewer, params }) =>
    askPartners(platform, viewer, params.id),
  ),
  serve(partnerRoutes.partnerRequests, 'signed_in', ({ platform, viewer }) => partnerRequests(platform, viewer)),
  serve(partnerRoutes.consentAsPartner, 'signed_in', ({ platform, viewer, params, body }) =>
    consentAsPartner(platform, viewer, params.id, body.version),
  ),
  serve(partnerRoutes.declineAsPartner, 'signed_in', ({ platform, viewer, params }) =>
    declineAsPartner(platform, viewer, params.id),
  ),
];
