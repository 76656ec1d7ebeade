import type { Reviewer } from '@jiebang/contract/needs/desk/desk.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';
import { contestById, tracksOf } from '#modules/contests/index.ts';
import { grantsOf, membersOf, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayKnow, type NeedPlace } from '../../access.ts';
import type { NeedContext } from '../../rules.ts';
import { findNeed, type NeedRow } from '../../store.ts';
import { reviewState } from './review.ts';

/** Whether a person may review needs of this place now. */
export async function reviewsIn(db: Db, person: string, { contest, track }: NeedPlace): Promise<boolean> {
  return (await reviewersAt(db, contest, [track])).includes(person);
}

/** What the rules look at of who is to review a need. */
export async function assigneeOf(db: Db, need: NeedRow, person: string): Promise<Pick<NeedContext, 'assignee'>> {
  const ofOwner = (await membersOf(db, need.organisation)).some((member) => member.person === person);
  const { rejection } = await reviewState(db, need);
  const rejectedIt = rejection.before.includes(person);
  return {
    assignee: { reviews: await reviewsIn(db, person, need), ofOwner, rejectedIt, hasIt: need.reviewer === person },
  };
}

/** Whether it is for the viewer to say who reviews a need: an organiser of its place, and the reviewer who has it. */
export function saysWho(viewer: Viewer, need: NeedRow): boolean {
  return asOf(viewer, need).includes('organiser') || (viewer.person !== null && need.reviewer === viewer.person);
}

/** Whom a need can be handed on to: who else reviews where it is is not of its owner and did not reject it, who has least first; for who says who reviews it. */
export async function otherReviewers(
  { db }: Platform,
  viewer: Viewer,
  id: string,
): Promise<{ items: Reviewer[] } | Refusal> {
  const need = await findNeed(db, id);
  if (!need || !mayKnow(viewer, need) || !saysWho(viewer, need)) return refuse('not_found');
  const owners = new Set((await membersOf(db, need.organisation)).map(({ person }) => person));
  const people = await reviewersAt(db, need.contest, [need.track]);
  const { before } = (await reviewState(db, need)).rejection;
  const others = people.filter((one) => one !== need.reviewer && !owners.has(one) && !before.includes(one));
  return { items: await withLoads(db, need.contest, others) };
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
  const people = await reviewersAt(
    db,
    contest,
    tracks.map(({ id }) => id),
  );
  return { items: await withLoads(db, contest, people) };
}

/** Who reviews on the whole platform, in a contest or in one of these tracks. */
async function reviewersAt(db: Db, contest: string, tracks: readonly string[]): Promise<string[]> {
  const people = [
    ...(await grantsOf(db, 'reviewer', { scope: 'platform' })),
    ...(await grantsOf(db, 'reviewer', { scope: 'contest', scopeId: contest })),
  ];
  for (const track of tracks) people.push(...(await grantsOf(db, 'reviewer', { scope: 'track', scopeId: track })));
  return people;
}

/** People with how many needs of a contest each reviews now, who has least first. */
async function withLoads(db: Db, contest: string, people: readonly string[]): Promise<Reviewer[]> {
  const names = await peopleById(db, people);
  const { rows } = await sql<{ reviewer: string; n: number }>`
    select reviewer, count(*) as n from needs.need
    where contest = ${contest} and state = 'under_review' and number is not null and reviewer is not null
    group by reviewer`.execute(db);
  const counts = new Map(rows.map(({ reviewer, n }) => [reviewer, n]));
  const items = [...names.values()].map(({ id, name }) => ({ id, name, reviewing: counts.get(id) ?? 0 }));
  return items.sort((a, b) => a.reviewing - b.reviewing || (a.id < b.id ? -1 : 1));
}
