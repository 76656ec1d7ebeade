import type { PublicAchievement } from '@jiebang/contract/achievements/achievement.ts';
import type { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { findPublic } from '../store.ts';
import { type CardRow, cardOf, publicView } from '../views.ts';

type List = (typeof achievementRoutes)['list'];

/** The public library, the newest first. */
export async function library(db: Db, query: Received<List>['query']): Promise<ReplyOf<List>> {
  const { field, region, form, limit } = query;
  const after = timeKeysOf(query.after);
  const where = [
    sql`state = 'public'`,
    ...(field === undefined ? [] : [sql`left(fields[1], 2) = ${field.slice(0, 2)}`]),
    ...(field?.length === 3 ? [sql`left(fields[1], 3) = ${field}`] : []),
    ...(region === undefined ? [] : [sql`left(region, 2) = ${region}`]),
    ...(form === undefined ? [] : [sql`form = ${form}`]),
    ...(after ? [sql`(published_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<CardRow & { id: string }>`
    select id, number, title, title_en, organisation, form, stage, maturity, fields, region, published_at
    from achievements.achievement where ${sql.join(where, sql` and `)}
    order by published_at desc, id desc limit ${sql.lit(limit + 1)}`.execute(db);
  const shown = rows.slice(0, limit);
  const owners = await organisationsById(
    db,
    shown.map(({ organisation }) => organisation),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => cardOf(row, owners.get(row.organisation))),
    next: last?.published_at ? cursorOf(last.published_at.toISOString(), last.id) : null,
  };
}

/** One public achievement; one that is not public and one that does not exist are the same. */
export async function readAchievement(db: Db, number: string): Promise<PublicAchievement | Refusal> {
  const row = await findPublic(db, number);
  if (!row) return refuse('not_found');
  return publicView(row, (await organisationsById(db, [row.organisation])).get(row.organisation));
}
