import { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { changeSearch, dropSearch, keepSearch } from './actions/keep.ts';
import { savedSearches } from './queries/saved.ts';

export const savedSearchServed: readonly Served[] = [
  serve(achievementRoutes.savedSearches, 'signed_in', ({ platform, viewer }) => savedSearches(platform.db, viewer)),
  serve(achievementRoutes.saveSearch, 'signed_in', ({ platform, viewer, body }) => keepSearch(platform, viewer, body)),
  serve(achievementRoutes.changeSavedSearch, 'signed_in', ({ platform, viewer, params, body }) =>
    changeSearch(platform, viewer, params.id, body),
  ),
  serve(achievementRoutes.dropSavedSearch, 'signed_in', ({ platform, viewer, params }) =>
    dropSearch(platform, viewer, params.id),
  ),
];
