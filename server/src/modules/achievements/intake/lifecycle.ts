import { AchievementImportState } from '@jiebang/contract/achievements/imports/import.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What one can be to an import. `owner`: of the organisation whose achievements they are. `operator`: of this installation, by its command. `clock`: the background. */
export type ImportPart = 'owner' | 'operator' | 'clock';

/** The life of an import of many achievements from a file (product: §9 imported from spreadsheet/CSV/JSON). */
export const importLife = lifecycle({
  noun: 'achievement_import',
  table: 'achievements.import',
  states: AchievementImportState.options,
  rows: [
    {
      action: 'upload',
      from: [],
      to: 'uploaded',
      by: ['owner', 'operator'],
      when: ['few_unfinished'],
      fact: 'achievement_import_uploaded',
    },
    {
      action: 'start',
      from: ['uploaded'],
      to: 'waiting',
      by: ['owner', 'operator'],
      when: ['columns_matched'],
      fact: 'achievement_import_started',
    },
    { action: 'begin', from: ['waiting'], to: 'running', by: ['clock'], fact: 'achievement_import_began' },
    { action: 'finish', from: ['running'], to: 'done', by: ['clock'], fact: 'achievement_import_finished' },
    { action: 'fail', from: ['running'], to: 'failed', by: ['clock'], fact: 'achievement_import_failed' },
    {
      action: 'cancel',
      from: ['uploaded', 'waiting', 'running'],
      to: 'cancelled',
      by: ['owner'],
      fact: 'achievement_import_cancelled',
    },
    {
      action: 'lapse',
      from: ['uploaded'],
      to: 'cancelled',
      by: ['clock'],
      when: ['left_alone'],
      fact: 'achievement_import_lapsed',
    },
  ],
} satisfies Lifecycle<AchievementImportState, string, ImportPart>);

export type ImportAction = (typeof importLife.rows)[number]['action'];
