import type { LongWork } from '#platform/module.ts';
import { assessWaiting } from './actions/assess.ts';
import { modelNow } from './config.ts';
import { anyToAssess } from './store.ts';

/** What became public, or was assessed by an earlier version, is assessed anew: found by query, so that a new version reaches all that there is. */
export const assessmentWork: readonly LongWork[] = [
  {
    name: 'achievements.assessment',
    // Beside an import, which may take an hour: what one person publishes meanwhile is not to wait for it.
    lane: 'assessment',
    find: async (platform) => ((await anyToAssess(platform.db, modelNow)) ? [`model ${modelNow}`] : []),
    run: (platform, _, stopping) => assessWaiting(platform, stopping),
  },
];
