import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { ConfidentialWork } from '@jiebang/contract/needs/confidential/text.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, numberKeysOf, timeKeysOf } from '#platform/db/cursor.ts';
import { filesById } from '#platform/files/store.ts';
import { originalRefused } from '../../access.ts';
import { findNeed, type NeedRow } from '../../store.ts';
import { asOf } from '../access.ts';
import { contextOf, disclosureContext, draftOf } from '../actions/hold.ts';
import {
  type ConfidentialRow,
  confidentialOf,
  type DisclosureRow,
  excludedOf,
  filesOf,
  standsIn,
  termsOf,
} from '../store.ts';
import { confidentialWork, ownersAccess, type ReadingRow, readingView } from '../views.ts';

type Accesses = (typeof needRoutes)['accesses'];
type Readings = (typeof needRoutes)['readings'];

/** The confidential text of a need for its owner, who may not have begun one, and for staff, once one was offered. */
export async function workConfidential(db: Db, viewer: Viewer, of: string): Promise<ConfidentialWork | Refusal> {
  const need = await findNeed(db, of);
  const as = need ? asOf(viewer, need) : [];
  const refused = originalRefused(viewer, need);
  if (!need || as.length === 0 || refused) return refused ?? refuse('not_found');
  const text = await confidentialOf(db, of);
  if (!as.includes('owner') && !text?.offered) return refuse('not_found');
  const files = text ? (await filesOf(db, text.id)).filter((one) => standsIn(one, text.offered + 1)) : [];
  const excluded = text ? await excludedOf(db, text.id) : [];
  const names = await organisationsById(db, excluded);
  return confidentialWork(
    {
      need,
      text,
      terms: text && (await termsOf(db, text)),
      draft: text ? draftOf(text) : null,
      files: await filesById(
        db,
        files.map(({ file }) => file),
      ),
      excluded: excluded.map((id) => ({ id, name: names.get(id)?.name ?? '' })),
      context: await contextOf(db, viewer, need, text),
    },
    viewer,
  );
}

/** The need and its text, for the owner's people; to everyone else there is none. */
async function ownText(
  db: Db,
  viewer: Viewer,
  of: string,
): Promise<{ need: NeedRow; text: ConfidentialRow } | Refusal> {
  const need = await findNeed(db, of);
  const text = need && asOf(viewer, need).includes('owner') ? await confidentialOf(db, of) : undefined;
  return need && text ? { need, text } : refuse('not_found');
}

/** Who asked, newest first, with the terms that each accepted last and how often each has read. */
export async function accesses(
  db: Db,
  viewer: Viewer,
  of: string,
  query: Received<Accesses>['query'],
): Promise<ReplyOf<Accesses> | Refusal> {
  const own = await ownText(db, viewer, of);
  if (isRefusal(own)) return own;
  const after = timeKeysOf(query.after);
  const { rows } = await sql<DisclosureRow & { accepted_version: number; accepted_at: Date; readings: number }>`
    select d.*, a.terms as accepted_version, a.at as accepted_at,
      (select count(*)::int from needs.confidential_reading r where r.disclosure = d.id) as readings
    from needs.disclosure d
    cross join lateral (
      select terms, at from needs.disclosure_acceptance where disclosure = d.id order by terms desc limit 1) a
    where d.confidential = ${own.text.id}
      ${after ? sql`and (d.created_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by d.created_at desc, d.id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const [people, organisations] = await namesOf(db, shown);
  const items = [];
  for (const row of shown) {
    const context = await disclosureContext(db, viewer, { ...own, disclosure: row });
    const organisation_name = organisations.get(row.organisation)?.name ?? '';
    const person_name = people.get(row.person)?.name ?? null;
    items.push(ownersAccess({ ...row, person_name, organisation_name }, context));
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}

/** Every reading, newest first. */
export async function readings(
  db: Db,
  viewer: Viewer,
  of: string,
  query: Received<Readings>['query'],
): Promise<ReplyOf<Readings> | Refusal> {
  const own = await ownText(db, viewer, of);
  if (isRefusal(own)) return own;
  const after = numberKeysOf(query.after);
  const { rows } = await sql<
    Omit<ReadingRow, 'staff'> & { person: string; organisation: string | null; file: string | null }
  >`
    select id::int8 as id, at, person, organisation, version, file, reason from needs.confidential_reading
    where confidential = ${own.text.id} ${after ? sql`and id < ${after.at}` : sql``}
    order by id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const [people, organisations] = await namesOf(db, shown);
  const files = await filesById(
    db,
    shown.flatMap(({ file }) => file ?? []),
  );
  const items = shown.map((row) =>
    readingView({
      ...row,
      staff: row.organisation === null,
      person_name: people.get(row.person)?.name ?? null,
      organisation_name: row.organisation && (organisations.get(row.organisation)?.name ?? ''),
      file_name: row.file && (files.find(({ id }) => id === row.file)?.name ?? ''),
    }),
  );
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? cursorOf(Number(last.id), own.text.id) : null };
}

async function namesOf(db: Db, rows: readonly { person: string; organisation: string | null }[]) {
  const people = await peopleById(db, [...new Set(rows.map(({ person }) => person))]);
  const organisations = await organisationsById(
    db,
    rows.flatMap(({ organisation }) => organisation ?? []),
  );
  return [people, organisations] as const;
}
