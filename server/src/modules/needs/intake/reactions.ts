import type { LongWork } from '#platform/module.ts';
import { runImport } from './actions/run-import.ts';
import { unfinishedImports } from './store.ts';

export const importWork: readonly LongWork[] = [
  {
    name: 'needs.import',
    find: (platform, limit) => unfinishedImports(platform.db, limit),
    run: (platform, id, stopping) => runImport(platform, id, { stopping }),
  },
];
