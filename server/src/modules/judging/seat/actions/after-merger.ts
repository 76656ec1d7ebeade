import { clock } from '#kernel/viewer.ts';
import { seatsOf as membersEver } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import type { Platform } from '#platform/platform.ts';
import { toOrganisers } from '../../access.ts';
import { hold } from '../../panel/actions/move.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { conflictsOf } from '../queries/conflicts.ts';
import { openSeatsTied } from '../store.ts';
import { setAside } from './note-conflict.ts';

/**
 * Looks for the conflicts that a merger made: judges on panels at work who were of the organisation that went, or declared an interest in it, and
 * are of the survivor's house by it. Their sheets are set aside, and the organiser is told of each; from the merger on they see nothing anyway.
 */
export async function findConflictsOfMerger(tx: Tx, fact: WrittenFact, platform: Platform): Promise<void> {
  const people = (await membersEver(tx, fact.subject)).map(({ person }) => person);
  for (const { seat, person, need } of await openSeatsTied(tx, fact.subject, people)) {
    const held = await hold(tx, need);
    if (!held) continue;
    const conflicts = await conflictsOf(tx, held.need, person, await judgedSolutions(platform, tx, need), held.at);
    if (conflicts.size === 0) continue;
    const refused = await setAside(tx, platform, held, seat, (solution) => conflicts.get(solution)?.[0] ?? null, clock);
    if (refused) throw new Error(`a sheet was not set aside: ${refused.refused}`);
    record(tx, {
      name: 'judge_conflict_found',
      subject: seat,
      actor: { ...clock, role: 'journey' },
      data: { need, panel: held.panel.id, person },
      audience: toOrganisers(held.need),
    });
  }
}
