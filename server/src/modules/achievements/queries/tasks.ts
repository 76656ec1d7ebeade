import type { AchievementState } from '@jiebang/contract/achievements/achievement.ts';
import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { expertTasks } from '../assessment/expert/queries/tasks.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

type Row = { readonly id: string; readonly number: string | null; readonly title: string; readonly moved_at: Date };

/** What this person must do now about achievements: mend what was sent back, as a reviewer look at what was handed in, as an expert assess. */
export async function tasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  const { db } = platform;
  const returned = await ownIn(db, viewer, 'returned');
  return [
    ...returned.map((row) => taskOf(row, 'achievement_mend', `/achievements/${row.id}/edit`)),
    ...(holdsAnywhere(viewer, 'reviewer') ? await toReview(db, viewer) : []),
    ...(await expertTasks(platform, viewer)),
  ];
}

/** What this person waits for: its own achievements that are with the reviewers. */
export async function waiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  const own = await ownIn(db, viewer, 'under_review');
  return own.map((row) => ({
    ...taskOf(row, 'achievement_in_review', `/achievements/${row.id}`),
    since: row.moved_at.toISOString(),
  }));
}

function taskOf({ id, number, title }: Row, code: string, address: string): Task {
  return {
    key: `achievements:${code}:${id}`,
    module: 'achievements',
    code,
    subject: { id, number, title },
    due: null,
    address,
  };
}

async function ownIn(db: Db, viewer: Viewer, state: AchievementState): Promise<Row[]> {
  const mine = viewer.memberships.map(({ organisation }) => organisation);
  if (mine.length === 0) return [];
  const { rows } = await sql<Row>`
    select id, number, title, moved_at from achievements.achievement
    where organisation = any(${mine}::uuid[]) and state = ${state} order by moved_at, id limit ${most}`.execute(db);
  return rows;
}

/** Nobody reviews its own organisation's. */
async function toReview(db: Db, viewer: Viewer): Promise<Task[]> {
  const mine = viewer.memberships.map(({ organisation }) => organisation);
  const { rows } = await sql<Row>`
    select id, number, title, moved_at from achievements.achievement
    where state = 'under_review' and organisation <> all(${mine}::uuid[]) order by moved_at, id limit ${most}`.execute(
    db,
  );
  return rows.map((row) => taskOf(row, 'achievement_review', `/achievements/${row.id}`));
}
