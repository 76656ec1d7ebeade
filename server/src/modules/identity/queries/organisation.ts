import type { EnterpriseSize, OrganisationKind, OrganisationState } from '@jiebang/contract/identity/organisation.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { type Page, pageOfRows } from './page.ts';

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
  readonly mandate_file: string | null;
  readonly created_at: Date;
  readonly moved_at: Date;
  /** What was said with its last move. */
  readonly reason: string | null;
};

const organisations = (db: Db) =>
  tables(db)
    .selectFrom('identity.organisation as o')
    .select(['o.id', 'o.version', 'o.state', 'o.kind', 'o.size', 'o.name', 'o.name_en', 'o.intro', 'o.website'])
    .select(['o.country', 'o.uscc', 'o.region', 'o.registration_number', 'o.authorised_person', 'o.mandate_file'])
    .select(['o.created_at', 'o.moved_at'])
    .select((from) =>
      from
        .selectFrom('identity.organisation_move as m')
        .select('m.reason')
        .whereRef('m.item', '=', 'o.id')
        .whereRef('m.to_state', '=', 'o.state')
        .where('m.action', 'in', ['return', 'suspend'])
        .orderBy('m.n', 'desc')
        .limit(1)
        .as('reason'),
    )
    .$narrowType<Pick<OrganisationRow, 'state' | 'kind' | 'size'>>();

/** An organisation with all that is written of it; null when there is none. `lock` holds its row until the transaction ends. */
export async function organisationById(db: Db, id: string, lock = false): Promise<OrganisationRow | null> {
  if (lock) await sql`select id from identity.organisation where id = ${id} for update`.execute(db);
  return (await organisations(db).where('o.id', '=', id).executeTakeFirst()) ?? null;
}

// The cursor has milliseconds and the column microseconds: truncated, both compare and sort alike.
const waitingSince = sql<Date>`date_trunc('milliseconds', o.moved_at)`;

/** Organisations that wait for verification, the longest waiting first. */
export async function waitingOrganisations(
  db: Db,
  page: Page,
): Promise<{ items: OrganisationRow[]; next: string | null }> {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(page.after ?? '') ?? [];
  const query = organisations(db)
    .where('o.state', '=', 'pending')
    .orderBy(waitingSince)
    .orderBy('o.id')
    .limit(page.limit + 1);
  const from =
    at === undefined
      ? query
      : query.where(sql<boolean>`(${waitingSince}, o.id) > (${new Date(Number(at))}::timestamptz, ${id}::uuid)`);
  return pageOfRows(await from.execute(), page, (row) => `${row.moved_at.getTime()}.${row.id}`);
}
