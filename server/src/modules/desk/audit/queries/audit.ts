import type { AuditArea, AuditEntry } from '@jiebang/contract/desk/audit.ts';
import { auditAreas } from '@jiebang/contract/desk/audit-areas.ts';
import { sidesToLookUp } from '#kernel/audience.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { formerNamesOf, keyNames, organisationsById, peopleById } from '#modules/identity/index.ts';
import { sidesAmong } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { type AuditFact, auditFacts } from '#platform/facts/audit.ts';
import type { Platform } from '#platform/platform.ts';
import { changesOf } from './changes.ts';
import { subjectsOf } from './subjects.ts';
import type { Whose } from './whose.ts';

export type AuditQuery = {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly area?: AuditArea | undefined;
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
type Page = { items: AuditEntry[]; next: string | null };

/** What one reader may be told, a page at a time: the newest first. */
export async function auditPage(
  platform: Platform,
  viewer: Viewer,
  whose: Whose | Refusal,
  query: AuditQuery,
): Promise<Page | Refusal> {
  if (isRefusal(whose)) return whose;
  const { db } = platform;
  const { area, person = null, from, to, limit } = query;
  const { areas, but, fromWhere, ...of } = whose;
  const names = areas
    .filter((one) => area === undefined || one === area)
    .flatMap((one) => auditAreas[one])
    .filter((name) => !but.includes(name));
  const before = /^\d{1,15}$/.test(query.after ?? '') ? Number(query.after) : null;
  const filter = { ...of, names, person, from: from ? dayOf(from, 0) : null, until: to ? dayOf(to, 1) : null };
  const rows = await auditFacts(db, filter, before, limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const entries = await named(db, viewer, await unbound(platform, viewer, of.organisation, shown));
  const items = fromWhere ? entries : entries.map((entry) => ({ ...entry, key: null, address: null }));
  return { items, next: last ? String(last.position) : null };
}

/** The beginning of a day in Asia/Shanghai, so many days on. */
const dayOf = (day: string, later: number): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000);

/** Without what was done in the judging of needs on a side of which the reader stands; of its own organisation's acts an organisation reads all. */
async function unbound(
  platform: Platform,
  { person }: Viewer,
  organisation: string | null,
  facts: readonly AuditFact[],
): Promise<readonly AuditFact[]> {
  if (person === null || organisation !== null) return facts;
  const needs = (fact: AuditFact) => sidesToLookUp(fact.audience, ['public']);
  const found = await sidesAmong(platform, platform.db, person, [...new Set(facts.flatMap(needs))]);
  return facts.filter((fact) => !needs(fact).some((need) => found.has(need)));
}

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
