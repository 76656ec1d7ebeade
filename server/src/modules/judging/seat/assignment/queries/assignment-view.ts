import type { Assignment } from '@jiebang/contract/judging/assignment.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser } from '../../../access.ts';
import { findPanel } from '../../../panel/store.ts';
import { standsOnASide } from '../../../queries/sides.ts';
import { organisationNames } from '../../../queries/solutions.ts';
import { availabilityOf } from '../../register/queries/availability.ts';
import { seatsOf } from '../../store.ts';
import { mostOfOwner } from '../rules.ts';
import { assignmentOf, changesOf, pairsOf } from '../store.ts';
import { groundOf } from './ground.ts';
import { outdatedBy } from './outdated.ts';

/** The assignment of a panel, for its organiser: who is to judge what and why, what it is worth, and what was changed by hand. */
export async function readAssignment(
  platform: Platform,
  viewer: Viewer,
  needId: string,
): Promise<{ assignment: Assignment | null } | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, needId);
  const panel = need && (await findPanel(db, needId));
  if (!need || !panel || !isOrganiser(viewer, need)) return refuse('not_found');
  if (await standsOnASide(platform, db, viewer, need)) return refuse('conflict_of_interest');
  const row = await assignmentOf(db, panel.id);
  if (!row || row.state === 'dropped') return { assignment: null };
  const pairs = await pairsOf(db, row.id);
  const changes = await changesOf(db, row.id);
  const ground = await groundOf(platform, db, { need, panel, at: await now(db) });
  const seats = (await seatsOf(db, panel.id)).filter(
    ({ id, state }) => state === 'accepted' || pairs.some(({ seat }) => seat === id),
  );
  const people = await peopleById(db, [
    ...seats.map(({ person }) => person),
    ...changes.map(({ person }) => person),
    row.run_by,
  ]);
  const nameOf = (person: string | undefined) => people.get(person ?? '')?.name ?? '';
  const nameOfSeat = (seat: string) => nameOf(seats.find(({ id }) => id === seat)?.person);
  const days = await availabilityOf(
    db,
    panel,
    seats.map(({ person }) => person),
    ground.at,
  );
  const names = await organisationNames(db, ground.solutions);
  const assignment: Assignment = {
    id: row.id,
    version: row.version,
    state: row.state,
    at: row.run_at.toISOString(),
    by: nameOf(row.run_by),
    each: row.each,
    gap: row.gap,
    run: { panels: row.run_panels, value: row.run_value },
    optimum: row.optimum,
    value: pairs.reduce((sum, { worth }) => sum + worth, 0),
    judges: seats.map(({ id, person }) => ({
      seat: id,
      name: nameOf(person),
      load: pairs.filter(({ seat }) => seat === id).length,
      ofOwner: ground.ofOwner.has(id),
      days: days.of(person).days,
    })),
    mostOfOwner: mostOfOwner(ground.share, row.each),
    solutions: ground.solutions.map(({ id, title }) => ({ id, title, organisation: names.get(id) ?? '' })),
    pairs: pairs.map(({ seat, solution, worth, reasons, by_hand: byHand, stronger }) => ({
      ...{ seat, solution, worth, reasons, byHand, stronger },
    })),
    changes: changes.map((one) => ({
      at: one.at.toISOString(),
      by: nameOf(one.person),
      solution: one.solution,
      from: nameOfSeat(one.from_seat),
      to: nameOfSeat(one.to_seat),
      reason: one.reason,
      before: one.value_before,
      after: one.value_after,
    })),
    outdated: row.state === 'proposed' ? outdatedBy(ground, row, pairs) : [],
  };
  return { assignment };
}
