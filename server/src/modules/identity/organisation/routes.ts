import { organisationMemberRoutes as m } from '@jiebang/contract/identity/organisation-member-routes.ts';
import { organisationRoutes as o } from '@jiebang/contract/identity/organisation-routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { acceptInvitation, acceptMine } from '../actions/accept-invitation.ts';
import { changeMember } from '../actions/change-member.ts';
import { createOrganisation } from '../actions/create-organisation.ts';
import { invite, resendInvitation, withdrawInvitation } from '../actions/invite.ts';
import {
  askVerification,
  decideOrganisation,
  describeOrganisation,
  editOrganisation,
  returnOrganisation,
} from '../actions/move-organisation.ts';
import {
  invitations,
  memberHistory,
  members,
  myInvitations,
  organisationCard,
  organisationDetails,
  waiting,
} from '../queries/details.ts';
import { changeServed } from './change/routes.ts';
import { keyServed } from './key/routes.ts';
import { changeSigning } from './member/actions/change-signing.ts';
import { mergeServed } from './merge/routes.ts';
import { addDocument } from './paper/actions/add-document.ts';
import { readDocument } from './paper/queries/documents.ts';
import { findOrganisations } from './queries/find.ts';
import { organisationHistory } from './queries/history.ts';

/** Every route of organisations, their verification and members. */
export const organisationServed: readonly Served[] = [
  serve(o.createOrganisation, 'signed_in', ({ platform, viewer, body }) => createOrganisation(platform, viewer, body)),
  serve(o.findOrganisations, 'signed_in', ({ platform, viewer, incoming, query }) =>
    findOrganisations(platform, viewer, incoming, query),
  ),
  serve(o.organisationCard, 'anyone', ({ platform, params }) => organisationCard(platform, params.id)),
  serve(o.organisation, 'signed_in', ({ platform, viewer, params }) =>
    organisationDetails(platform, viewer, params.id),
  ),
  serve(o.editOrganisation, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editOrganisation(platform, viewer, params.id, version, body),
  ),
  serve(o.describeOrganisation, 'signed_in', ({ platform, viewer, params, version, body }) =>
    describeOrganisation(platform, viewer, params.id, version, body),
  ),
  serve(o.askVerification, 'signed_in', ({ platform, viewer, params, body }) =>
    askVerification(platform, viewer, params.id, body),
  ),
  serve(o.addDocument, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    addDocument(platform, viewer, params.id, query, incoming.upload),
  ),
  serve(o.organisationDocument, 'signed_in', ({ platform, viewer, params }) =>
    readDocument(platform, viewer, params.id, params.file),
  ),
  serve(o.organisationHistory, 'signed_in', ({ platform, viewer, params, query }) =>
    organisationHistory(platform, viewer, params.id, query),
  ),
  serve(o.waitingOrganisations, ['admin', 'organiser'], ({ platform, viewer, query }) =>
    waiting(platform, viewer, query),
  ),
  serve(o.verifyOrganisation, 'signed_in', ({ platform, viewer, params }) =>
    decideOrganisation(platform, viewer, params.id, 'verify'),
  ),
  serve(o.returnOrganisation, 'signed_in', ({ platform, viewer, params, body }) =>
    returnOrganisation(platform, viewer, params.id, body.findings),
  ),
  serve(o.suspendOrganisation, 'signed_in', ({ platform, viewer, params, body }) =>
    decideOrganisation(platform, viewer, params.id, 'suspend', body.reason),
  ),
  serve(o.reinstateOrganisation, 'signed_in', ({ platform, viewer, params, body }) =>
    decideOrganisation(platform, viewer, params.id, 'reinstate', body.reason),
  ),
  serve(m.members, 'signed_in', ({ platform, viewer, params, query }) => members(platform, viewer, params.id, query)),
  serve(m.changeMember, 'signed_in', ({ platform, viewer, params, body }) =>
    changeMember(platform, viewer, params.id, params.person, body.role),
  ),
  serve(m.changeSigning, 'signed_in', ({ platform, viewer, params, body }) =>
    changeSigning(platform, viewer, params.id, params.person, body.signs),
  ),
  serve(m.removeMember, 'signed_in', ({ platform, viewer, params }) =>
    changeMember(platform, viewer, params.id, params.person, null),
  ),
  serve(m.invite, 'signed_in', ({ platform, viewer, params, body }) => invite(platform, viewer, params.id, body)),
  serve(m.invitations, 'signed_in', ({ platform, viewer, params, query }) =>
    invitations(platform, viewer, params.id, query),
  ),
  serve(m.resendInvitation, 'signed_in', ({ platform, viewer, incoming, params }) =>
    resendInvitation(platform, viewer, incoming, params.id),
  ),
  serve(m.memberHistory, 'signed_in', ({ platform, viewer, params, query }) =>
    memberHistory(platform, viewer, params.id, query),
  ),
  serve(m.withdrawInvitation, 'signed_in', ({ platform, viewer, params }) =>
    withdrawInvitation(platform, viewer, params.id),
  ),
  serve(m.myInvitations, 'signed_in', ({ platform, viewer }) => myInvitations(platform, viewer)),
  serve(m.acceptMine, 'signed_in', ({ platform, viewer, params }) => acceptMine(platform, viewer, params.id)),
  serve(m.acceptInvitation, 'signed_in', ({ platform, viewer, body }) =>
    acceptInvitation(platform, viewer, body.token),
  ),
  ...keyServed,
  ...mergeServed,
  ...changeServed,
];
