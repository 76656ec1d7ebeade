import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { dropAssignment, reassign } from './actions/change.ts';
import { assignPanel, assignTrack } from './actions/run.ts';
import { readAssignment } from './queries/assignment-view.ts';

const organisers = ['organiser', 'track_organiser'] as const;

export const assignmentServed: readonly Served[] = [
  serve(judgingRoutes.assignment, organisers, ({ platform, viewer, params }) =>
    readAssignment(platform, viewer, params.need),
  ),
  serve(judgingRoutes.assign, organisers, ({ platform, viewer, params, body }) =>
    assignPanel(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.assignTrack, organisers, ({ platform, viewer, params, body }) =>
    assignTrack(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.reassign, organisers, ({ platform, viewer, params, version, body }) =>
    reassign(platform, viewer, params.need, version, body),
  ),
  serve(judgingRoutes.dropAssignment, organisers, ({ platform, viewer, params }) =>
    dropAssignment(platform, viewer, params.need),
  ),
];
