import type { Changed } from '@jiebang/contract/solutions/routes.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { sealDraft, sealTeamName } from '../documents/sealing.ts';
import { solutionLife } from '../lifecycle.ts';
import { solutionRules } from '../rules.ts';
import { attachmentsOf, newestVersion, raiseVersion, saveVersion } from '../store.ts';
import { setTeamName } from '../team/store.ts';
import { contextOf } from './journey.ts';
import { withOwn } from './own.ts';

/**
 * Saves the draft, encrypted. It is no move: autosave would fill the history; nor a fact, which would tell when a team
 * writes. After a submission it writes the next version, which counts only when it replaces the one in force.
 */
export function saveDraft(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  draft: SolutionDraft,
): Promise<Changed | Refusal> {
  return withOwn(platform, viewer, id, async (tx, own) => {
    const at = await now(tx);
    const decided = decide(solutionLife, solutionRules, {
      action: 'edit',
      state: own.row.state,
      as: asOf(viewer, own.place),
      context: contextOf(own, at),
    });
    if (isRefusal(decided)) return decided;
    if (own.row.version !== version) return refuse('stale_version');
    const files = new Set((await attachmentsOf(tx, id)).map((file) => file.id));
    if (!draft.attachments.every((one) => files.has(one.id))) return refuse('attachment_unknown');
    const newest = await newestVersion(tx, id);
    const n = newest === undefined ? 1 : newest.submitted_at === null ? newest.n : newest.n + 1;
    await saveVersion(tx, id, { n, ...sealDraft(own.teamKey, id, n, draft), saved_at: at });
    if (draft.teamName !== null)
      await setTeamName(tx, own.team.id, sealTeamName(own.teamKey, own.team.id, draft.teamName));
    return { id, state: own.row.state, version: await raiseVersion(tx, id) };
  });
}
