import type { Duplicate, DuplicateGroup } from '@jiebang/contract/identity/organisation/merge/merge.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';
import { cursorOf, keysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { type Page, pageOfRows } from '../../../queries/page.ts';

type Row = {
  readonly why: DuplicateGroup['why'];
  readonly key: string;
  readonly organisations: (Omit<Duplicate, 'createdAt'> & { readonly createdAt: string })[];
};

/** Organisations of one name or of one number, that were not merged yet; by name first, in the order of what they share. */
export async function duplicateOrganisations(
  { db }: Platform,
  viewer: Viewer,
  page: Page,
): Promise<{ items: DuplicateGroup[]; next: string | null } | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  const [why = '', key = ''] = keysOf(page.after, ['string', 'string']) ?? [];
  const { rows } = await sql<Row>`
    with known as (
      select id, name, kind, state, coalesce(uscc, country || ' ' || registration_number) as number, name_key, created_at
      from identity.organisation where state <> 'merged' and kind <> 'individual'
    ), shared as (
      select 'name' as why, name_key as key from known where name_key <> '' group by name_key having count(*) > 1
      union all
      select 'number', number from known where number is not null group by number
      having count(*) > 1 and count(distinct name_key) > 1
    )
    select why, key, (
      select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'kind', k.kind, 'state', k.state, 'number', k.number,
        'members', (select count(*) from identity.membership m where m.organisation = k.id and m.ended_at is null),
        'createdAt', to_char(k.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by k.created_at, k.id)
      from known k where (why = 'name' and k.name_key = key) or (why = 'number' and k.number = key)
    ) as organisations
    from shared where (why, key) > (${String(why)}, ${String(key)})
    order by why, key limit ${page.limit + 1}`.execute(db);
  const { items, next } = pageOfRows(rows, page, (row) => cursorOf(row.why, row.key));
  return {
    items: items.map((row) => ({
      why: row.why,
      what: (row.why === 'name' ? row.organisations[0]?.name : row.key) ?? '',
      organisations: row.organisations,
    })),
    next,
  };
}
