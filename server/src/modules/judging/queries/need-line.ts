import { isRefusal } from '#kernel/refusal.ts';
import { type NeedRow, readPublicNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';

/** How a need is named here: by its number and its public title, never the original one. */
export async function needLine(
  db: Db,
  need: Pick<NeedRow, 'id' | 'number'>,
): Promise<{ id: string; number: string; title: string }> {
  const number = need.number ?? '';
  const shown = await readPublicNeed(db, number);
  return { id: need.id, number, title: isRefusal(shown) ? '' : shown.title };
}
