import type { Readable } from 'node:stream';
import type { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import type { WorkAchievement } from '@jiebang/contract/achievements/work.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { reviewerReads } from '../access.ts';
import { contextOf } from '../actions/move.ts';
import { type AchievementRow, attachmentsOf, declarationOf, movesOf } from '../store.ts';
import { workCard, workView } from '../views.ts';
import { findReadable } from './readable.ts';

type Works = (typeof achievementRoutes)['works'];

/** The owner's achievements, the last moved first; or what reviewers read, which for anybody else is nothing. */
export async function worksOf(db: Db, viewer: Viewer, query: Received<Works>['query']): Promise<ReplyOf<Works>> {
  const { desk, state, limit } = query;
  if (desk === 'review' && !holdsAnywhere(viewer, 'reviewer')) return { items: [], next: null };
  const after = timeKeysOf(query.after);
  const mine = viewer.memberships.map((one) => one.organisation);
  const movedAt = sql`date_trunc('milliseconds', moved_at at time zone 'UTC')`;
  const where = [
    desk === 'owner' ? sql`organisation = any(${mine}::uuid[])` : sql`state = any(${[...reviewerReads]}::text[])`,
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(after ? [sql`(${movedAt}, id) < (${after.at}::timestamptz at time zone 'UTC', ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<AchievementRow>`
    select * from achievements.achievement where ${sql.join(where, sql` and `)}
    order by ${movedAt} desc, id desc limit ${sql.lit(limit + 1)}`.execute(db);
  const shown = rows.slice(0, limit);
  const owners = await organisationsById(
    db,
    shown.map(({ organisation }) => organisation),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => workCard(row, owners.get(row.organisation))),
    next: last ? cursorOf(last.moved_at.toISOString(), last.id) : null,
  };
}

/** An achievement in full, for those who may read it before it is public. */
export async function readWork({ db }: Platform, viewer: Viewer, id: string): Promise<WorkAchievement | Refusal> {
  const row = await findReadable(db, viewer, id);
  if (!row) return refuse('not_found');
  const [owners, moves, attached, declaration, context] = await Promise.all([
    organisationsById(db, [row.organisation]),
    movesOf(db, id),
    attachmentsOf(db, id),
    declarationOf(db, id),
    contextOf(db, viewer, row),
  ]);
  const people = [...moves.map(({ person }) => person), declaration?.person ?? null].filter((one) => one !== null);
  const [names, files] = await Promise.all([
    peopleById(db, [...new Set(people)]),
    filesById(
      db,
      attached.map(({ file }) => file),
    ),
  ]);
  const nameOf = (person: string | null) => (person ? (names.get(person)?.name ?? null) : null);
  return workView(
    {
      row,
      owner: owners.get(row.organisation),
      files,
      attached,
      moves: moves.map((move) => ({ ...move, name: nameOf(move.person) })),
      declaration: declaration && { ...declaration, name: nameOf(declaration.person) },
      context,
    },
    viewer,
  );
}

/** One attachment's bytes, for those who may read the achievement before it is public. */
export async function readAchievementFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  if (!(await findReadable(platform.db, viewer, id))) return refuse('not_found');
  const attached = (await attachmentsOf(platform.db, id)).find((one) => one.file === file);
  const [saved] = attached ? await filesById(platform.db, [file]) : [];
  if (!attached || !saved) return refuse('not_found');
  return { stream: platform.files.get(file), name: saved.name, type: attached.type, size: saved.size };
}
