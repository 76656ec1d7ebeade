import type { RuleKey, RuleReach } from '@jiebang/contract/contests/rule.ts';
import type { Db } from '#platform/db/connection.ts';
import { standing } from '../lifecycle.ts';
import { tables } from '../store.ts';

const keys: readonly RuleKey[] = ['points_split', 'points_tiers', 'points_evidence', 'attribution_days'];

/** How many deals still take a rule's value when their contract is confirmed, and how many have theirs; null for any other rule. */
export async function dealRuleReach(
  db: Db,
  { contest, track }: { contest: string; track: string | null },
  key: RuleKey,
): Promise<RuleReach | null> {
  if (!keys.includes(key)) return null;
  let query = tables(db)
    .selectFrom('deals.deal')
    .select((select) => ['state', select.fn.countAll<number>().as('n')])
    .where('contest', '=', contest)
    .groupBy('state');
  if (track !== null) query = query.where('track', '=', track);
  const rows = await query.execute();
  const count = (states: readonly string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0);
  return { of: 'deals', governed: count(['intent', 'negotiating']), kept: count(standing) };
}
