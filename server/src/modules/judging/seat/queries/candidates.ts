import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import { cursorOf, keysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser } from '../../access.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { judgesOf } from '../actions/seat.ts';
import { conflictsOf, placeBesideOwner } from './conflicts.ts';

type Candidates = ReplyOf<(typeof judgingRoutes)['candidates']>;

/** Judges who may be invited to a need's panel, a page at a time, for its organiser. */
export async function candidates(
  platform: Platform,
  viewer: Viewer,
  needId: string,
  query: { after?: string | undefined; limit: number },
): Promise<Candidates | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, needId);
  if (!need || !isOrganiser(viewer, need)) return refuse('not_found');
  if (await standsOnASide(platform, db, viewer, need)) return refuse('conflict_of_interest');
  const at = await now(db);
  const [after] = keysOf(query.after, ['string']) ?? [''];
  const left = (await judgesOf(db, need)).filter((person) => person > String(after));
  const page = left.slice(0, query.limit);
  const people = await peopleById(db, page);
  const solutions = await judgedSolutions(platform, db, needId);
  const items: Candidates['items'] = [];
  for (const person of page) {
    const name = people.get(person)?.name ?? '';
    const owner = await placeBesideOwner(db, need, person, at);
    const found = await conflictsOf(db, need, person, solutions, at);
    const conflicts = [...found].map(([solution, sources]) => ({ solution, sources }));
    items.push({ person, name, owner, conflicts });
  }
  const last = page.at(-1);
  return { items, next: left.length > page.length && last !== undefined ? cursorOf(last) : null };
}
