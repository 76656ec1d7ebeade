import { scopeChange, trackById } from '#modules/contests/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import { needsToHandIn } from '../queries/to-hand-in.ts';
import { crosses } from '../rules.ts';

/**
 * A new version of what a track is open to: of each draft and each returned need that it shuts out, or lets in again, its owner is told at
 * once, with the reason, also where it begins later.
 */
export async function tellScope(tx: Tx, fact: WrittenFact): Promise<void> {
  const { key, track: id, rule, from } = fact.data;
  if (key !== 'track_scope' || typeof id !== 'string') return;
  const track = await trackById(tx, id);
  const change = track && (await scopeChange(tx, track, String(rule)));
  if (!change) return;
  const actor = { person: fact.person, organisation: null, role: 'organiser' };
  for (const need of await needsToHandIn(tx, id)) {
    const crossed = crosses(need, change.before, change.after);
    if (crossed === null) continue;
    const about = {
      subject: need.id,
      actor,
      data: { reason: change.note, from: from ?? null, track: id },
      audience: [`organisation:${need.organisation}`],
    };
    if (crossed === 'leaves') record(tx, { name: 'need_outside_scope', ...about });
    else record(tx, { name: 'need_inside_scope', ...about });
  }
}
