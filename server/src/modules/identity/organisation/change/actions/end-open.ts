import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { OrganisationRow } from '../../../queries/organisation.ts';
import { changeLife } from '../lifecycle.ts';
import { openChangeOf } from '../queries/change.ts';
import { changeRules } from '../rules.ts';
import { writeWas } from '../store.ts';
import { changeContext, standsOf } from '../views.ts';

/** Ends the open change of an organisation that goes into another: its data is nobody's to change any more. */
export async function endOpenChange(tx: Tx, organisation: OrganisationRow, viewer: Viewer): Promise<Refusal | null> {
  const open = await openChangeOf(tx, organisation.id, true);
  if (!open) return null;
  const context = changeContext(organisation, viewer, { wanted: open.wanted, open: false, papers: [] });
  const move = decide(changeLife, changeRules, { action: 'withdraw', state: open.state, as: ['merger'], context });
  if (isRefusal(move)) return move;
  await writeWas(tx, open.id, standsOf(organisation));
  return moveRow(tx, changeLife, open.id, move, {
    actor: actorOf(viewer, move.by),
    data: { organisation: organisation.id },
    audience: [`organisation:${organisation.id}`],
  });
}
