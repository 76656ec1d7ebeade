import { matchableAchievements, searchedAchievements } from '#modules/achievements/index.ts';
import { matchableNeeds, searchedNeeds } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { LongWork, Reaction } from '#platform/module.ts';
import type { Side } from '../store.ts';
import { makeVectors, vectorsDue } from './actions/make.ts';
import { dropVectors, lockModels, wantVectors } from './store.ts';

/** What is public no more has no vector from this moment; what came in or changed waits for one. Where no vectors are made, nothing is read. */
async function follow(tx: Tx, kind: Side, touched: () => Promise<readonly string[]>): Promise<void> {
  // Held, so that what is being kept just now is seen, or sees what was withdrawn.
  if (!(await lockModels(tx))) return;
  const ids = await touched();
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
    run: (tx, fact) => follow(tx, 'achievement', () => searchedAchievements.touched(tx, fact)),
  },
  {
    name: 'matching.follow_needs',
    on: [...searchedNeeds.facts],
    run: (tx, fact) => follow(tx, 'need', () => searchedNeeds.touched(tx, fact)),
  },
];

export const vectorWork: LongWork = {
  name: 'matching.vectors',
  // A provider may take half a minute for each request: nothing of ours waits for that.
  lane: 'vectors',
  find: async (platform) => (platform.embeddings && (await vectorsDue(platform)) ? [platform.embeddings.model] : []),
  run: async (platform, _, stopping) => void (await makeVectors(platform, stopping)),
};
