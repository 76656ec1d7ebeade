import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type RawBuilder, sql } from 'kysely';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { readPublicNeed } from '../../../queries/public-need.ts';
import { moderators } from '../access.ts';
import { shownStates } from '../config.ts';
import type { QuestionRow } from '../store.ts';
import { publicQuestion, type WorkQuestionRow, workQuestion } from '../views.ts';

type Public = (typeof needRoutes)['questions'];
type Work = (typeof needRoutes)['workQuestions'];

/** The public questions about a need, the newest first, with their answers. */
export async function questionsOf(
  db: Db,
  number: string,
  query: Received<Public>['query'],
): Promise<ReplyOf<Public> | Refusal> {
  const need = await readPublicNeed(db, number);
  if (isRefusal(need)) return need;
  const after = timeKeysOf(query.after);
  const { rows } = await sql<QuestionRow & { published_at: Date }>`
    select id, question, answer, published_at, answered_at, moved_at from needs.question
    where need = ${need.id} and state = any(${shownStates}::text[])
      ${after ? sql`and (published_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by published_at desc, id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(publicQuestion),
    next: last ? cursorOf(last.published_at.toISOString(), last.id) : null,
  };
}

/** Questions that concern this viewer at one desk, the newest first: its own; those about its needs, once public; those of its contests. */
export async function workQuestions(db: Db, viewer: Viewer, query: Received<Work>['query']): Promise<ReplyOf<Work>> {
  const after = timeKeysOf(query.after);
  const { rows } = await sql<WorkQuestionRow>`
    select q.*, b.number, b.title, b.deadline, n.organisation, n.contest, n.track, n.state as need_state
    from needs.question q join needs.need n on n.id = q.need join needs.board b on b.need = q.need
    where ${atDesk(viewer, query.desk)}
      ${after ? sql`and (q.created_at, q.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by q.created_at desc, q.id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const names = await peopleById(
    db,
    shown.map(({ asker }) => asker),
  );
  const at = await now(db);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => workQuestion({ ...row, asker_name: names.get(row.asker)?.name ?? null }, viewer, at)),
    next: last ? cursorOf(last.created_at.toISOString(), last.id) : null,
  };
}

/** Which questions belong to a desk of this viewer; staff of the owner's own organisation find them at the owner's. */
export function atDesk(viewer: Viewer, desk: Received<Work>['query']['desk']): RawBuilder<unknown> {
  const own = viewer.memberships.map(({ organisation }) => organisation);
  if (desk === 'asker') return sql`q.asker = ${viewer.person}::uuid`;
  if (desk === 'owner') return sql`n.organisation = any(${own}::uuid[]) and q.state = any(${shownStates}::text[])`;
  const grants = viewer.grants.filter(({ role }) => moderators.some((one) => one === role));
  const scopes = grants.map(({ scopeId }) => scopeId).filter((scope) => scope !== null);
  const within = grants.some(({ scope }) => scope === 'platform')
    ? sql`true`
    : sql`(n.contest = any(${scopes}::uuid[]) or n.track = any(${scopes}::uuid[]))`;
  return sql`not n.organisation = any(${own}::uuid[]) and ${within}`;
}
