import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { ReportState } from '@jiebang/contract/needs/desk/report.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { deskRoles } from '../access.ts';
import { type WorkReportRow, workReport } from '../views.ts';

type Reports = (typeof needRoutes)['reports'];

const states: Record<Received<Reports>['query']['desk'], readonly ReportState[]> = {
  open: ['waiting', 'quarantined'],
  decided: ['dismissed', 'lifted'],
};

/** Reports of the needs of this viewer's contests, the newest first. The title is that of the board: in quarantine there is none. */
export async function reports(db: Db, viewer: Viewer, query: Received<Reports>['query']): Promise<ReplyOf<Reports>> {
  const after = timeKeysOf(query.after);
  const { rows } = await sql<WorkReportRow>`
    select r.*, n.number, b.title, n.organisation, n.contest, n.track, n.state as need_state, n.deadline, n.quarantined
    from needs.report r join needs.need n on n.id = r.need left join needs.board b on b.need = r.need
    where r.state = any(${states[query.desk]}::text[]) and ${atDesk(viewer)}
      ${after ? sql`and (r.created_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by r.created_at desc, r.id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const names = await peopleById(
    db,
    shown.flatMap(({ reporter }) => reporter ?? []),
  );
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) =>
      workReport({ ...row, reporter_name: (row.reporter && names.get(row.reporter)?.name) ?? null }, viewer),
    ),
    next: last ? cursorOf(last.created_at.toISOString(), last.id) : null,
  };
}

/** Which reports this viewer decides: of its contests, and not of its own organisation's needs, whose people do not learn who reported. */
export function atDesk(viewer: Viewer): RawBuilder<unknown> {
  const own = viewer.memberships.map(({ organisation }) => organisation);
  const grants = viewer.grants.filter(({ role }) => deskRoles.some((one) => one === role));
  const scopes = grants.map(({ scopeId }) => scopeId).filter((scope) => scope !== null);
  const within = grants.some(({ scope }) => scope === 'platform')
    ? sql`true`
    : sql`(n.contest = any(${scopes}::uuid[]) or n.track = any(${scopes}::uuid[]))`;
  return sql`not n.organisation = any(${own}::uuid[]) and ${within}`;
}
