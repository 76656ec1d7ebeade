import { matchableAchievements, searchedAchievements } from '#modules/achievements/index.ts';
import { matchableNeeds, searchedNeeds } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { LongWork, Reaction } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import type { Side } from '../store.ts';
import { makeVectors, vectorsDue } from './actions/make.ts';
import { dropVectors, wantVectors } from './store.ts';

/** What is public no more has no vector from this moment; what came in or changed waits for one, where vectors are made at all. */
async function follow(tx: Tx, kind: Side, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const present = kind === 'need' ? await matchableNeeds(tx, ids) : await matchableAchievements(tx, ids);
  await dropVectors(
    tx,
    kind,
    ids.filter((id) => !present.has(id)),
  );
  await wantVectors(
    tx,
    kind,
    ids.filter((id) => present.has(id)),
  );
}

export const vectorReactions: readonly Reaction[] = [
  {
    name: 'matching.follow_achievements',
    on: [...searchedAchievements.facts],
    run: async (tx, fact) => follow(tx, 'achievement', await searchedAchievements.touched(tx, fact)),
  },
  {
    name: 'matching.follow_needs',
    on: [...searchedNeeds.facts],
    run: async (tx, fact) => follow(tx, 'need', await searchedNeeds.touched(tx, fact)),
  },
];

/** Platforms of this process whose other long work has its turn, once, before more is made. */
const resting = new WeakSet<Platform>();

export const vectorWork: LongWork = {
  name: 'matching.vectors',
  find: async (platform) => {
    if (!platform.embeddings || resting.delete(platform)) return [];
    return (await vectorsDue(platform)) ? [platform.embeddings.model] : [];
  },
  run: async (platform, _, stopping) => {
    if (!(await makeVectors(platform, stopping))) resting.add(platform);
  },
};
