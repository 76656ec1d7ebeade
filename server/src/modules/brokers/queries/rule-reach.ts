import type { RuleKey, RuleReach } from '@jiebang/contract/contests/rule.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';

/** Whether the year-end conversion would still take a rule's value, as long as it is only previewed; null for any other rule. */
export async function conversionRuleReach(
  db: Db,
  { contest }: { contest: string },
  key: RuleKey,
): Promise<RuleReach | null> {
  if (!key.startsWith('conversion_')) return null;
  const rows = await tables(db)
    .selectFrom('brokers.conversion')
    .select('state')
    .where('contest', '=', contest)
    .execute();
  const governed = rows.filter(({ state }) => state === 'previewed').length;
  return { of: 'conversions', governed, kept: rows.length - governed };
}
