import { tracksOf, tracksReached } from '#modules/contests/index.ts';
import { grantsOf, membersOf } from '#modules/identity/index.ts';
import { judgesOn } from '#modules/judging/index.ts';
import { draftersIn, runningNeedsIn } from '#modules/needs/index.ts';
import { peopleAnswering } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import type { Group } from '../../config.ts';
import { allFollowers, followersOf } from '../../store.ts';
import type { ContestGroup } from '../config.ts';

export const isContestGroup = (group: Group): group is ContestGroup => group.startsWith('contest_');

/** Who has something under way in the tracks that a fact about a contest reaches, or follows one of them. */
export async function contestPeople(tx: Tx, group: ContestGroup, fact: WrittenFact): Promise<string[]> {
  const tracks = await reachedBy(tx, fact);
  if (group === 'contest_earlier_followers') return allFollowers(tx, 'contest');
  if (group === 'contest_followers')
    return [
      ...(await followersOf(tx, 'contest', [fact.subject])),
      ...(tracks.length === 0 ? [] : await followersOf(tx, 'track', tracks)),
    ];
  if (group === 'contest_staff') return staffIn(tx, fact.subject, tracks);
  const needs = await runningNeedsIn(tx, tracks);
  const ids = needs.map(({ id }) => id);
  if (group === 'contest_teams') return peopleAnswering(tx, ids);
  if (group === 'contest_judges') return judgesOn(tx, ids);
  const owners: string[] = [];
  const drafters = collectingIn(fact) ? await draftersIn(tx, tracks) : [];
  for (const organisation of new Set([...needs.map((need) => need.organisation), ...drafters]))
    owners.push(...(await membersOf(tx, organisation)).map(({ person }) => person));
  return owners;
}

/** Who works on needs from their review to the board, and who runs a contest; judges are those who have a seat. */
const staffRoles = ['reviewer', 'clearance_officer', 'organiser', 'track_organiser'] as const;

/** Who holds such a role in the contest, in one of these tracks of it, or everywhere. */
async function staffIn(tx: Tx, contest: string, tracks: readonly string[]): Promise<string[]> {
  const people: string[] = [];
  for (const role of staffRoles) {
    people.push(...(await grantsOf(tx, role, { scope: 'platform' })));
    people.push(...(await grantsOf(tx, role, { scope: 'contest', scopeId: contest })));
    for (const scopeId of tracks) people.push(...(await grantsOf(tx, role, { scope: 'track', scopeId })));
  }
  return people;
}

/** Whether a fact is about 征集, by which drafts are handed in. */
const collectingIn = ({ data }: WrittenFact): boolean => data['phase'] === undefined || data['phase'] === 'collecting';

/** What ends a contest reaches all its tracks; what changes dates, those that have these dates. */
async function reachedBy(tx: Tx, fact: WrittenFact): Promise<string[]> {
  if (['contest_closed', 'contest_opened'].includes(fact.name))
    return (await tracksOf(tx, fact.subject)).map(({ id }) => id);
  const { track } = fact.data;
  return tracksReached(tx, fact.subject, typeof track === 'string' ? track : null);
}
