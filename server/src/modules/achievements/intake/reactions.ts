import type { DueMove, LongWork } from '#platform/module.ts';
import { lapseImport, runImport } from './actions/run.ts';
import { leftAloneMs } from './config.ts';
import { importsLeftAlone, unfinishedImports } from './store.ts';

export const importWork: readonly LongWork[] = [
  {
    name: 'achievements.import',
    find: (platform, limit) => unfinishedImports(platform.db, limit),
    run: (platform, id, stopping) => runImport(platform, id, { stopping }),
  },
];

export const importDueMoves: readonly DueMove[] = [
  {
    name: 'achievements.import_lapses',
    find: (platform, limit) => importsLeftAlone(platform.db, leftAloneMs, limit),
    run: lapseImport,
  },
];
