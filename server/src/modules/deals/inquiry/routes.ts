import { dealRoutes } from '@jiebang/contract/deals/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { askAbout } from './actions/ask.ts';
import { acceptInquiry, declineInquiry, withdrawInquiry } from './actions/move.ts';
import { listInquiries, readInquiry } from './queries/inquiries.ts';

export const inquiryServed: readonly Served[] = [
  serve(dealRoutes.ask, 'signed_in', ({ platform, viewer, body }) => askAbout(platform, viewer, body)),
  serve(dealRoutes.inquiries, 'signed_in', ({ platform, viewer, query }) => listInquiries(platform.db, viewer, query)),
  serve(dealRoutes.inquiry, 'signed_in', ({ platform, viewer, params }) => readInquiry(platform.db, viewer, params.id)),
  serve(dealRoutes.acceptInquiry, 'signed_in', ({ platform, viewer, params }) =>
    acceptInquiry(platform, viewer, params.id),
  ),
  serve(dealRoutes.declineInquiry, 'signed_in', ({ platform, viewer, params, body }) =>
    declineInquiry(platform, viewer, params.id, body),
  ),
  serve(dealRoutes.withdrawInquiry, 'signed_in', ({ platform, viewer, params }) =>
    withdrawInquiry(platform, viewer, params.id),
  ),
];
