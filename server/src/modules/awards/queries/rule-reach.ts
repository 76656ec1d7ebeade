import type { RuleKey, RuleReach } from '@jiebang/contract/contests/rule.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';

/** How many awards are defined already, and so keep their quota and pool; null for a rule that is not about awards. */
export async function awardRuleReach(
  db: Db,
  { contest }: { contest: string },
  key: RuleKey,
): Promise<RuleReach | null> {
  if (key !== 'award_pool_fen' && key !== 'award_quotas') return null;
  const rows = await tables(db).selectFrom('awards.award').select('contest').where('contest', '=', contest).execute();
  return { of: 'awards', governed: 0, kept: rows.length };
}
