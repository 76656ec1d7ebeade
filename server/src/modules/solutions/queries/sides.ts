import { openedStates } from '@jiebang/contract/solutions/solution.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { namesAmong, namesakesOf, organisationsAlike, priorAffiliations } from '#modules/identity/index.ts';
import { affiliationsCountOfEach, type NeedRow, needLines } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { stoodAsideFrom } from '../opening/store.ts';
import { tables } from '../store.ts';
import { namedInWords } from './for-judging.ts';

/** A need, whose it is, and where it stands. */
export type NeedOfSides = Pick<NeedRow, 'id' | 'organisation' | 'contest' | 'track'>;

/**
 * Whether the viewer stands on a side of a need: of its owner, of a solver or registered partner, or of a team, by all that would bind a judge
 * (decision 0050), or by declaring a conflict. Whoever does has no part in running its judging, and reads nothing of it but as the owner's.
 */
export async function standsOnASide(
  platform: Platform,
  db: Db,
  { person }: Pick<Viewer, 'person'>,
  need: NeedOfSides,
): Promise<boolean> {
  return person !== null && (await sidesOf(platform, db, person, [need])).has(need.id);
}

/**
 * Those of these needs on a side of which a person stands; as many queries however many needs. Before the opening only the owner's side and what
 * the person said or did itself are known here: to look for more would tell who solves.
 */
export async function sidesOf(
  { ties }: Pick<Platform, 'ties'>,
  db: Db,
  person: string,
  needs: readonly NeedOfSides[],
  at?: Date,
): Promise<ReadonlySet<string>> {
  const ids = needs.map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const found = new Set(await stoodAsideFrom(db, person, ids));
  for (const { noted } of ties) for (const need of await noted(db, person, ids)) found.add(need);
  for (const [since, some] of await bySince(db, needs, at ?? (await now(db)))) {
    const organisations = new Set(await priorAffiliations(db, person, new Date(since)));
    const names: string[] = [];
    for (const { bound } of ties) {
      const to = await bound(db, person, new Date(since));
      for (const one of to.organisations) organisations.add(one);
      names.push(...to.names);
    }
    for (const { id, organisation } of some) if (organisations.has(organisation)) found.add(id);
    for (const need of await answeredBy(db, some, [...organisations])) found.add(need);
    for (const need of await namedBy(db, some, organisations, names)) found.add(need);
  }
  for (const { need } of await membersBy(ties, db, person, ids)) found.add(need);
  return found;
}

/** The same of published needs by id. */
export async function sidesAmong(
  platform: Pick<Platform, 'ties'>,
  db: Db,
  person: string,
  needs: readonly string[],
  at?: Date,
): Promise<ReadonlySet<string>> {
  const lines = [...(await needLines(db, needs)).values()];
  return sidesOf(
    platform,
    db,
    person,
    lines.map(({ owner, ...line }) => ({ ...line, organisation: owner })),
    at,
  );
}

/** The needs by the time since which what has ended still counts: one time for most. */
async function bySince(db: Db, needs: readonly NeedOfSides[], at: Date): Promise<Map<number, NeedOfSides[]>> {
  const sinceOf = await affiliationsCountOfEach(db, [...new Set(needs.map(({ contest }) => contest))]);
  return Map.groupBy(needs, ({ contest, track }) => sinceOf(contest, at, track).getTime());
}

/** Needs among these with an opened solution of one of these organisations, or in which one of them is a registered partner. */
async function answeredBy(db: Db, needs: readonly NeedOfSides[], organisations: readonly string[]): Promise<string[]> {
  if (organisations.length === 0) return [];
  const rows = await opened(
    db,
    needs.map(({ id }) => id),
  )
    .select('s.need')
    .where(
      sql<boolean>`(s.organisation = any(${organisations}::uuid[]) or o.partner_organisations && ${organisations}::uuid[])`,
    )
    .distinct()
    .execute();
  return rows.map(({ need }) => need);
}

/** Needs among these with an opened solution that names, in words alone, a partner of these organisations or of these names. */
async function namedBy(
  db: Db,
  needs: readonly NeedOfSides[],
  organisations: ReadonlySet<string>,
  names: readonly string[],
): Promise<string[]> {
  const rows = await opened(
    db,
    needs.map(({ id }) => id),
  )
    .select(['s.need', 'o.partners', 'o.partner_organisations'])
    .where(sql<boolean>`cardinality(o.partners) > cardinality(o.partner_organisations)`)
    .execute();
  const given = rows.flatMap(namedInWords);
  const bound = new Set(await namesAmong(db, given, names));
  for (const { id, name } of await organisationsAlike(db, given)) if (organisations.has(id)) bound.add(name);
  return rows.filter((row) => namedInWords(row).some((name) => bound.has(name))).map(({ need }) => need);
}

/** Members of opened solutions of these needs who are the person, or bear the person's name and were not told apart from the person. */
async function membersBy(
  ties: Platform['ties'],
  db: Db,
  person: string,
  needs: readonly string[],
): Promise<{ need: string; member: string }[]> {
  const people = [person, ...(await namesakesOf(db, person))];
  const rows = await opened(db, needs)
    .innerJoin('solutions.member as m', 'm.solution', 's.id')
    .select(['s.need', 'm.person as member'])
    .where(sql<boolean>`m.person = any(${people}::uuid[])`)
    .execute();
  const found = rows.flatMap(({ need, member }) => (member === null ? [] : [{ need, member }]));
  if (found.every(({ member }) => member === person)) return found;
  const apart = new Set<string>();
  for (const one of ties)
    for (const { need, member } of await one.apart(db, person, needs)) apart.add(`${need} ${member}`);
  return found.filter(({ need, member }) => !apart.has(`${need} ${member}`));
}

const opened = (db: Db, needs: readonly string[]) =>
  tables(db)
    .selectFrom('solutions.solution as s')
    .innerJoin('solutions.opened as o', 'o.solution', 's.id')
    .where('s.state', 'in', openedStates)
    .where(sql<boolean>`s.need = any(${needs}::uuid[])`);
