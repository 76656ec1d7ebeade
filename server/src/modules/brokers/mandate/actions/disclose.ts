import { clock } from '#kernel/viewer.ts';
import { adminsOf } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { organisationsOpenToOwner } from '#modules/solutions/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { sidesOfOneBroker } from '../rules.ts';
import { type MandateRow, mandatesOfNeed, saveDisclosure } from '../store.ts';

/**
 * Tells the principals of a need whose broker acts for both sides (product §1), each once (docs/decisions/0035). The solver is told as soon as
 * both mandates stand. The owner is told when it may read what that solver handed in, and not before: a mandate of the other
 * side would tell it that somebody is going to answer, and who.
 */
export async function discloseBothSides(tx: Tx, id: string): Promise<void> {
  const pairs = sidesOfOneBroker(await mandatesOfNeed(tx, id));
  if (pairs.length === 0) return;
  const need = await findNeed(tx, id);
  if (!need) throw new Error('mandates of a need that is not there');
  const open = new Set(await organisationsOpenToOwner(tx, need));
  for (const { owner, solver } of pairs) {
    await tell(tx, solver, owner);
    if (open.has(solver.organisation)) await tell(tx, owner, solver);
  }
}

/** Tells the principal of one mandate of the other; the broker itself holds both, and is told nothing of what was opened. */
async function tell(tx: Tx, mandate: MandateRow, other: MandateRow): Promise<void> {
  if (!(await saveDisclosure(tx, { mandate: mandate.id, other: other.id, at: await now(tx) }))) return;
  const people = [mandate.confirmed_by, ...(await adminsOf(tx, mandate.organisation))];
  record(tx, {
    name: 'mandate_both_sides',
    subject: mandate.id,
    actor: clock,
    audience:
      mandate.side === 'owner'
        ? [`organisation:${mandate.organisation}`]
        : [...new Set(people)].flatMap((one) => (one === null ? [] : [`person:${one}`])),
  });
}
