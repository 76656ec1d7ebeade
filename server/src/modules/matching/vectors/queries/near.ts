import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { nearnessIn } from '#platform/search/match/dense.ts';
import type { Side } from '../../store.ts';
import { findModel, vectorsOf } from '../store.ts';
import { type Making, spaceNow } from './space.ts';

/** How near in meaning a need and an achievement are, from 0 (as any two) to 1 (the same), and what the nearest adds. */
export type Nearness = { readonly nearness: number; readonly share: number };

type Model = Making & { readonly share: number };

/** The model whose vectors count now: its provider is set up, and everything that was public has had a vector. The provider is not asked. */
async function modelNow({ db, embeddings }: Pick<Platform, 'db' | 'embeddings'>): Promise<Model | null> {
  if (!embeddings) return null;
  const { model, share } = embeddings;
  const row = await findModel(db, model);
  if (!row?.filled_at || row.dimensions === null) return null;
  return { model, begun_at: row.begun_at, dimensions: row.dimensions, share };
}

/** Ids of the other side that are nearest in meaning, nearest first; none without vectors. */
export async function nearestTo(platform: Platform, side: Side, id: string, most: number): Promise<string[]> {
  const by = await modelNow(platform);
  const vector = by && (await vectorsOf(platform.db, by.model, side, [id])).get(id);
  if (!by || !vector) return [];
  const others = await spaceNow(platform.db, by, side === 'need' ? 'achievement' : 'need');
  return others.nearest(vector, most);
}

/**
 * How near needs and achievements are: the cosine of their vectors over what is usual of the need and any achievement, since some models find
 * any two texts near. Null for a pair of which one has no vector.
 */
export async function nearnessOf(
  platform: Platform,
  pairs: readonly { readonly need: string; readonly achievement: string }[],
): Promise<(need: string, achievement: string) => Nearness | null> {
  const by = await modelNow(platform);
  if (!by) return () => null;
  const space = await spaceNow(platform.db, by, 'achievement');
  const vectors = (db: Db, side: Side) =>
    vectorsOf(
      db,
      by.model,
      side,
      pairs.map((pair) => pair[side]),
    );
  const [needs, achievements] = [await vectors(platform.db, 'need'), await vectors(platform.db, 'achievement')];
  const near = new Map([...needs].map(([id, vector]) => [id, nearnessIn(space, vector)]));
  return (need, achievement) => {
    const [to, other] = [near.get(need), achievements.get(achievement)];
    return to && other ? { nearness: to(other), share: by.share } : null;
  };
}
