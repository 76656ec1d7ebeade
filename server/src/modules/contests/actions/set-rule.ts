import { isPutAway } from '@jiebang/contract/contests/contest.ts';
import type { RuleInput } from '@jiebang/contract/contests/rule.ts';
import { toHolders } from '#kernel/audience.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { setsRule } from '../access.ts';
import { contestById, readable, trackById } from '../queries/contests.ts';
import { ruleConsistent } from '../rules.ts';
import { insertRule, lockContest } from '../store.ts';

/** Sets a new version of a rule of a contest or of one of its tracks, from now or later: never earlier, and never over an old version. */
export async function setRule(
  platform: Platform,
  viewer: Viewer,
  contest: string,
  input: RuleInput,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    await lockContest(tx, contest);
    const found = await contestById(tx, contest);
    if (!found || !(await readable(tx, viewer, found))) return refuse('not_found');
    if (!setsRule(viewer, contest, input.track, input.key)) return refuse('forbidden');
    if (isPutAway(found.state)) return refuse('not_in_this_state', { detail: { state: found.state } });
    const inconsistent = ruleConsistent(input);
    if (inconsistent) return inconsistent;
    if (input.key === 'track_scope' && input.track === null)
      return refuse('invalid_input', { fields: [{ path: 'track', code: 'required' }] });
    if (input.track !== null && (await trackById(tx, input.track))?.contest !== contest) return refuse('not_found');
    const at = await now(tx);
    const from = input.from === null ? at : new Date(input.from);
    if (from < at) return refuse('rule_in_the_past');
    const { key, value, track, note } = input;
    const { id, version } = await insertRule(tx, { contest, track, key, value, from, note }, viewer.person);
    record(tx, {
      name: 'rule_set',
      subject: contest,
      actor: actorOf(viewer, 'organiser'),
      data: { rule: id, key, version, track, from: from.toISOString() },
      audience: toHolders('organiser', { contest }),
    });
    return { done: true };
  });
}
