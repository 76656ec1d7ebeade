import type { Db } from '#platform/db/connection.ts';
import { roundOf } from '../../../panel/round/store.ts';
import type { PanelRow } from '../../../panel/store.ts';
import { sheetsOfRound } from '../../../sheet/store.ts';

/** Whether judges can be assigned on a panel now: it prepares its first round, or its round has begun and no sheet of it was handed out. */
export async function awaitsAssignment(db: Db, { id, state }: Pick<PanelRow, 'id' | 'state'>): Promise<boolean> {
  if (state === 'preparing') return true;
  const round = state === 'scoring' ? await roundOf(db, id) : undefined;
  return round !== undefined && (await sheetsOfRound(db, round.id)).length === 0;
}
