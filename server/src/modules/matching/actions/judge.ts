import type { Verdict } from '@jiebang/contract/matching/match.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { matchableAchievements } from '#modules/achievements/index.ts';
import { matchableNeeds } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { findMatch, insertJudgement, revokeJudgement } from '../store.ts';

type Judged = { readonly need: string; readonly achievement: string; readonly verdict: Verdict | null };

/**
 * Says for one's organisation whether a match is good or not relevant, in the place of what it said before; null takes it back. Only of a match that
 * was found, by the people of one of its sides: who is of both speaks for the need.
 */
export function judgeMatch(
  platform: Platform,
  viewer: Viewer,
  { need: needId, achievement: achievementId, verdict }: Judged,
): Promise<Judged | Refusal> {
  return platform.transact<Judged>(async (tx) => {
    const { person } = viewer;
    const need = (await matchableNeeds(tx, [needId])).get(needId);
    const achievement = (await matchableAchievements(tx, [achievementId])).get(achievementId);
    if (person === null || !need || !achievement) return refuse('not_found');
    const side = membershipIn(viewer, need.organisation) ? 'need' : 'achievement';
    const { organisation } = side === 'need' ? need : achievement;
    if (!membershipIn(viewer, organisation) || !(await findMatch(tx, needId, achievementId)))
      return refuse('not_found');
    const at = await now(tx);
    const pair = { need: needId, achievement: achievementId };
    await revokeJudgement(tx, pair, organisation, at);
    if (verdict !== null) await insertJudgement(tx, { ...pair, side, organisation, person, verdict, at });
    record(tx, {
      name: 'match_judged',
      subject: side === 'need' ? needId : achievementId,
      actor: actorOf(viewer, 'owner', organisation),
      audience: [`organisation:${organisation}`],
    });
    return { ...pair, verdict };
  });
}
