import { contestRoutes as r } from '@jiebang/contract/contests/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { createContest } from './actions/create-contest.ts';
import { archiveContest, closeContest, discardContest, editContest, openContest } from './actions/move-contest.ts';
import { setRule } from './actions/set-rule.ts';
import { createTrack, editTrack, removeTrack } from './actions/write-track.ts';
import { endPhase, extendPhase } from './phase/actions/decide-phase.ts';
import { setPhases } from './phase/actions/set-phases.ts';
import { foundingOf } from './queries/founding.ts';
import { openTracks } from './queries/open-tracks.ts';
import { currentPage, listContests, listTracks, pageById, rulesInForce, trackView } from './queries/page.ts';
import { ruleVersions } from './queries/rules.ts';
import { readinessOf } from './setup/queries/findings.ts';
import { endStaff, nameStaff, sendStaffAgain } from './staff/actions/name-staff.ts';
import { staffOf } from './staff/queries/staff.ts';

export const served: readonly Served[] = [
  serve(r.current, 'anyone', ({ platform, viewer }) => currentPage(platform.db, viewer)),
  serve(r.list, 'anyone', ({ platform, viewer, query }) => listContests(platform.db, viewer, query)),
  serve(r.contest, 'anyone', ({ platform, viewer, params }) => pageById(platform.db, viewer, params.id)),
  serve(r.founding, 'signed_in', ({ platform, viewer }) => foundingOf(platform.db, viewer)),
  serve(r.create, ['admin', 'organiser'], ({ platform, viewer, body }) => createContest(platform, viewer, body)),
  serve(r.edit, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editContest(platform, viewer, params.id, version, body),
  ),
  serve(r.setPhases, 'signed_in', ({ platform, viewer, params, version, body }) =>
    setPhases(platform, viewer, params.id, version, body),
  ),
  serve(r.endPhase, 'signed_in', ({ platform, viewer, params: { id: contest, phase }, body }) =>
    endPhase(platform, viewer, { contest, phase }, body),
  ),
  serve(r.extendPhase, 'signed_in', ({ platform, viewer, params: { id: contest, phase }, body }) =>
    extendPhase(platform, viewer, { contest, phase }, body),
  ),
  serve(r.readiness, 'signed_in', ({ platform, viewer, params }) => readinessOf(platform.db, viewer, params.id)),
  serve(r.open, 'signed_in', ({ platform, viewer, params }) => openContest(platform, viewer, params.id)),
  serve(r.close, 'signed_in', ({ platform, viewer, params, body }) =>
    closeContest(platform, viewer, params.id, body.reason),
  ),
  serve(r.discard, 'signed_in', ({ platform, viewer, params, body }) =>
    discardContest(platform, viewer, params.id, body.reason),
  ),
  serve(r.archive, 'signed_in', ({ platform, viewer, params }) => archiveContest(platform, viewer, params.id)),
  serve(r.tracks, 'anyone', ({ platform, viewer, params, query }) => listTracks(platform.db, viewer, params.id, query)),
  serve(r.openTracks, 'anyone', ({ platform, query }) => openTracks(platform.db, query)),
  serve(r.track, 'anyone', ({ platform, viewer, params }) => trackView(platform.db, viewer, params.id)),
  serve(r.createTrack, 'signed_in', ({ platform, viewer, params, body }) =>
    createTrack(platform, viewer, params.id, body),
  ),
  serve(r.editTrack, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editTrack(platform, viewer, params.id, version, body),
  ),
  serve(r.removeTrack, 'signed_in', ({ platform, viewer, params }) => removeTrack(platform, viewer, params.id)),
  serve(r.rules, 'anyone', ({ platform, viewer, params, query }) =>
    rulesInForce(platform.db, viewer, params.id, query.track ?? null),
  ),
  serve(r.ruleVersions, 'signed_in', ({ platform, viewer, params: { id, key }, query }) =>
    ruleVersions(platform.db, viewer, id, key, query.track ?? null),
  ),
  serve(r.setRule, 'signed_in', ({ platform, viewer, params, body }) => setRule(platform, viewer, params.id, body)),
  serve(r.staff, 'signed_in', ({ platform, viewer, params, query }) => staffOf(platform.db, viewer, params.id, query)),
  serve(r.nameStaff, 'signed_in', ({ platform, viewer, params, body }) => nameStaff(platform, viewer, params.id, body)),
  serve(r.sendStaffAgain, 'signed_in', ({ platform, viewer, params: { id, grant } }) =>
    sendStaffAgain(platform, viewer, id, grant),
  ),
  serve(r.endStaff, 'signed_in', ({ platform, viewer, params: { id, grant } }) =>
    endStaff(platform, viewer, id, grant),
  ),
];
