import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { Opening } from '@jiebang/contract/log/documents.ts';
import type { solutionRoutes } from '@jiebang/contract/solutions/routes.ts';
import { openedStates } from '@jiebang/contract/solutions/solution.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { documentOf } from '#modules/log/index.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { isAuthor, isNeedsOwner, mayReadOpened, runsContestOf, witnesses } from '../access.ts';
import { type ReadingRow, readingById, readingsOfSolution } from '../opening/store.ts';
import { findSolution, type Whole } from '../store.ts';
import { publicNeedOf } from './own.ts';
import { standsOnASide } from './sides.ts';

type Page = { readonly after?: string | undefined; readonly limit: number };

/**
 * Who read an opened solution, the first first: all of it for its contest's witnesses, of whom those who run it alone are told which judge; for who
 * else read it or may the own readings.
 */
export async function readings(
  platform: Platform,
  viewer: Viewer,
  id: string,
  query: Page,
): Promise<ReplyOf<(typeof solutionRoutes)['readings']> | Refusal> {
  const { db } = platform;
  const whole = await findSolution(db, id);
  if (!whole || viewer.person === null || !isOpened(whole)) return refuse('not_found');
  const witness = await isWitness(platform, viewer, whole);
  if (isRefusal(witness)) return witness;
  const rows = await readingsOfSolution(db, id, {
    ...{ person: witness ? null : viewer.person, after: timeKeysOf(query.after), limit: query.limit + 1 },
  });
  if (!witness && rows.length === 0 && !mayReadOpened(viewer, whole.place)) return refuse('not_found');
  const shown = rows.slice(0, query.limit);
  const people = await peopleById(db, [...new Set(shown.map(({ person }) => person))]);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      ...{ id: row.id, at: row.at.toISOString(), as: row.read_as },
      by: isNamed(viewer, whole, row) ? (people.get(row.person)?.name ?? '') : null,
    })),
    next: last ? cursorOf(last.at.toISOString(), last.id) : null,
  };
}

/**
 * What opens the leaf of a reading: for who read, for the team where it was read on arrival by people of an owner whom the need names, and once it
 * is opened for the contest's witnesses, of a judge's for those who run it.
 */
export async function readingOpening(platform: Platform, viewer: Viewer, id: string): Promise<Opening | Refusal> {
  const found = await readingById(platform.db, id);
  const whole = found && (await findSolution(platform.db, found.solution));
  if (!found?.leaf || !whole || viewer.person === null) return refuse('not_found');
  const own = found.person === viewer.person;
  const ofTeam = found.read_as === 'owner_on_arrival' && isAuthor(viewer, whole.place);
  const told = ofTeam && (await publicNeedOf(platform.db, whole.need)).company !== null;
  const witness =
    !own && !told && isOpened(whole) && isNamed(viewer, whole, found) && (await isWitness(platform, viewer, whole));
  if (isRefusal(witness)) return witness;
  if (!own && !told && !witness) return refuse('not_found');
  const content = found.content as Opening['content'];
  const document = await documentOf(platform, found.leaf, { format: 'jiebang-opening/1' as const, content });
  return (document as Opening | null) ?? refuse('not_found');
}

/** Who judges or translates is told to who runs the contest, and to themselves. */
const isNamed = (viewer: Viewer, { place }: Whole, { person, read_as }: ReadingRow): boolean =>
  !['judge', 'translator'].includes(read_as) || person === viewer.person || runsContestOf(viewer, place.need);

const isOpened = ({ row }: Whole): boolean => (openedStates as readonly string[]).includes(row.state);

/** Whether the viewer runs, witnesses or oversees the contest; refused where they stand on a side of the need. */
async function isWitness(platform: Platform, viewer: Viewer, { place, need }: Whole): Promise<boolean | Refusal> {
  if (isNeedsOwner(viewer, place.need) || !witnesses(viewer, place.need)) return false;
  return (await standsOnASide(platform, platform.db, viewer, need)) ? refuse('conflict_of_interest') : true;
}
