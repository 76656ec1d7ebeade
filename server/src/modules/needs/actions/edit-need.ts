import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { Changed } from '@jiebang/contract/needs/work.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayReadOriginal } from '../access.ts';
import { needLife } from '../lifecycle.ts';
import { emptyContext, needRules } from '../rules.ts';
import { draftColumns, lockNeed, setNeed } from '../store.ts';

/** Saves a draft. It is no move: autosave would fill the history; the fact says who and when. */
export async function editNeed(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  draft: NeedDraft,
): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    if (!need || !mayReadOriginal(viewer, need)) return refuse('not_found');
    const at = await now(tx);
    const decided = decide(needLife, needRules, {
      action: 'edit',
      state: need.state,
      as: asOf(viewer, need),
      context: emptyContext(draft, at),
    });
    if (isRefusal(decided)) return decided;
    if (need.version !== version) return refuse('stale_version');
    await setNeed(tx, id, { ...draftColumns(draft), version: version + 1 });
    record(tx, {
      name: decided.fact,
      subject: id,
      actor: actorOf(viewer, decided.by, decided.by === 'owner' ? need.organisation : null),
      audience: [`organisation:${need.organisation}`],
    });
    return { id, state: need.state, version: version + 1 };
  });
}
