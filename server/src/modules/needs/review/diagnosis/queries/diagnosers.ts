import type { Diagnoser } from '@jiebang/contract/needs/desk/diagnosis.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { grantsOf, organisationsById, peopleById, priorAffiliations } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { mayKnow, type NeedPlace } from '../../../access.ts';
import { findNeed, type NeedRow } from '../../../store.ts';
import { asOf, type DiagnosisPlace } from '../access.ts';
import { affiliationsCountSince } from './affiliations.ts';

/** As many as are offered to choose from. */
const most = 1000;

/** Brokers of verified agencies and experts of a need's place who are not of its owner; for its reviewers. */
export async function diagnosersOf(
  { db }: Platform,
  viewer: Viewer,
  id: string,
): Promise<{ items: Diagnoser[] } | Refusal> {
  const need = await findNeed(db, id);
  if (!need || !mayKnow(viewer, need) || !asOf(viewer, need, null).includes('reviewer')) return refuse('not_found');
  const since = await affiliationsCountSince(db, need, await now(db));
  const ofOwner = sql`(select o.person from identity.published_membership o
    where o.organisation = ${need.organisation} and (o.ended_at is null or o.ended_at >= ${since}))`;
  const { rows: brokers } = await sql<{ person: string; name: string; agency: string; agency_name: string }>`
    select p.id as person, p.name, o.id as agency, o.name as agency_name
    from identity.published_membership m
    join identity.published_organisation o on o.id = m.organisation
    join identity.published_person p on p.id = m.person
    where m.ended_at is null and o.kind = 'agency' and o.verified and p.id not in ${ofOwner} and p.id <> ${viewer.person}
    order by o.name, p.name, p.id limit ${most}`.execute(db);
  const { rows: experts } = await sql<{ person: string; name: string }>`
    select id as person, name from identity.published_person
    where id = any(${await expertsAt(db, need)}::uuid[]) and id not in ${ofOwner} and id <> ${viewer.person}
    order by name, id limit ${most}`.execute(db);
  return {
    items: [
      ...brokers.map(({ person, name, agency, agency_name }) => ({
        ...{ person, name, as: 'broker' as const },
        organisation: { id: agency, name: agency_name },
      })),
      ...experts.map(({ person, name }) => ({ person, name, as: 'expert' as const, organisation: null })),
    ],
  };
}

/** Whether a person may be asked in this capacity: an expert of the need's place, or a member of the agency while that is verified. */
export async function mayBeAsked(db: Db, need: NeedPlace, asked: DiagnosisPlace, at: Date): Promise<boolean> {
  const { person, capacity, organisation } = asked;
  if (!(await peopleById(db, [person])).has(person)) return false;
  if (capacity === 'expert') return organisation === null && (await expertsAt(db, need)).includes(person);
  if (organisation === null) return false;
  const agency = (await organisationsById(db, [organisation])).get(organisation);
  const present = await priorAffiliations(db, person, at);
  return agency?.kind === 'agency' && agency.verified && present.includes(organisation);
}

/** Whether a person belongs to a need's owner, or did within the years that the contest counts. */
export async function isOfOwner(db: Db, need: NeedRow, person: string, at: Date): Promise<boolean> {
  return (await priorAffiliations(db, person, await affiliationsCountSince(db, need, at))).includes(need.organisation);
}

/** Judges of the platform, of a need's contest and of its track. */
async function expertsAt(db: Db, { contest, track }: NeedPlace): Promise<string[]> {
  return [
    ...(await grantsOf(db, 'judge', { scope: 'platform' })),
    ...(await grantsOf(db, 'judge', { scope: 'contest', scopeId: contest })),
    ...(await grantsOf(db, 'judge', { scope: 'track', scopeId: track })),
  ];
}
