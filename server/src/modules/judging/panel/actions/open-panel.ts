import type { PanelChanged } from '@jiebang/contract/judging/panel.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { lockNeed } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfPanel, isOrganiser, toOrganisers } from '../../access.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { defaultRubric } from '../config.ts';
import { panelLife } from '../lifecycle.ts';
import { contextOf } from '../queries/context.ts';
import { saveRubric } from '../rubric/store.ts';
import { panelRules } from '../rules.ts';
import { insertPanel } from '../store.ts';

/** Sets up the panel of a published need with the default rubric. It may be prepared while solutions still come in. */
export async function openPanel(platform: Platform, viewer: Viewer, needId: string): Promise<PanelChanged | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, needId);
    if (!need || !isOrganiser(viewer, need)) return refuse('not_found');
    if (need.state !== 'published' && need.state !== 'closed') return refuse('not_in_this_state');
    const at = await now(tx);
    const panel = {
      id: newId(),
      need: needId,
      state: 'preparing' as const,
      version: 1,
      created_at: at,
      moved_at: at,
      score_by: null,
    };
    const move = decide(panelLife, panelRules, {
      action: 'open',
      state: null,
      as: asOfPanel(viewer, need),
      context: {
        ...(await contextOf(tx, need, panel, at)),
        ofASide: await standsOnASide(platform, tx, viewer, need),
      },
    });
    if (isRefusal(move)) return move;
    await insertPanel(tx, { ...panel, at });
    await saveRubric(tx, panel.id, defaultRubric);
    await moveRow(tx, panelLife, panel.id, move, {
      actor: actorOf(viewer, 'organiser'),
      data: { need: needId },
      audience: toOrganisers(need),
    });
    return { id: panel.id, state: 'preparing' as const, version: 1 };
  });
}
