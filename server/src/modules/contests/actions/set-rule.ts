import type { RuleInput } from '@jiebang/contract/contests/rule.ts';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, mayRead } from '../access.ts';
import { contestById, trackById } from '../queries/contests.ts';
import { ruleConsistent } from '../rules.ts';
import { tablesIn } from '../store.ts';

/** Sets a new version of a rule of a contest or of one of its tracks, from now or later: never earlier, and never over an old version. */
export async function setRule(
  platform: Platform,
  viewer: Viewer,
  contest: string,
  input: RuleInput,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    await sql`select id from contests.contest where id = ${contest} for update`.execute(tx);
    const found = await contestById(tx, contest);
    if (!found || !mayRead(viewer, found)) return refuse('not_found');
    if (!isOrganiser(viewer, contest)) return refuse('forbidden');
    if (found.state === 'archived') return refuse('not_in_this_state', { detail: { state: found.state } });
    const inconsistent = ruleConsistent(input);
    if (inconsistent) return inconsistent;
    if (input.track !== null && (await trackById(tx, input.track))?.contest !== contest) return refuse('not_found');
    const at = await now(tx);
    const from = input.from === null ? at : new Date(input.from);
    if (from < at) return refuse('rule_in_the_past');
    const last = await tablesIn(tx)
      .selectFrom('contests.contest_rule')
      .select('version')
      .where('contest', '=', contest)
      .where('track', 'is not distinct from', input.track)
      .where('key', '=', input.key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const version = (last?.version ?? 0) + 1;
    const id = newId();
    await tablesIn(tx)
      .insertInto('contests.contest_rule')
      .values({
        id,
        contest,
        track: input.track,
        key: input.key,
        value: JSON.stringify(input.value),
        from_at: from,
        version,
        person: viewer.person,
        note: input.note,
        at,
      })
      .execute();
    record(tx, {
      name: 'rule_set',
      subject: contest,
      actor: actorOf(viewer, 'organiser'),
      data: { rule: id, key: input.key, version, track: input.track, from: from.toISOString() },
      audience: ['role:organiser'],
    });
    return { done: true };
  });
}
