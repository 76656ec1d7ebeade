import type { Db } from '#platform/db/connection.ts';
import { Space } from '#platform/search/match/dense.ts';
import { heldVectors } from '../../config.ts';
import type { Side } from '../../store.ts';
import { type Placed, placedVectors } from '../store.ts';

/** A model since it was begun with: one that was forgotten and begun with again is another. */
export type Making = { readonly model: string; readonly begun_at: Date; readonly dimensions: number };

type Held = { readonly making: Making; readonly space: Space; last: number };

/** What this process holds in memory, by its database and side. */
const held = new WeakMap<Db, Map<Side, Held>>();
const page = 5000;
/** So many more than are to be held are borne before the oldest are let go of: else each new one would load them all. */
const slack = 1.1;

/**
 * The vectors of one side in memory, as the database has them now: the newest 100,000. What came in, changed or was taken out since this was
 * asked last is read alone.
 */
export async function spaceNow(db: Db, making: Making, side: Side): Promise<Space> {
  const known = held.get(db) ?? new Map<Side, Held>();
  held.set(db, known);
  const has = known.get(side);
  if (has && isSame(has.making, making)) {
    const newer = await newest(db, making.model, side, has.last);
    if (newer.length < heldVectors) {
      for (const { id, vector } of newer.toReversed()) {
        if (vector === null) has.space.remove(id);
        else has.space.put(id, vector);
      }
      has.last = newer[0]?.position ?? has.last;
      if (has.space.size <= heldVectors * slack) return has.space;
    }
  }
  const all = await newest(db, making.model, side, 0);
  const space = new Space(making.dimensions);
  for (const { id, vector } of all) if (vector !== null) space.put(id, vector);
  known.set(side, { making, space, last: all[0]?.position ?? 0 });
  return space;
}

const isSame = (a: Making, b: Making): boolean =>
  a.model === b.model && a.dimensions === b.dimensions && a.begun_at.getTime() === b.begun_at.getTime();

/** The newest behind a position, newest first. */
async function newest(db: Db, model: string, side: Side, after: number): Promise<Placed[]> {
  const found: Placed[] = [];
  while (found.length < heldVectors) {
    const before = found.at(-1)?.position ?? null;
    const more = await placedVectors(db, model, side, {
      after,
      before,
      limit: Math.min(page, heldVectors - found.length),
    });
    found.push(...more);
    if (more.length < page) break;
  }
  return found;
}
