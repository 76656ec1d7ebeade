import type { Db } from '#platform/db/connection.ts';
import { Space } from '#platform/search/match/dense.ts';
import { heldVectors } from '../../config.ts';
import type { Side } from '../../store.ts';
import { countVectors, type Placed, placedVectors } from '../store.ts';

type Held = { readonly space: Space; last: number };

/** What this process holds in memory, by its database, model and side. */
const held = new WeakMap<Db, Map<string, Held>>();
const page = 5000;
/** So many more than are to be held are borne before the oldest are let go of: else each new one would load them all. */
const slack = 1.1;

/**
 * The vectors of one side in memory, as the database has them now: the newest 100,000. Null where there are none. What was taken out is gone
 * from here as soon as this is asked.
 */
export async function spaceNow(db: Db, model: string, side: Side, dimensions: number): Promise<Space | null> {
  const known = held.get(db) ?? new Map<string, Held>();
  held.set(db, known);
  const key = `${side} ${dimensions} ${model}`;
  const standing = await countVectors(db, model, side);
  if (standing.count === 0) {
    known.delete(key);
    return null;
  }
  const has = known.get(key);
  if (has && has.last <= standing.last) {
    const newer = has.last === standing.last ? [] : await newest(db, model, side, has.last);
    for (const { id, vector } of newer.reverse()) has.space.put(id, vector);
    has.last = newer.at(-1)?.position ?? has.last;
    const most = Math.floor(heldVectors * slack);
    if (has.space.size === standing.count || (standing.count > most && has.space.size <= most)) return has.space;
  }
  const all = await newest(db, model, side, 0);
  const space = new Space(dimensions);
  for (const { id, vector } of all) space.put(id, vector);
  known.set(key, { space, last: all[0]?.position ?? 0 });
  return space;
}

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
