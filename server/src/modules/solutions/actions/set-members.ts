import type { Changed } from '@jiebang/contract/solutions/routes.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { emailHash } from '../documents/keys.ts';
import { type MemberWords, sealWords } from '../documents/sealing.ts';
import { solutionLife } from '../lifecycle.ts';
import { solutionRules } from '../rules.ts';
import { raiseVersion } from '../store.ts';
import { insertMember, removeMember } from '../team/store.ts';
import { contextOf } from './journey.ts';
import { withOwn } from './own.ts';

/**
 * Says who is in the team beside its leader. Whoever is new on the list is invited by address, and takes the seat from an
 * account of that address; whether there is one is not told. Whoever is left out loses the seat and reads no more.
 */
export function setMembers(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  wished: readonly MemberWords[],
): Promise<Changed | Refusal> {
  return withOwn(platform, viewer, id, async (tx, own) => {
    const at = await now(tx);
    const as = asOf(viewer, own.place);
    const decided = decide(solutionLife, solutionRules, {
      action: 'edit',
      state: own.row.state,
      as,
      context: contextOf(own, at),
    });
    if (isRefusal(decided)) return decided;
    if (!as.includes('leader')) return refuse('forbidden');
    if (own.row.version !== version) return refuse('stale_version');
    const hashes = wished.map((one) => Buffer.from(emailHash(platform, one.email)));
    for (const member of own.members) {
      const kept = member.leader || hashes.some((hash) => hash.equals(member.email_hash));
      if (!kept) await removeMember(tx, member.id);
    }
    for (const [place, hash] of hashes.entries()) {
      const words = wished[place];
      if (!words || own.members.some((member) => hash.equals(member.email_hash))) continue;
      await insertMember(tx, {
        id: newId(),
        solution: id,
        email_hash: hash,
        sealed_words: sealWords(own.teamKey, id, words),
        leader: false,
        person: null,
        seat: null,
        confirmed_at: null,
        created_at: at,
      });
    }
    return { id, state: own.row.state, version: await raiseVersion(tx, id) };
  });
}
