import { dealRoutes } from '@jiebang/contract/deals/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { shareContact, withdrawContact } from './actions/contacts.ts';
import { confirmContract, enterContract } from './actions/contract.ts';
import { uploadDocument } from './actions/documents.ts';
import { askVoid, closeDeal, failDeal, voidDeal } from './actions/end-deal.ts';
import { confirmPayment, declareRelated, recordPayment, registerContract } from './actions/evidence.ts';
import { acceptMeeting, askMeeting, writeMinutes } from './actions/meetings.ts';
import { moveDeal } from './actions/move.ts';
import { readDeal, readDocument } from './queries/work-deal.ts';
import { listDeals } from './queries/work-list.ts';

const organisers = ['organiser', 'track_organiser'] as const;

export const dealServed: readonly Served[] = [
  serve(dealRoutes.list, 'signed_in', ({ platform, viewer, query }) => listDeals(platform.db, viewer, query)),
  serve(dealRoutes.work, 'signed_in', ({ platform, viewer, params }) => readDeal(platform, viewer, params.id)),
  serve(dealRoutes.begin, 'signed_in', ({ platform, viewer, params }) =>
    moveDeal(platform, viewer, params.id, 'begin'),
  ),
  serve(dealRoutes.enterContract, 'signed_in', ({ platform, viewer, params, version, body }) =>
    enterContract(platform, viewer, params.id, version, body),
  ),
  serve(dealRoutes.confirmContract, 'signed_in', ({ platform, viewer, params, version }) =>
    confirmContract(platform, viewer, params.id, version),
  ),
  serve(dealRoutes.perform, 'signed_in', ({ platform, viewer, params }) =>
    moveDeal(platform, viewer, params.id, 'perform'),
  ),
  serve(dealRoutes.accept, 'signed_in', ({ platform, viewer, params }) =>
    moveDeal(platform, viewer, params.id, 'accept'),
  ),
  serve(dealRoutes.close, 'signed_in', ({ platform, viewer, params }) => closeDeal(platform, viewer, params.id)),
  serve(dealRoutes.fail, 'signed_in', ({ platform, viewer, params, body }) =>
    failDeal(platform, viewer, params.id, body),
  ),
  serve(dealRoutes.askVoid, 'signed_in', ({ platform, viewer, params, body }) =>
    askVoid(platform, viewer, params.id, body.reason),
  ),
  serve(dealRoutes.void, organisers, ({ platform, viewer, params, body }) =>
    voidDeal(platform, viewer, params.id, body.reason),
  ),
  serve(dealRoutes.register, 'signed_in', ({ platform, viewer, params, body }) =>
    registerContract(platform, viewer, params.id, body),
  ),
  serve(dealRoutes.recordPayment, 'signed_in', ({ platform, viewer, params, body }) =>
    recordPayment(platform, viewer, params.id, body),
  ),
  serve(dealRoutes.confirmPayment, 'signed_in', ({ platform, viewer, params }) =>
    confirmPayment(platform, viewer, params.id),
  ),
  serve(dealRoutes.declareRelated, 'signed_in', ({ platform, viewer, params, body }) =>
    declareRelated(platform, viewer, params.id, body.reason),
  ),
  serve(dealRoutes.shareContact, 'signed_in', ({ platform, viewer, params, body }) =>
    shareContact(platform, viewer, params.id, body),
  ),
  serve(dealRoutes.withdrawContact, 'signed_in', ({ platform, viewer, params }) =>
    withdrawContact(platform, viewer, params.id),
  ),
  serve(dealRoutes.askMeeting, 'signed_in', ({ platform, viewer, params, body }) =>
    askMeeting(platform, viewer, params.id, body),
  ),
  serve(dealRoutes.acceptMeeting, 'signed_in', ({ platform, viewer, params, body }) =>
    acceptMeeting(platform, viewer, params.id, params.meeting, body.slot),
  ),
  serve(dealRoutes.writeMinutes, 'signed_in', ({ platform, viewer, params, body }) =>
    writeMinutes(platform, viewer, params.id, params.meeting, body.text),
  ),
  serve(dealRoutes.upload, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    uploadDocument(platform, viewer, params.id, query.name, incoming.upload),
  ),
  serve(dealRoutes.document, 'signed_in', ({ platform, viewer, params }) =>
    readDocument(platform, viewer, params.id, params.file),
  ),
];
