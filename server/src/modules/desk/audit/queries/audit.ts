import { AuditArea, type AuditEntry } from '@jiebang/contract/desk/audit.ts';
import { auditAreas } from '@jiebang/contract/desk/audit-areas.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import {
  formerNamesOf,
  keyNames,
  mayReadOrganisation,
  organisationsById,
  peopleById,
  seatsOf,
} from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { type AuditFact, type AuditFilter, auditFacts } from '#platform/facts/audit.ts';
import type { Platform } from '#platform/platform.ts';
import { changesOf } from './changes.ts';
import { subjectsOf } from './subjects.ts';

type Query = {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly area?: AuditArea | undefined;
  readonly person?: string | undefined;
  readonly organisation?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
type Page = { items: AuditEntry[]; next: string | null };

/** What was done on the whole platform, for its administrators. */
export async function auditOfPlatform({ db }: Platform, viewer: Viewer, query: Query): Promise<Page> {
  return pageOf(db, viewer, query, { organisation: query.organisation ?? null, seats: null });
}

/**
 * What the people of an organisation did in its name, for its administrators. What staff decided about it carries its name too; who
 * they are is not told, so only those count who had a seat in it at that time.
 */
export async function auditOfOrganisation(
  { db }: Platform,
  viewer: Viewer,
  organisation: string,
  query: Query,
): Promise<Page | Refusal> {
  if (!mayReadOrganisation(viewer, organisation)) return refuse('not_found');
  if (membershipIn(viewer, organisation)?.role !== 'admin') return refuse('forbidden');
  return pageOf(db, viewer, query, { organisation, seats: await seatsOf(db, organisation) });
}

async function pageOf(
  db: Db,
  viewer: Viewer,
  query: Query,
  within: Pick<AuditFilter, 'organisation' | 'seats'>,
): Promise<Page> {
  const { area, person = null, from, to, limit } = query;
  const names = (area ? [area] : AuditArea.options).flatMap((one) => auditAreas[one]);
  const before = /^\d{1,15}$/.test(query.after ?? '') ? Number(query.after) : null;
  const filter = { ...within, names, person, from: from ? dayOf(from, 0) : null, until: to ? dayOf(to, 1) : null };
  const rows = await auditFacts(db, filter, before, limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: await named(db, viewer, shown), next: last ? String(last.position) : null };
}

/** The beginning of a day in Asia/Shanghai, so many days on. */
const dayOf = (day: string, later: number): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000);

async function named(db: Db, viewer: Viewer, facts: readonly AuditFact[]): Promise<AuditEntry[]> {
  const ids = (of: 'person' | 'organisation' | 'key') => facts.flatMap((fact) => fact[of] ?? []);
  const people = await peopleById(db, ids('person'));
  const organisations = await organisationsById(db, [...new Set(ids('organisation'))]);
  const former = await formerNamesOf(db, [...organisations.keys()]);
  const nameThen = (organisation: string, at: Date) =>
    former.find((one) => one.organisation === organisation && at < one.until)?.name ?? null;
  const keys = await keyNames(db, ids('key'));
  const subjects = await subjectsOf(db, viewer, facts);
  const changeOf = await changesOf(db, facts, subjects);
  return facts.map((fact) => {
    const { id, at, name, person, organisation, key, address } = fact;
    const { reads: _, ...subject } = subjects.subjectOf(fact);
    return {
      ...{ id, at: at.toISOString(), action: name as AuditEntry['action'], subject, ...changeOf(fact) },
      person: person === null ? null : { id: person, name: people.get(person)?.name ?? '' },
      organisation:
        organisation === null
          ? null
          : {
              ...{ id: organisation, name: organisations.get(organisation)?.name ?? '' },
              nameThen: nameThen(organisation, at),
            },
      key: key === null ? null : (keys.get(key) ?? ''),
      address,
    };
  });
}
