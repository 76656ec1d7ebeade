import type {
  DeskSearch,
  EnterpriseSize,
  Finding,
  OrganisationKind,
  OrganisationState,
} from '@jiebang/contract/identity/organisation.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { normaliseUscc } from '#kernel/uscc.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { pageOfRows } from './page.ts';

export type OrganisationRow = {
  readonly id: string;
  readonly version: number;
  readonly state: z.infer<typeof OrganisationState>;
  readonly kind: z.infer<typeof OrganisationKind>;
  readonly size: z.infer<typeof EnterpriseSize> | null;
  readonly name: string;
  readonly name_en: string | null;
  readonly intro: string | null;
  readonly website: string | null;
  readonly country: string;
  readonly uscc: string | null;
  readonly region: string | null;
  readonly registration_number: string | null;
  readonly authorised_person: string | null;
  readonly created_at: Date;
  readonly moved_at: Date;
  /** Whether the real name of the person behind it is verified; true where it has a number of its own. */
  readonly named: boolean;
  /** Into which it was merged, and what was merged into it. */
  readonly merged_into: { readonly id: string; readonly name: string } | null;
  readonly merged: { readonly id: string; readonly name: string }[];
  /** Names under which it was verified before, the latest first. */
  readonly former_names: { readonly name: string; readonly until: string }[];
  /** What was said when it was last suspended. */
  readonly reason: string | null;
  /** Why it was last returned. */
  readonly findings: Finding[];
};

const organisations = (db: Db) =>
  tables(db)
    .selectFrom('identity.organisation as o')
    .select(['o.id', 'o.version', 'o.state', 'o.kind', 'o.size', 'o.name', 'o.name_en', 'o.intro', 'o.website'])
    .select(['o.country', 'o.uscc', 'o.region', 'o.registration_number', 'o.authorised_person'])
    .select(['o.created_at', 'o.moved_at'])
    .select([
      sql<boolean>`(o.holder is null or exists (select 1 from identity.real_name r
        where r.id = o.holder and r.state = 'verified'))`.as('named'),
      sql<OrganisationRow['merged_into']>`(select jsonb_build_object('id', i.id, 'name', i.name)
        from identity.organisation i where i.id = o.merged_into)`.as('merged_into'),
      sql<
        OrganisationRow['merged']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name) order by i.id)
        from identity.organisation i where i.merged_into = o.id), '[]')`.as('merged'),
      sql<OrganisationRow['former_names']>`coalesce((select jsonb_agg(jsonb_build_object('name', c.was ->> 'name',
          'until', to_char(c.moved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by c.moved_at desc)
        from identity.organisation_change c
        where c.organisation = o.id and c.state = 'approved' and c.was ->> 'name' <> c.wanted ->> 'name'), '[]')`.as(
        'former_names',
      ),
      sql<string | null>`(select m.reason from identity.organisation_move m where m.item = o.id and m.action = 'suspend'
        order by m.n desc limit 1)`.as('reason'),
      sql<Finding[]>`coalesce((select jsonb_agg(jsonb_build_object('code', f.code, 'note', f.note) order by f.code)
        from identity.organisation_finding f where f.move = (select max(m.n) from identity.organisation_move m
          where m.item = o.id and m.action = 'return')), '[]')`.as('findings'),
    ])
    .$narrowType<Pick<OrganisationRow, 'state' | 'kind' | 'size'>>();

/** An organisation with all that is written of it; null when there is none. `lock` holds its row until the transaction ends. */
export async function organisationById(db: Db, id: string, lock = false): Promise<OrganisationRow | null> {
  if (lock) await sql`select id from identity.organisation where id = ${id} for update`.execute(db);
  return (await organisations(db).where('o.id', '=', id).executeTakeFirst()) ?? null;
}

// The cursor has milliseconds and the column microseconds: truncated, both compare and sort alike.
const waitingSince = sql<Date>`date_trunc('milliseconds', o.moved_at)`;

export type Search = z.infer<typeof DeskSearch>;

/** Organisations of a state, those that stand in it longest first; of all states, or with a text in the name or a whole number. */
export async function organisationsOfState(
  db: Db,
  { state, text, ...page }: Search,
): Promise<{ items: OrganisationRow[]; next: string | null }> {
  const [, at, id] = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(page.after ?? '') ?? [];
  let query = organisations(db)
    .orderBy(waitingSince)
    .orderBy('o.id')
    .limit(page.limit + 1);
  if (state !== 'all') query = query.where('o.state', '=', state);
  if (text !== undefined) {
    const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const number = normaliseUscc(text);
    query = query.where(
      sql<boolean>`(o.name ilike ${part} or o.name_en ilike ${part} or upper(o.uscc) = ${number} or upper(o.registration_number) = ${number}
        or exists (select 1 from identity.organisation_change c
          where c.organisation = o.id and c.state = 'approved' and c.was ->> 'name' ilike ${part}))`,
    );
  }
  if (at !== undefined)
    query = query.where(sql<boolean>`(${waitingSince}, o.id) > (${new Date(Number(at))}::timestamptz, ${id}::uuid)`);
  return pageOfRows(await query.execute(), page, (row) => `${row.moved_at.getTime()}.${row.id}`);
}
