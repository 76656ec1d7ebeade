import { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { attachToAchievement, detachFromAchievement } from './actions/attach.ts';
import { createAchievement } from './actions/create.ts';
import { editAchievement } from './actions/edit.ts';
import { moveAchievement } from './actions/move.ts';
import { publishAchievement, returnAchievement, submitAchievement, takeDownAchievement } from './actions/review.ts';
import { mergeAchievement, separateAchievement } from './intake/alike/actions/merge.ts';
import { alikeOf } from './intake/alike/queries/alike.ts';
import { library, readAchievement } from './queries/library.ts';
import { readAchievementFile, readWork, worksOf } from './queries/works.ts';
import { searchAchievements } from './search/queries/search.ts';
import { suggestions } from './search/queries/suggestions.ts';

const reviewers = ['reviewer'] as const;

export const achievementServed: readonly Served[] = [
  serve(achievementRoutes.list, 'anyone', ({ platform, query }) => library(platform.db, query)),
  serve(achievementRoutes.read, 'anyone', ({ platform, params }) => readAchievement(platform.db, params.number)),
  serve(achievementRoutes.search, 'anyone', ({ platform, query }) => searchAchievements(platform, query)),
  serve(achievementRoutes.suggestions, 'anyone', async ({ platform, query }) => ({
    items: await suggestions(platform, query.q),
  })),
  serve(achievementRoutes.create, 'signed_in', ({ platform, viewer, body }) =>
    createAchievement(platform, viewer, body),
  ),
  serve(achievementRoutes.works, 'signed_in', ({ platform, viewer, query }) => worksOf(platform.db, viewer, query)),
  serve(achievementRoutes.work, 'signed_in', ({ platform, viewer, params }) => readWork(platform, viewer, params.id)),
  serve(achievementRoutes.edit, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editAchievement(platform, viewer, params.id, version, body),
  ),
  serve(achievementRoutes.submit, 'signed_in', ({ platform, viewer, params, body }) =>
    submitAchievement(platform, viewer, params.id, body.declaration),
  ),
  serve(achievementRoutes.takeBack, 'signed_in', ({ platform, viewer, params }) =>
    moveAchievement(platform, viewer, params.id, 'take_back'),
  ),
  serve(achievementRoutes.publish, reviewers, ({ platform, viewer, params, body }) =>
    publishAchievement(platform, viewer, params.id, body.confirmed),
  ),
  serve(achievementRoutes.return, reviewers, ({ platform, viewer, params, body }) =>
    returnAchievement(platform, viewer, params.id, body),
  ),
  serve(achievementRoutes.takeDown, reviewers, ({ platform, viewer, params, body }) =>
    takeDownAchievement(platform, viewer, params.id, body.reason),
  ),
  serve(achievementRoutes.withdraw, 'signed_in', ({ platform, viewer, params, body }) =>
    moveAchievement(platform, viewer, params.id, 'withdraw', body),
  ),
  serve(achievementRoutes.reopen, 'signed_in', ({ platform, viewer, params }) =>
    moveAchievement(platform, viewer, params.id, 'reopen'),
  ),
  serve(achievementRoutes.alike, 'signed_in', ({ platform, viewer, params }) =>
    alikeOf(platform.db, viewer, params.id),
  ),
  serve(achievementRoutes.merge, 'signed_in', ({ platform, viewer, params, body }) =>
    mergeAchievement(platform, viewer, params.id, body.into),
  ),
  serve(achievementRoutes.separate, 'signed_in', ({ platform, viewer, params }) =>
    separateAchievement(platform, viewer, params.id, 'separate'),
  ),
  serve(achievementRoutes.takeOut, 'signed_in', ({ platform, viewer, params }) =>
    separateAchievement(platform, viewer, params.id, 'take_out'),
  ),
  serve(achievementRoutes.attach, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    attachToAchievement(platform, viewer, params.id, query.name, incoming.upload),
  ),
  serve(achievementRoutes.detach, 'signed_in', ({ platform, viewer, params }) =>
    detachFromAchievement(platform, viewer, params.id, params.file),
  ),
  serve(achievementRoutes.attachment, 'signed_in', ({ platform, viewer, params }) =>
    readAchievementFile(platform, viewer, params.id, params.file),
  ),
];
