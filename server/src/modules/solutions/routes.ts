import { solutionRoutes } from '@jiebang/contract/solutions/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { confirmSeat, declineSeat } from './actions/answer-invitation.ts';
import { attachFile } from './actions/attach-file.ts';
import { createDraft } from './actions/create-draft.ts';
import { saveDraft } from './actions/save-draft.ts';
import { screen, unscreen } from './actions/screen.ts';
import { setMembers } from './actions/set-members.ts';
import { standAside } from './actions/stand-aside.ts';
import { handIn, withdraw } from './actions/submit.ts';
import { myInvitations } from './queries/invitations.ts';
import { mobilisationOf } from './queries/mobilisation.ts';
import { openedOfNeed, readOpenedAttachment, readOpenedSolution, readOpening } from './queries/opened.ts';
import { mySolutions, myTeams, readOwn, readOwnFile, readReceipt, readSubmitted } from './queries/own.ts';
import { readingOpening, readings } from './queries/readings.ts';
import { screeningDesk } from './queries/screening.ts';
import { solutionStates } from './queries/states.ts';

const organisers = ['organiser', 'track_organiser'] as const;

export const solutionServed: readonly Served[] = [
  serve(solutionRoutes.teams, 'signed_in', ({ platform, viewer }) => myTeams(platform, viewer)),
  serve(solutionRoutes.create, 'signed_in', ({ platform, viewer, body }) => createDraft(platform, viewer, body)),
  serve(solutionRoutes.mine, 'signed_in', ({ platform, viewer, query }) => mySolutions(platform, viewer, query)),
  serve(solutionRoutes.states, 'signed_in', ({ platform, viewer, query }) => solutionStates(platform, viewer, query)),
  serve(solutionRoutes.own, 'signed_in', ({ platform, viewer, params }) => readOwn(platform, viewer, params.id)),
  serve(solutionRoutes.edit, 'signed_in', ({ platform, viewer, params, version, body }) =>
    saveDraft(platform, viewer, params.id, version, body),
  ),
  serve(solutionRoutes.setMembers, 'signed_in', ({ platform, viewer, params, version, body }) =>
    setMembers(platform, viewer, params.id, version, body.members),
  ),
  serve(solutionRoutes.submit, 'signed_in', ({ platform, viewer, params, body }) =>
    handIn(platform, viewer, params.id, 'submit', body),
  ),
  serve(solutionRoutes.replace, 'signed_in', ({ platform, viewer, params, body }) =>
    handIn(platform, viewer, params.id, 'replace', body),
  ),
  serve(solutionRoutes.withdraw, 'signed_in', ({ platform, viewer, params }) => withdraw(platform, viewer, params.id)),
  serve(solutionRoutes.attach, 'signed_in', ({ platform, viewer, params, incoming }) =>
    attachFile(platform, viewer, params.id, incoming.upload),
  ),
  serve(solutionRoutes.ownAttachment, 'signed_in', ({ platform, viewer, params }) =>
    readOwnFile(platform, viewer, params.id, params.file),
  ),
  serve(solutionRoutes.submitted, 'signed_in', ({ platform, viewer, params }) =>
    readSubmitted(platform, viewer, params.id, params.n),
  ),
  serve(solutionRoutes.receipt, 'signed_in', ({ platform, viewer, params }) =>
    readReceipt(platform, viewer, params.id, params.n),
  ),
  serve(solutionRoutes.invitations, 'signed_in', ({ platform, viewer }) => myInvitations(platform, viewer)),
  serve(solutionRoutes.confirm, 'signed_in', ({ platform, viewer, params }) =>
    confirmSeat(platform, viewer, params.id),
  ),
  serve(solutionRoutes.decline, 'signed_in', ({ platform, viewer, params }) =>
    declineSeat(platform, viewer, params.id),
  ),
  serve(solutionRoutes.ofNeed, 'signed_in', ({ platform, viewer, params, query }) =>
    openedOfNeed(platform, viewer, params.id, query),
  ),
  serve(solutionRoutes.mobilisation, organisers, ({ platform, viewer, params }) =>
    mobilisationOf(platform, viewer, params.id),
  ),
  serve(solutionRoutes.standAside, [...organisers, 'authority', 'admin'], ({ platform, viewer, params, body }) =>
    standAside(platform, viewer, params.id, body),
  ),
  serve(solutionRoutes.openingOfNeed, 'signed_in', ({ platform, viewer, params }) =>
    readOpening(platform, viewer, params.id),
  ),
  serve(solutionRoutes.read, 'signed_in', ({ platform, viewer, params }) =>
    readOpenedSolution(platform, viewer, params.id),
  ),
  serve(solutionRoutes.attachment, 'signed_in', ({ platform, viewer, params }) =>
    readOpenedAttachment(platform, viewer, params.id, params.file),
  ),
  serve(solutionRoutes.readings, 'signed_in', ({ platform, viewer, params, query }) =>
    readings(platform, viewer, params.id, query),
  ),
  serve(solutionRoutes.readingOpening, 'signed_in', ({ platform, viewer, params }) =>
    readingOpening(platform, viewer, params.id),
  ),
  serve(solutionRoutes.screeningDesk, organisers, ({ platform, viewer, query }) =>
    screeningDesk(platform, viewer, query),
  ),
  serve(solutionRoutes.unscreen, organisers, ({ platform, viewer, params, body }) =>
    unscreen(platform, viewer, params.id, body.reason),
  ),
  serve(solutionRoutes.screenIn, organisers, ({ platform, viewer, params }) =>
    screen(platform, viewer, params.id, true),
  ),
  serve(solutionRoutes.screenOut, organisers, ({ platform, viewer, params, body }) =>
    screen(platform, viewer, params.id, false, body),
  ),
];
