import { Readable } from 'node:stream';
import type {
  RealName,
  RealNameFinding,
  RealNameLine,
  RealNameState,
} from '@jiebang/contract/identity/real-name/real-name.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { getSealed } from '#platform/files/sealed.ts';
import { filesById } from '#platform/files/store.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider } from '../../access.ts';
import { type Page, pageOfRows } from '../../queries/page.ts';
import { peopleById } from '../../queries/people.ts';
import { tables } from '../../store.ts';
import { openNumber, realNameKeyOf } from '../documents/sealed.ts';
import { type RealNameRow, realNameById } from '../store.ts';
import { viewLine, viewRealName } from '../views.ts';

/** Where the asker's own verification stands. */
export async function myRealName({ db }: Platform, viewer: Viewer): Promise<RealName | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return realNameFor(db, await realNameById(db, person), person, viewer);
}

/** The verification of a person for those who verify; the number for the one who has taken it up, while it waits. */
export async function realNameOf(platform: Platform, viewer: Viewer, person: string): Promise<RealName | Refusal> {
  const row = isDecider(viewer) ? await realNameById(platform.db, person) : undefined;
  if (!row || row.state === 'unverified') return refuse('not_found');
  return realNameFor(platform.db, row, person, viewer, numberFor(platform, row, viewer));
}

/** A verification with what belongs beside it, also within the transaction that has just moved it. */
export async function realNameFor(
  db: Db,
  row: RealNameRow | undefined,
  person: string,
  viewer: Viewer,
  number: string | null = null,
): Promise<RealName> {
  const { rows } = await sql<{ findings: RealNameFinding[]; reason: string | null }>`
    select coalesce((select jsonb_agg(jsonb_build_object('code', f.code, 'note', f.note) order by f.code)
        from identity.real_name_finding f where f.item = ${person}), '[]') as findings,
      (select m.reason from identity.real_name_move m where m.item = ${person} and m.action = 'suspend'
        order by m.n desc limit 1) as reason`.execute(db);
  const { findings = [], reason = null } = rows[0] ?? {};
  const taker = row?.taken_by ? ((await peopleById(db, [row.taken_by])).get(row.taken_by)?.name ?? null) : null;
  const [picture] = await filesById(db, row?.picture ? [row.picture] : []);
  const beside = { findings, reason, taker, number, scan: picture?.scan ?? 'not_scanned' };
  return viewRealName(row, person, viewer, await now(db), beside);
}

/** The number that waits, for the one of the staff who has taken it up. */
export function numberFor(platform: Platform, row: RealNameRow, viewer: Viewer): string | null {
  const { id, sealed_number, wrapped_key, taken_by } = row;
  if (!sealed_number || !wrapped_key || taken_by === null || taken_by !== viewer.person) return null;
  return openNumber(realNameKeyOf(platform, id, wrapped_key), id, sealed_number);
}

/** Verifications in one state that were asked for, the longest waiting first; as many as the page asks for, and one more. */
export async function realNamesIn(
  db: Db,
  { state, after, limit }: Page & { readonly state: RealNameState },
): Promise<RealNameRow[]> {
  const keys = timeKeysOf(after);
  // The cursor has milliseconds and the column microseconds: truncated, both compare and sort alike.
  const asked = sql<Date>`date_trunc('milliseconds', asked_at)`;
  const all = tables(db)
    .selectFrom('identity.real_name')
    .selectAll()
    .where('state', '=', state)
    .where('asked_at', 'is not', null)
    .orderBy(asked)
    .orderBy('id')
    .limit(limit + 1);
  const from = keys ? all.where(sql<boolean>`(${asked}, id) > (${keys.at}::timestamptz, ${keys.id}::uuid)`) : all;
  return (await from.execute()) as RealNameRow[];
}

/** Verifications in one state, for those who verify. */
export async function listRealNames(
  { db }: Platform,
  viewer: Viewer,
  query: Page & { readonly state: RealNameState },
): Promise<{ items: RealNameLine[]; next: string | null } | Refusal> {
  if (!isDecider(viewer)) return refuse('forbidden');
  const cursor = ({ asked_at, id }: RealNameRow) => cursorOf((asked_at ?? new Date(0)).toISOString(), id);
  const { items, next } = pageOfRows(await realNamesIn(db, query), query, cursor);
  const takers = await peopleById(
    db,
    items.flatMap(({ taken_by }) => taken_by ?? []),
  );
  return { items: items.map((row) => viewLine(row, (row.taken_by && takers.get(row.taken_by)?.name) ?? null)), next };
}

/** The picture of a document, for the person and for the one of the staff who has taken it up. */
export async function readPicture(platform: Platform, viewer: Viewer, person: string): Promise<Download | Refusal> {
  const row = viewer.person === person || isDecider(viewer) ? await realNameById(platform.db, person) : undefined;
  if (!row?.picture || !row.picture_type || !row.wrapped_key) return refuse('not_found');
  if (viewer.person !== person && row.taken_by !== viewer.person) return refuse('not_found');
  const sealed = await getSealed(platform, row.picture, realNameKeyOf(platform, person, row.wrapped_key));
  const bytes = Buffer.concat((await sealed.toArray()) as Buffer[]);
  const name = `document.${extensions[row.picture_type]}`;
  return { stream: Readable.from([bytes]), name, type: row.picture_type, size: bytes.length };
}

const extensions = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;
