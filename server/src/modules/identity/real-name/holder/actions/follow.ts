import { decide } from '#kernel/lifecycle.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { clock, visitor } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { organisationLife } from '../../../organisation/lifecycle.ts';
import { organisationRules } from '../../../organisation/rules.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { contextOf } from '../../../views.ts';
import { holderOf, wasSuspendedByName } from '../store.ts';

/**
 * Lets the name in which a person takes part follow its real name: suspended when the verification goes, reinstated when it comes back. What the
 * staff suspended stays so.
 */
export async function followRealName(tx: Tx, person: string, verified: boolean): Promise<void> {
  const id = await holderOf(tx, person);
  const row = id === null ? null : await organisationById(tx, id, true);
  if (!row || (verified && !(await wasSuspendedByName(tx, row.id)))) return;
  const move = decide(organisationLife, organisationRules, {
    action: verified ? 'reinstate' : 'suspend',
    state: row.state,
    as: ['real_name'],
    context: { ...contextOf(row, visitor, []), named: verified },
  });
  if (isRefusal(move)) return;
  await moveRow(tx, organisationLife, row.id, move, {
    actor: clock,
    audience: [`organisation:${row.id}`],
  });
}
