import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../../access.ts';
import { lockReadable } from '../../queries/readable.ts';
import { setAchievement } from '../../store.ts';

/** Shows the assessment of an achievement on its public page, or shows it no more: its owner alone decides, and of all versions at once. */
export function showAssessment(
  platform: Platform,
  viewer: Viewer,
  id: string,
  shown: boolean,
): Promise<{ id: string; shown: boolean } | Refusal> {
  return platform.transact<{ id: string; shown: boolean }>(async (tx) => {
    const row = await lockReadable(tx, viewer, id);
    if (!row) return refuse('not_found');
    if (!asOf(viewer, row).includes('owner')) return refuse('forbidden');
    await setAchievement(tx, id, { assessment_shown: shown });
    record(tx, {
      name: shown ? 'assessment_shown' : 'assessment_hidden',
      subject: id,
      actor: actorOf(viewer, 'owner', row.organisation),
      audience: [`organisation:${row.organisation}`],
    });
    return { id, shown };
  });
}
