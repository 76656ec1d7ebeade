import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { changeMeeting, undoMeeting } from './actions/change.ts';
import { chooseNeeds, chooseTeams, joinSession, leaveSession } from './actions/choose.ts';
import { editSession, makeSession } from './actions/prepare.ts';
import { recordOutcome } from './actions/record.ts';
import {
  announceSession,
  cancelSession,
  closeSession,
  extendSession,
  openSession,
  planSession,
} from './actions/run.ts';
import { readConsole } from './queries/console.ts';
import { hallBoard } from './queries/hall.ts';
import { listSessions } from './queries/list.ts';
import { mySession } from './queries/mine.ts';

const organisers = ['organiser', 'track_organiser'] as const;
const watchers = [...organisers, 'observer'] as const;

export const sessionServed: readonly Served[] = [
  serve(judgingRoutes.hallBoard, 'anyone', ({ platform, params }) => hallBoard(platform, params.number)),
  serve(judgingRoutes.sessions, 'signed_in', ({ platform, viewer, query }) => listSessions(platform, viewer, query)),
  serve(judgingRoutes.makeSession, organisers, ({ platform, viewer, body }) => makeSession(platform, viewer, body)),
  serve(judgingRoutes.mySession, 'signed_in', ({ platform, viewer, params }) => mySession(platform, viewer, params.id)),
  serve(judgingRoutes.workSession, watchers, ({ platform, viewer, params }) =>
    readConsole(platform, viewer, params.id),
  ),
  serve(judgingRoutes.editSession, organisers, ({ platform, viewer, params, version, body }) =>
    editSession(platform, viewer, params.id, version, body),
  ),
  serve(judgingRoutes.openSession, organisers, ({ platform, viewer, params }) =>
    openSession(platform, viewer, params.id),
  ),
  serve(judgingRoutes.extendSession, organisers, ({ platform, viewer, params, body }) =>
    extendSession(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.planSession, organisers, ({ platform, viewer, params }) =>
    planSession(platform, viewer, params.id),
  ),
  serve(judgingRoutes.announceSession, organisers, ({ platform, viewer, params }) =>
    announceSession(platform, viewer, params.id),
  ),
  serve(judgingRoutes.closeSession, organisers, ({ platform, viewer, params }) =>
    closeSession(platform, viewer, params.id),
  ),
  serve(judgingRoutes.cancelSession, organisers, ({ platform, viewer, params, body }) =>
    cancelSession(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.changeMeeting, organisers, ({ platform, viewer, params, body }) =>
    changeMeeting(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.undoMeeting, organisers, ({ platform, viewer, params, body }) =>
    undoMeeting(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.joinSession, 'signed_in', ({ platform, viewer, params, body }) =>
    joinSession(platform, viewer, params.id, params.solution, body.words),
  ),
  serve(judgingRoutes.leaveSession, 'signed_in', ({ platform, viewer, params }) =>
    leaveSession(platform, viewer, params.id, params.solution),
  ),
  serve(judgingRoutes.chooseTeams, 'signed_in', ({ platform, viewer, params, body }) =>
    chooseTeams(platform, viewer, params.id, params.need, body.teams),
  ),
  serve(judgingRoutes.chooseNeeds, 'signed_in', ({ platform, viewer, params, body }) =>
    chooseNeeds(platform, viewer, params.id, params.team, body.needs),
  ),
  serve(judgingRoutes.recordOutcome, 'signed_in', ({ platform, viewer, params, body }) =>
    recordOutcome(platform, viewer, params.id, body),
  ),
];
