import type { RuleKey, RuleReach } from '@jiebang/contract/contests/rule.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { awardRuleReach } from '#modules/awards/index.ts';
import { conversionRuleReach } from '#modules/brokers/index.ts';
import { contestById, isOrganiser, readable, trackById } from '#modules/contests/index.ts';
import { dealRuleReach } from '#modules/deals/index.ts';
import { needRuleReach } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';

type Scope = { readonly contest: string; readonly track: string | null };

/** Who is asked how many of its things a new version of a rule would govern. */
const asked: readonly ((db: Db, scope: Scope, key: RuleKey) => Promise<RuleReach | null>)[] = [
  needRuleReach,
  dealRuleReach,
  conversionRuleReach,
  awardRuleReach,
];

/** What a change of a rule would do to what is running, as each module counts its own; for the contest's organisers. */
export async function ruleReach(
  db: Db,
  viewer: Viewer,
  scope: Scope,
  key: RuleKey,
): Promise<{ reach: RuleReach[] } | Refusal> {
  const contest = await contestById(db, scope.contest);
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  if (!isOrganiser(viewer, contest.id)) return refuse('forbidden');
  if (scope.track !== null && (await trackById(db, scope.track))?.contest !== contest.id) return refuse('not_found');
  const answers = await Promise.all(asked.map((ask) => ask(db, scope, key)));
  return { reach: answers.flatMap((answer) => answer ?? []) };
}
