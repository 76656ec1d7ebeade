import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { RegisteredJudge } from '@jiebang/contract/judging/register/register.ts';
import type { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { fieldPath } from '@jiebang/contract/reference/fields.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';
import { contestById, tracksOf } from '#modules/contests/index.ts';
import { grantsOf, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, keysOf } from '#platform/db/cursor.ts';
import { openSheetsOf } from '../../assignment/store.ts';
import { isFreeOn } from '../rules.ts';
import { type Entry, entriesOf } from '../store.ts';
import { toldOf } from '../views.ts';

type Judges = (typeof judgingRoutes)['judges'];
export type JudgeFilter = Pick<Received<Judges>['query'], 'field' | 'free' | 'load'>;

/** The judges who may be invited to panels of a contest that the viewer runs, or of the tracks of it that they run; in the order of names. */
export async function judgesOfContest(
  db: Db,
  viewer: Viewer,
  contest: string,
  query: Received<Judges>['query'],
): Promise<ReplyOf<Judges> | Refusal> {
  const all = await filteredJudges(db, viewer, contest, query);
  if (isRefusal(all)) return all;
  const [name, person] = keysOf(query.after, ['string', 'string']) ?? ['', ''];
  const left = all.filter((one) => placeOf(one) > `${name} ${person}`);
  const items = left.slice(0, query.limit);
  const last = left.length > items.length ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.name, last.person) : null };
}

const placeOf = ({ name, person }: RegisteredJudge): string => `${name} ${person}`;

/** All of them, as a filter leaves them. */
export async function filteredJudges(
  db: Db,
  viewer: Viewer,
  contest: string,
  filter: JudgeFilter,
): Promise<RegisteredJudge[] | Refusal> {
  const people = await peopleWhoJudge(db, viewer, contest);
  if (isRefusal(people)) return people;
  const names = await peopleById(db, people);
  const entries = await entriesOf(db, people);
  const loads = await openSheetsOf(db, people);
  return people
    .filter((person) => fits(entries.get(person), loads.get(person) ?? 0, filter))
    .map((person) => {
      const entry = entries.get(person);
      const told = { written: entry !== undefined, own: entry?.own ?? false, ...toldOf(entry) };
      return { person, name: names.get(person)?.name ?? '', ...told, load: loads.get(person) ?? 0 };
    })
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** In a field or in what lies in it, free on a day, and with no more open sheets than so many. */
function fits(entry: Entry | undefined, open: number, { field, free, load }: JudgeFilter): boolean {
  const inField =
    field === undefined || (entry?.fields ?? []).some((own) => fieldPath(own).some(({ code }) => code === field));
  const there = free === undefined || entry === undefined || isFreeOn(entry, free);
  return inField && there && (load === undefined || open <= load);
}

async function peopleWhoJudge(db: Db, viewer: Viewer, id: string): Promise<string[] | Refusal> {
  const contest = await contestById(db, id);
  if (!contest) return refuse('not_found');
  const all = holds(viewer, 'organiser', { contest: id });
  const tracks = (await tracksOf(db, id)).filter(
    ({ id: track }) => all || holds(viewer, 'track_organiser', { contest: id, track }),
  );
  if (!all && tracks.length === 0) return refuse('not_found');
  const people = new Set([
    ...(await grantsOf(db, 'judge', { scope: 'platform' })),
    ...(await grantsOf(db, 'judge', { scope: 'contest', scopeId: id })),
  ]);
  for (const track of tracks)
    for (const person of await grantsOf(db, 'judge', { scope: 'track', scopeId: track.id })) people.add(person);
  return [...people].sort();
}
