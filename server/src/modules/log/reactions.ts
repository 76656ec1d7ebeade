import { now } from '#platform/db/connection.ts';
import type { DueMove } from '#platform/module.ts';
import { appendBatch } from './actions/append-batch.ts';
import { batchInterval } from './config.ts';
import { newestHead } from './store.ts';

export const logDueMoves: readonly DueMove[] = [
  {
    name: 'log.append_batch',
    find: async ({ db }) => {
      const head = await newestHead(db);
      const due = !head || (await now(db)).getTime() - head.at.getTime() >= batchInterval;
      return due ? ['batch'] : [];
    },
    run: (platform) => appendBatch(platform),
  },
];
