import type { Reviewer } from '@jiebang/contract/needs/desk/desk.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';
import { contestById, tracksOf } from '#modules/contests/index.ts';
import { grantsOf, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { NeedPlace } from '../../access.ts';

/** Whether a person may review needs of this place now. */
export async function reviewsIn(db: Db, person: string, { contest, track }: NeedPlace): Promise<boolean> {
  const found = [
    ...(await grantsOf(db, 'reviewer', { scope: 'platform' })),
    ...(await grantsOf(db, 'reviewer', { scope: 'contest', scopeId: contest })),
    ...(await grantsOf(db, 'reviewer', { scope: 'track', scopeId: track })),
  ];
  return found.includes(person);
}

/** Who reviews needs of a contest or of one of its tracks, with how many each has; for those who run it or one of its tracks. */
export async function reviewersOf(
  { db }: Platform,
  viewer: Viewer,
  contest: string,
): Promise<{ items: Reviewer[] } | Refusal> {
  const tracks = (await contestById(db, contest)) ? await tracksOf(db, contest) : [];
  const runs =
    holds(viewer, 'organiser', { contest }) ||
    tracks.some(({ id }) => holds(viewer, 'track_organiser', { contest, track: id }));
  if (!runs) return refuse('not_found');
  const people = [
    ...(await grantsOf(db, 'reviewer', { scope: 'platform' })),
    ...(await grantsOf(db, 'reviewer', { scope: 'contest', scopeId: contest })),
  ];
  for (const { id } of tracks) people.push(...(await grantsOf(db, 'reviewer', { scope: 'track', scopeId: id })));
  const names = await peopleById(db, people);
  const { rows } = await sql<{ reviewer: string; n: number }>`
    select reviewer, count(*) as n from needs.need
    where contest = ${contest} and state = 'under_review' and number is not null and reviewer is not null
    group by reviewer`.execute(db);
  const counts = new Map(rows.map(({ reviewer, n }) => [reviewer, n]));
  const items = [...names.values()].map(({ id, name }) => ({ id, name, reviewing: counts.get(id) ?? 0 }));
  return { items: items.sort((a, b) => a.reviewing - b.reviewing || (a.id < b.id ? -1 : 1)) };
}
