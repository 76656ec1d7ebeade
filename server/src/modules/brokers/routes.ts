import { brokerRoutes as routes } from '@jiebang/contract/brokers/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { applyAgency } from './agency/actions/apply.ts';
import { moveAgency } from './agency/actions/move.ts';
import { listedAgencies, workAgencies } from './agency/queries/agencies.ts';
import { moveAttribution } from './attribution/actions/move.ts';
import { listAttributions, readAttribution } from './attribution/queries/attributions.ts';
import { affiliateBroker, editBroker, leaveAgency, moveBroker } from './broker/actions/move.ts';
import { registerBroker } from './broker/actions/register.ts';
import { myBroker, workBrokers } from './broker/queries/brokers.ts';
import {
  approveConversion,
  freezeConversion,
  proposeConversion,
  returnConversion,
} from './conversion/actions/decide.ts';
import { previewConversion, startConversion } from './conversion/actions/preview.ts';
import { removeAccount, setAccount } from './conversion/payee/actions/own.ts';
import { readAccount } from './conversion/payee/actions/read.ts';
import { myAccount } from './conversion/payee/queries/mine.ts';
import { payoutDocument, readConversion, readPublicConversion } from './conversion/queries/conversions.ts';
import { moveMandate, recordService } from './mandate/actions/move.ts';
import { offerMandate } from './mandate/actions/offer.ts';
import { listMandates, readMandate } from './mandate/queries/mandates.ts';
import { leaderboard } from './points/queries/leaderboard.ts';
import { postingOpening, statement } from './points/queries/statement.ts';

const organisers = ['organiser'] as const;
const authorities = ['authority'] as const;
const deciders = ['organiser', 'authority'] as const;

