import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { Changed } from '@jiebang/contract/needs/work.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { trackById } from '#modules/contests/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { needLife } from '../lifecycle.ts';
import { needRules } from '../rules.ts';
import { draftColumns, insertNeed } from '../store.ts';
import { emptyContext } from '../views.ts';

export type NewNeed = { readonly organisation: string; readonly track: string; readonly need: NeedDraft };

/** Starts a draft for one of the viewer's organisations. Drafts are free: verification is asked for at submission. */
export async function createNeed(
  platform: Platform,
  viewer: Viewer,
  { organisation, track, need }: NewNeed,
): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    const membership = membershipIn(viewer, organisation);
    if (!membership) return refuse('not_a_member');
    const found = await trackById(tx, track);
    if (!found) return refuse('invalid_input', { fields: [{ path: 'track', code: 'unknown' }] });
    const at = await now(tx);
    const move = decide(needLife, needRules, {
      action: 'create',
      state: null,
      as: ['owner'],
      context: emptyContext(need, at),
    });
    if (isRefusal(move)) return move;
    const id = newId();
    const place = { contest: found.contest, track, track_kind: found.kind, organisation };
    await insertNeed(tx, { id, state: move.to, created_at: at, moved_at: at, ...place, ...draftColumns(need) });
    await moveRow(tx, needLife, id, move, {
      actor: actorOf(viewer, 'owner', organisation),
      audience: [`organisation:${organisation}`],
    });
    return { id, state: 'draft' as const, version: 1 };
  });
}
