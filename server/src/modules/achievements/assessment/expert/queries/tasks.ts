import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { achievementsById } from '../../../store.ts';
import { openOf } from '../store.ts';

/** What an expert must do now: answer a request, or write and sign what it accepted. */
export async function expertTasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  if (viewer.person === null) return [];
  const rows = await openOf(db, viewer.person);
  const achievements = await achievementsById(
    db,
    rows.map(({ achievement }) => achievement),
  );
  return rows.map(({ id, state, achievement, due_at: due }) => {
    const of = achievements.get(achievement);
    const open = of?.state === 'public' ? of : null;
    const code = state === 'asked' ? 'assessment_answer' : 'assessment_sign';
    return {
      key: `achievements:${code}:${id}`,
      module: 'achievements',
      code,
      subject: { id, number: open?.number ?? null, title: open?.title ?? '' },
      due: due.toISOString(),
      address: `/assessments/${id}`,
    };
  });
}
