import type pg from 'pg';
import { factsChannel } from '../facts/record.ts';

/** Calls `wake` whenever any server committed facts. A lost connection is opened again; what was missed is found by the next look at the table. */
export async function factListener(pool: pg.Pool, wake: () => void): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let client: pg.PoolClient | null = null;
  let again: NodeJS.Timeout | null = null;
  const open = async (): Promise<void> => {
    const opened = await pool.connect();
    client = opened;
    opened.on('notification', wake);
    opened.once('error', () => {
      opened.release(true);
      client = null;
      if (!stopped) again = setTimeout(() => void open().catch(retry), 500);
    });
    await opened.query(`listen ${factsChannel}`);
    wake();
  };
  const retry = (): void => {
    if (!stopped) again = setTimeout(() => void open().catch(retry), 1000);
  };
  await open();
  return {
    stop: async () => {
      stopped = true;
      if (again) clearTimeout(again);
      client?.removeAllListeners('notification');
      client?.release(true);
    },
  };
}