export const brokerServed: readonly Served[] = [
  serve(routes.agencies, 'anyone', ({ platform, query }) => listedAgencies(platform.db, query)),
  serve(routes.applyAgency, 'signed_in', ({ platform, viewer, body }) => applyAgency(platform, viewer, body)),
  serve(routes.workAgencies, 'signed_in', ({ platform, viewer, query }) => workAgencies(platform.db, viewer, query)),
  serve(routes.reapplyAgency, 'signed_in', ({ platform, viewer, params, body }) =>
    moveAgency(platform, viewer, params.id, 'reapply', { agency: body }),
  ),
  serve(routes.listAgency, organisers, ({ platform, viewer, params }) =>
    moveAgency(platform, viewer, params.id, 'list'),
  ),
  serve(routes.returnAgency, organisers, ({ platform, viewer, params, body }) =>
    moveAgency(platform, viewer, params.id, 'return', body),
  ),
  serve(routes.delistAgency, 'signed_in', ({ platform, viewer, params, body }) =>
    moveAgency(platform, viewer, params.id, 'delist', body),
  ),
  serve(routes.registerBroker, 'signed_in', ({ platform, viewer, body }) => registerBroker(platform, viewer, body)),
  serve(routes.myBroker, 'signed_in', ({ platform, viewer }) => myBroker(platform.db, viewer)),
  serve(routes.workBrokers, organisers, ({ platform, viewer, query }) => workBrokers(platform.db, viewer, query)),
  serve(routes.editBroker, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editBroker(platform, viewer, params.id, version, body),
  ),
  serve(routes.affiliateBroker, 'signed_in', ({ platform, viewer, params, body }) =>
    affiliateBroker(platform, viewer, params.id, body.agency),
  ),
  serve(routes.leaveAgency, 'signed_in', ({ platform, viewer, params }) => leaveAgency(platform, viewer, params.id)),
  serve(routes.suspendBroker, organisers, ({ platform, viewer, params, body }) =>
    moveBroker(platform, viewer, params.id, 'suspend', body),
  ),
  serve(routes.reinstateBroker, organisers, ({ platform, viewer, params, body }) =>
    moveBroker(platform, viewer, params.id, 'reinstate', body),
  ),
  serve(routes.offerMandate, 'signed_in', ({ platform, viewer, body }) => offerMandate(platform, viewer, body)),
  serve(routes.mandates, 'signed_in', ({ platform, viewer, query }) => listMandates(platform.db, viewer, query)),
  serve(routes.mandate, 'signed_in', ({ platform, viewer, params }) => readMandate(platform.db, viewer, params.id)),
  serve(routes.confirmMandate, 'signed_in', ({ platform, viewer, params }) =>
    moveMandate(platform, viewer, params.id, 'confirm'),
  ),
  serve(routes.declineMandate, 'signed_in', ({ platform, viewer, params, body }) =>
    moveMandate(platform, viewer, params.id, 'decline', body.reason),
  ),
  serve(routes.withdrawMandate, 'signed_in', ({ platform, viewer, params }) =>
    moveMandate(platform, viewer, params.id, 'withdraw'),
  ),
  serve(routes.endMandate, 'signed_in', ({ platform, viewer, params, body }) =>
    moveMandate(platform, viewer, params.id, 'end', body.reason),
  ),
  serve(routes.recordService, 'signed_in', ({ platform, viewer, params, body }) =>
    recordService(platform, viewer, params.id, body),
  ),
  serve(routes.attributions, 'signed_in', ({ platform, viewer, query }) =>
    listAttributions(platform.db, viewer, query),
  ),
  serve(routes.attribution, 'signed_in', ({ platform, viewer, params }) =>
    readAttribution(platform.db, viewer, params.id),
  ),
  serve(routes.proposeShares, 'signed_in', ({ platform, viewer, params, version, body }) =>
    moveAttribution(platform, viewer, params.id, 'propose', { version, ...body }),
  ),
  serve(routes.confirmShares, 'signed_in', ({ platform, viewer, params, version }) =>
    moveAttribution(platform, viewer, params.id, 'confirm', { version }),
  ),
  serve(routes.resolveShares, organisers, ({ platform, viewer, params, version, body }) =>
    moveAttribution(platform, viewer, params.id, 'resolve', { version, ...body }),
  ),
  serve(routes.leaderboard, 'anyone', ({ platform, query }) => leaderboard(platform.db, query)),
  serve(routes.statement, 'signed_in', ({ platform, viewer, query }) => statement(platform.db, viewer, query)),
  serve(routes.postingOpening, 'signed_in', ({ platform, viewer, params }) =>
    postingOpening(platform, viewer, params.id),
  ),
  serve(routes.payeeAccount, 'signed_in', ({ platform, viewer }) => myAccount(platform, viewer)),
  serve(routes.setPayeeAccount, 'signed_in', ({ platform, viewer, incoming, body }) =>
    setAccount(platform, viewer, incoming, body),
  ),
  serve(routes.removePayeeAccount, 'signed_in', ({ platform, viewer }) => removeAccount(platform, viewer)),
  serve(routes.readPayeeAccount, organisers, ({ platform, viewer, params }) =>
    readAccount(platform, viewer, params.id, params.number),
  ),
  serve(routes.publicConversion, 'anyone', ({ platform, query }) => readPublicConversion(platform.db, query.contest)),
  serve(routes.payoutDocument, 'anyone', ({ platform, params }) => payoutDocument(platform, params.id)),
  serve(routes.conversion, deciders, ({ platform, viewer, query }) =>
    readConversion(platform.db, viewer, query.contest),
  ),
  serve(routes.startConversion, organisers, ({ platform, viewer, body }) =>
    startConversion(platform, viewer, body.contest),
  ),
  serve(routes.previewConversion, organisers, ({ platform, viewer, params }) =>
    previewConversion(platform, viewer, params.id),
  ),
  serve(routes.proposeConversion, organisers, ({ platform, viewer, params, version }) =>
    proposeConversion(platform, viewer, params.id, version),
  ),
  serve(routes.approveConversion, authorities, ({ platform, viewer, params, version }) =>
    approveConversion(platform, viewer, params.id, version),
  ),
  serve(routes.returnConversion, authorities, ({ platform, viewer, params, body }) =>
    returnConversion(platform, viewer, params.id, body.reason),
  ),
  serve(routes.freezeConversion, organisers, ({ platform, viewer, params, version }) =>
    freezeConversion(platform, viewer, params.id, version),
  ),
];
