import { contestRoutes as r } from '@jiebang/contract/contests/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { createContest } from './actions/create-contest.ts';
import { archiveContest, closeContest, editContest, openContest, setPhases } from './actions/move-contest.ts';
import { setRule } from './actions/set-rule.ts';
import { createTrack, editTrack } from './actions/write-track.ts';
import { currentPage, listContests, listTracks, pageById, rulesInForce, trackView } from './queries/page.ts';

export const served: readonly Served[] = [
  serve(r.current, 'anyone', ({ platform, viewer }) => currentPage(platform.db, viewer)),
  serve(r.list, 'anyone', ({ platform, viewer, query }) => listContests(platform.db, viewer, query)),
  serve(r.contest, 'anyone', ({ platform, viewer, params }) => pageById(platform.db, viewer, params.id)),
  serve(r.create, ['admin', 'organiser'], ({ platform, viewer, body }) => createContest(platform, viewer, body)),
  serve(r.edit, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editContest(platform, viewer, params.id, version, body),
  ),
  serve(r.setPhases, 'signed_in', ({ platform, viewer, params, version, body }) =>
    setPhases(platform, viewer, params.id, version, body),
  ),
  serve(r.open, 'signed_in', ({ platform, viewer, params }) => openContest(platform, viewer, params.id)),
  serve(r.close, 'signed_in', ({ platform, viewer, params, body }) =>
    closeContest(platform, viewer, params.id, body.reason),
  ),
  serve(r.archive, 'signed_in', ({ platform, viewer, params }) => archiveContest(platform, viewer, params.id)),
  serve(r.tracks, 'anyone', ({ platform, viewer, params, query }) => listTracks(platform.db, viewer, params.id, query)),
  serve(r.track, 'anyone', ({ platform, viewer, params }) => trackView(platform.db, viewer, params.id)),
  serve(r.createTrack, 'signed_in', ({ platform, viewer, params, body }) =>
    createTrack(platform, viewer, params.id, body),
  ),
  serve(r.editTrack, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editTrack(platform, viewer, params.id, version, body),
  ),
  serve(r.rules, 'anyone', ({ platform, viewer, params, query }) =>
    rulesInForce(platform.db, viewer, params.id, query.track ?? null),
  ),
  serve(r.setRule, 'signed_in', ({ platform, viewer, params, body }) => setRule(platform, viewer, params.id, body)),
];
