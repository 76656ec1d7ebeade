import type { OrganisationMove } from '@jiebang/contract/identity/organisation.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { moveView, type NamedMove } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider, mayRead } from '../../access.ts';
import { type Page, pageOfRows } from '../../queries/page.ts';

type Row = NamedMove & Pick<OrganisationMove, 'findings'> & { readonly n: string };

/** What was done with an organisation, when and by whom, newest first. Its own people read of staff only that it was staff. */
export async function organisationHistory(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  page: Page,
): Promise<{ items: OrganisationMove[]; next: string | null } | Refusal> {
  if (!mayRead(viewer, organisation)) return refuse('not_found');
  const after = /^\d{1,15}$/.test(page.after ?? '') ? Number(page.after) : Number.MAX_SAFE_INTEGER;
  const { rows } = await sql<Row>`
    select m.n::text as n, m.action, m.from_state, m.to_state, m.at, m.role, m.reason,
      case when m.role <> 'decider' or ${isDecider(viewer)} then p.name end as name,
      coalesce((select jsonb_agg(jsonb_build_object('code', f.code, 'note', f.note) order by f.code)
        from identity.organisation_finding f where f.move = m.n), '[]') as findings
    from identity.organisation_move m left join identity.person p on p.id = m.person
    where m.item = ${organisation} and m.n < ${after}
    order by m.n desc limit ${page.limit + 1}`.execute(platform.db);
  const { items, next } = pageOfRows(rows, page, (row) => row.n);
  return { items: items.map((row) => ({ ...moveView<OrganisationMove['to']>(row), findings: row.findings })), next };
}
