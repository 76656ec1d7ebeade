import type { NeedDecision } from '@jiebang/contract/needs/need.ts';
import type { Db } from '#platform/db/connection.ts';
import { needLife } from '../../lifecycle.ts';
import { tables } from '../../store.ts';

/** Why a published need was decided upon, by the fact that told of it. */
export type Decided = { readonly need: string; readonly fact: string; readonly at: Date; readonly reason: string };

const factOf = new Map<string, string>(needLife.rows.map(({ action, fact }) => [action, fact]));

/** What was decided of these needs that anyone may read now, the earliest first; of one in quarantine nothing. One query, however many. */
export async function decisionsOf(db: Db, needs: readonly string[]): Promise<Decided[]> {
  if (needs.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('needs.decision as d')
    .innerJoin('needs.need as n', 'n.id', 'd.need')
    .select(['d.need', 'd.kind', 'd.at', 'd.reason'])
    .where('d.need', 'in', [...new Set(needs)])
    .where('n.quarantined', '=', false)
    .orderBy('d.n')
    .$narrowType<{ kind: NeedDecision['kind'] }>()
    .execute();
  return rows.map(({ kind, ...row }) => ({ ...row, fact: factOf.get(kind) ?? kind }));
}

/** The reason of the decision of which a fact told at that moment; null for a fact that is none, or whose reason may not be read. */
export const reasonOf = (
  decided: readonly Decided[],
  { need, fact, at }: { readonly need: string | null; readonly fact: string; readonly at: Date },
): string | null =>
  decided.findLast((one) => one.need === need && one.fact === fact && one.at.getTime() <= at.getTime())?.reason ?? null;
