import type { ImportState } from '@jiebang/contract/needs/imports/import.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What one can be to an import. `organiser`: of its contest or track. `owner`: of the organisation whose own needs they are. `operator`: of this installation, by its command. `clock`: the background. */
export type ImportPart = 'organiser' | 'owner' | 'operator' | 'clock';

/** The life of an import of many needs from a file (product: §5 import of many needs from a spreadsheet template). */
export const importLife = lifecycle({
  noun: 'import',
  table: 'needs.import',
  states: ['waiting', 'running', 'done', 'failed', 'cancelled'],
  rows: [
    {
      action: 'start',
      from: [],
      to: 'waiting',
      by: ['organiser', 'owner', 'operator'],
      when: ['few_unfinished'],
      fact: 'import_started',
    },
    { action: 'begin', from: ['waiting'], to: 'running', by: ['clock'], fact: 'import_began' },
    { action: 'finish', from: ['running'], to: 'done', by: ['clock'], fact: 'import_finished' },
    { action: 'fail', from: ['running'], to: 'failed', by: ['clock'], fact: 'import_failed' },
    {
      action: 'cancel',
      from: ['waiting', 'running'],
      to: 'cancelled',
      by: ['organiser', 'owner'],
      fact: 'import_cancelled',
    },
  ],
} satisfies Lifecycle<ImportState, string, ImportPart>);

export type ImportAction = (typeof importLife.rows)[number]['action'];
