import type { GlossaryDecision, GlossaryExpressions, GlossaryVerdict } from '@jiebang/contract/translation/glossary.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { chineseKey, longest, pairKey } from '#platform/search/languages/glossary.ts';
import { roleOf } from '../access.ts';
import { insertDecision, revokeDecision, wordsChanged } from '../store.ts';

type Decided = GlossaryExpressions & { readonly says: GlossaryVerdict | null };

/**
 * Says of two expressions that they stand for each other or do not, in the place of what was said before; null takes that back. Searching follows at
 * once, in every server. A correction confirms one pair and rejects the other in one step.
 */
export function decideTerm(
  platform: Platform,
  viewer: Viewer,
  { insteadOf, ...decided }: GlossaryDecision,
): Promise<Decided | Refusal> {
  return platform.transact<Decided>(async (tx) => {
    // One change after another: the version is everybody's.
    await wordsChanged(tx);
    if (insteadOf) {
      const [wrong, right] = [pairKey(insteadOf), pairKey(decided)];
      if (wrong && right && wrong.chinese === right.chinese && wrong.english === right.english)
        return refuse('same_expression');
      const rejected = await say(tx, viewer, { ...insteadOf, says: 'rejected' });
      if (isRefusal(rejected)) return rejected;
    }
    return say(tx, viewer, decided);
  });
}

async function say(tx: Tx, viewer: Viewer, decided: Decided): Promise<Decided | Refusal> {
  const { person } = viewer;
  const { chinese, english, says } = decided;
  const key = pairKey(decided);
  if (person === null) return refuse('not_found');
  if (!key) return refuse('no_expression', { fields: [wrongIn(chinese)] });
  const at = await now(tx);
  const before = await revokeDecision(tx, key, { person, at });
  if (says === null && before === undefined) return refuse('not_found');
  const id = newId();
  if (says !== null)
    await insertDecision(tx, { id, ...key, chinese_written: chinese, english_written: english, says, person, at });
  record(tx, {
    name: says === null ? 'term_taken_back' : says === 'confirmed' ? 'term_confirmed' : 'term_rejected',
    subject: says === null ? (before ?? id) : id,
    actor: actorOf(viewer, roleOf(viewer)),
  });
  return decided;
}

/** Which side has nothing that is looked up, or too much. */
function wrongIn(chinese: string): { path: string; code: string } {
  const { length } = chineseKey(chinese);
  return length > 0 && length <= longest.han
    ? { path: 'english', code: 'not_english_term' }
    : { path: 'chinese', code: 'not_chinese_term' };
}
