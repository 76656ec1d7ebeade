import type { Programme, RecommendationChanged, RecommendationState } from '@jiebang/contract/awards/policy.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { dealOfNeed } from '#modules/deals/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { decides, recommends, toReaders, toRecommenders } from '../../access.ts';
import { type RecommendationAction, recommendationLife } from '../lifecycle.ts';
import { qualified } from '../queries/candidates.ts';
import { recommendationRules } from '../rules.ts';
import { insertRecommendation, lockRecommendation, saveNovelty, setReason } from '../store.ts';

export type Choice = {
  readonly contest: string;
  readonly programme: Programme;
  readonly need: string;
  readonly reason: string;
};

/** Chooses a candidate for recommendation 择优, with the reason. */
export function chooseForPolicy(
  platform: Platform,
  viewer: Viewer,
  choice: Choice,
): Promise<RecommendationChanged | Refusal> {
  return platform.transact<RecommendationChanged>(async (tx) => {
    if (!recommends(viewer, choice.contest)) return refuse('not_found');
    const list = await qualified(tx, choice.contest, choice.programme);
    const at = await now(tx);
    const move = decide(recommendationLife, recommendationRules, {
      action: 'choose',
      state: null,
      as: ['authority'],
      context: { candidate: list.some((one) => one.deal.need === choice.need) },
    });
    if (isRefusal(move)) return move;
    const id = newId();
    await insertRecommendation(tx, { id, state: move.to, created_at: at, moved_at: at, ...choice });
    await moveRow(tx, recommendationLife, id, move, {
      actor: actorOf(viewer, 'authority'),
      reason: choice.reason,
      audience: toRecommenders(choice.contest),
    });
    return { id, state: 'chosen' as const, version: 1 };
  });
}

/** Drops a chosen one, or chooses a dropped one again. */
export function moveRecommendation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: RecommendationAction,
  reason: string,
): Promise<RecommendationChanged | Refusal> {
  return platform.transact<RecommendationChanged>(async (tx) => {
    const row = await lockRecommendation(tx, id);
    if (!row || !recommends(viewer, row.contest)) return refuse('not_found');
    const list = await qualified(tx, row.contest, row.programme);
    const move = decide(recommendationLife, recommendationRules, {
      action,
      state: row.state,
      as: ['authority'],
      context: { candidate: list.some((one) => one.deal.need === row.need) },
    });
    if (isRefusal(move)) return move;
    await setReason(tx, id, reason);
    const refusal = await moveRow(tx, recommendationLife, id, move, {
      actor: actorOf(viewer, 'authority'),
      reason,
      audience: toRecommenders(row.contest),
    });
    return refusal ?? { id, state: move.to as RecommendationState, version: row.version + 1 };
  });
}

/** Records, from the panel's minutes, which novelty of a need's winner it confirmed. */
export function confirmNovelty(
  platform: Platform,
  viewer: Viewer,
  need: string,
  given: { novelty: ('original' | 'disruptive' | 'generic')[]; basis: string },
): Promise<{ need: string; novelty: ('original' | 'disruptive' | 'generic')[] } | Refusal> {
  return platform.transact(async (tx) => {
    const deal = await dealOfNeed(tx, need);
    if (!deal || !decides(viewer, deal.contest) || viewer.person === null) return refuse('not_found');
    if (deal.solution === null || deal.session !== null) return refuse('no_definitive_winner');
    const at = await now(tx);
    const novelty = [...new Set(given.novelty)];
    await saveNovelty(tx, { need, solution: deal.solution, novelty, basis: given.basis, person: viewer.person, at });
    record(tx, {
      name: 'novelty_confirmed',
      subject: need,
      actor: actorOf(viewer, 'organiser'),
      audience: toReaders(deal.contest),
    });
    return { need, novelty };
  });
}
