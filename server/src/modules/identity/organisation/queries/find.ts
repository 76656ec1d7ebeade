import type { OrganisationCard, OrganisationSearch } from '@jiebang/contract/identity/organisation.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { normaliseUscc } from '#kernel/uscc.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { pageOfRows } from '../../queries/page.ts';
import { countAttempt } from '../../sign-in/store.ts';
import { searchLimits } from '../config.ts';

type Search = z.infer<typeof OrganisationSearch>;
/** How well a name fits: 0 the whole of it, 1 its beginning, 2 a part; then the shorter name, then the older one. */
type Row = OrganisationCard & { readonly fit: number; readonly length: number };

/**
 * Verified organisations to choose from. A number finds its organisation only when it is typed whole, so that nobody walks
 * through numbers; searches are counted by person, so that nobody walks through names.
 */
export async function findOrganisations(
  platform: Platform,
  viewer: Viewer,
  incoming: Pick<Incoming, 'ip'>,
  search: Search,
): Promise<{ items: OrganisationCard[]; next: string | null } | Refusal> {
  if (viewer.person === null) return refuse('not_signed_in');
  const who = { email: viewer.person, ip: incoming.ip };
  if (!(await countAttempt(platform, 'find_organisations', who, searchLimits))) return refuse('too_many_requests');
  const part = search.text.replace(/[\\%_]/g, '\\$&');
  const number = normaliseUscc(search.text);
  const [, fit, length, id] = /^([012])\.(\d{1,3})\.([0-9a-f-]{36})$/.exec(search.after ?? '') ?? [];
  const from = id === undefined || !isId(id) ? null : { fit: Number(fit), length: Number(length), id };
  const { rows } = await sql<Row>`
    select * from (
      select id, name, name_en as "nameEn", kind, size, region, country, true as verified, length(name) as length,
        case when name = ${search.text} or upper(uscc) = ${number} or upper(registration_number) = ${number} then 0
          when name ilike ${`${part}%`} or name_en ilike ${`${part}%`} then 1 else 2 end as fit
      from identity.organisation
      where state = 'verified' and kind <> 'individual' and (${search.kind ?? null}::text is null or kind = ${search.kind ?? null})
        and (name ilike ${`%${part}%`} or name_en ilike ${`%${part}%`} or upper(uscc) = ${number} or upper(registration_number) = ${number})
    ) found
    where ${from === null} or (fit, length, id) > (${from?.fit ?? 0}::int, ${from?.length ?? 0}::int, ${from?.id ?? null}::uuid)
    order by fit, length, id limit ${search.limit + 1}`.execute(platform.db);
  const { items, next } = pageOfRows(rows, search, (row) => `${row.fit}.${row.length}.${row.id}`);
  return { items: items.map(({ fit: _, length: __, ...card }) => card), next };
}
