import type pg from 'pg';
import { factsChannel } from '../facts/record.ts';

/** Calls `wake` whenever any server committed facts. A lost connection is opened again; what was missed is found by the next look at the table. */
export async function factListener(pool: pg.Pool, wake: () => void): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let giveBack: (() => void) | null = null;
  let again: NodeJS.Timeout | null = null;
  const openLater = (): void => {
    if (stopped) return;
    again ??= setTimeout(() => {
      again = null;
      open().catch(openLater);
    }, 500);
  };
  // A connection may report several errors, the last ones while it closes: it is given back once.
  const lose = (): void => {
    giveBack?.();
    giveBack = null;
  };
  const lost = (): void => {
    lose();
    openLater();
  };
  const open = async (): Promise<void> => {
    const client = await pool.connect();
    if (stopped) return client.release(true);
    client.on('notification', wake).on('error', lost);
    giveBack = () => {
      client.off('notification', wake).off('error', lost);
      client.release(true);
    };
    try {
      await client.query(`listen ${factsChannel}`);
    } catch (error) {
      lose();
      throw error;
    }
    wake();
  };
  await open();
  return {
    stop: async () => {
      stopped = true;
      if (again) clearTimeout(again);
      lose();
    },
  };
}
