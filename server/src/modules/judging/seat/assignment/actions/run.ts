import type { Assigned as AssignedReply, NoAssignment } from '@jiebang/contract/judging/assignment.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { trackById } from '#modules/contests/index.ts';
import { peopleById } from '#modules/identity/index.ts';
import { findNeed, needsToRun } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, toOrganisers } from '../../../access.ts';
import { hold } from '../../../panel/actions/move.ts';
import { panelsOf } from '../../../panel/store.ts';
import { needLine } from '../../../queries/need-line.ts';
import { standsOnASide } from '../../../queries/sides.ts';
import { organisationNames, unscreened } from '../../../queries/solutions.ts';
import { pointsOf } from '../../register/rules.ts';
import { awaitsAssignment } from '../queries/awaits.ts';
import { type Ground, groundOf } from '../queries/ground.ts';
import { isShareFull } from '../queries/owners-share.ts';
import { type Assigned, type Assigning, assign, type Impossible } from '../rules.ts';
import { assignmentOf, insertAssignment, openSheetsOf, pairsOf } from '../store.ts';

type Left = AssignedReply['left'][number]['why'];
/** As many needs of one track as are looked at for panels that can be assigned. */
const mostNeeds = 2000;

/** Computes who judges what on one panel that prepares, or among those who went on to a round whose sheets are not handed out yet. What stood there is replaced; pairs set by hand stay, where they still may. */
export function assignPanel(
  platform: Platform,
  viewer: Viewer,
  need: string,
  { gap }: { gap: number },
): Promise<AssignedReply | Refusal> {
  return platform.transact<AssignedReply>(async (tx) => {
    const held = await hold(tx, need);
    if (!held || !isOrganiser(viewer, held.need)) return refuse('not_found');
    if (await standsOnASide(platform, tx, viewer, held.need)) return refuse('conflict_of_interest');
    if (!(await awaitsAssignment(tx, held.panel)))
      return refuse('not_in_this_state', { detail: { state: held.panel.state } });
    return run(platform, tx, viewer, [need], gap);
  });
}

/** The same for all panels of a track that wait for it and that the viewer runs, at once: loads are even over all of them. */
export function assignTrack(
  platform: Platform,
  viewer: Viewer,
  track: string,
  { gap }: { gap: number },
): Promise<AssignedReply | Refusal> {
  return platform.transact<AssignedReply>(async (tx) => {
    const found = await trackById(tx, track);
    if (!found || !isOrganiser(viewer, { organisation: '', contest: found.contest, track })) return refuse('not_found');
    const needs = await needsToRun(tx, viewer, ['closed', 'published', 'judging'], mostNeeds);
    const panels = await panelsOf(
      tx,
      needs.map(({ id }) => id),
    );
    const mine: string[] = [];
    for (const { id } of needs) {
      const panel = panels.get(id);
      if (!panel || !(await awaitsAssignment(tx, panel))) continue;
      const need = await findNeed(tx, id);
      if (need?.track === track && !(await standsOnASide(platform, tx, viewer, need))) mine.push(id);
    }
    return run(platform, tx, viewer, mine.sort(), gap);
  });
}

async function run(
  platform: Platform,
  tx: Tx,
  viewer: Viewer,
  needs: readonly string[],
  gap: number,
): Promise<AssignedReply | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const grounds: Ground[] = [];
  const left: AssignedReply['left'] = [];
  for (const id of needs) {
    const held = await hold(tx, id);
    if (!held || !(await awaitsAssignment(tx, held.panel))) continue;
    const ground = await groundOf(platform, tx, held);
    const why = await whyLeft(platform, tx, ground);
    if (why === null) grounds.push(ground);
    else left.push({ ...lineOf(await needLine(tx, held.need)), why });
  }
  if (grounds.length === 0) return { made: [], value: 0, impossible: null, left };
  const made = assign(await problemOf(tx, grounds, gap));
  if (!made.possible) return { made: [], value: 0, impossible: await told(tx, grounds, made), left };
  const of = { run: newId(), person, gap, panels: grounds.length, value: made.value };
  const lines = [];
  for (const ground of grounds) lines.push(await keep(tx, viewer, ground, made, of));
  return { made: lines, value: made.value, impossible: null, left };
}

const lineOf = ({ id, number, title }: { id: string; number: string; title: string }) => ({ need: id, number, title });

async function whyLeft(platform: Platform, tx: Tx, { need, panel, seats, solutions }: Ground): Promise<Left | null> {
  if (panel.state === 'preparing' && need.state !== 'closed') return 'need_not_closed';
  if ((await unscreened(platform, tx, need.id)) > 0) return 'screening_open';
  if (solutions.length === 0) return 'nothing_to_judge';
  return seats.length === 0 ? 'no_judges' : null;
}

/** All grounds as one problem: a judge may do what is of a panel on which they sit. Everybody's open sheets elsewhere count against their bound. */
async function problemOf(tx: Tx, grounds: readonly Ground[], gap: number): Promise<Assigning> {
  const people = [...new Set(grounds.flatMap(({ seats }) => seats.map(({ person }) => person)))].sort();
  const open = await openSheetsOf(tx, people);
  const entries = new Map(grounds.flatMap((ground) => [...ground.entries]));
  const places = grounds.flatMap((ground) => ground.solutions.map(({ id }) => ({ ground, id })));
  const fixed: { judge: string; solution: string }[] = [];
  for (const ground of grounds) {
    const before = await assignmentOf(tx, ground.panel.id);
    const kept: { seat: string; solution: string }[] = [];
    for (const { seat, solution, by_hand } of before ? await pairsOf(tx, before.id) : []) {
      const judge = ground.seats.find(({ id }) => id === seat)?.person;
      if (!by_hand || judge === undefined || !ground.reasons(seat, solution)) continue;
      if (isShareFull(ground, kept, { seat, solution })) continue;
      kept.push({ seat, solution });
      fixed.push({ judge, solution });
    }
  }
  return {
    judges: people.map((id) => {
      const most = entries.get(id)?.most_sheets ?? null;
      return { id, most: most === null ? null : Math.max(0, most - (open.get(id) ?? 0)) };
    }),
    solutions: places.map(({ id }) => id),
    each: places.map(({ ground }) => ground.each),
    worth: people.map((person) =>
      places.map(({ ground, id }) => {
        const seat = ground.seats.find((one) => one.person === person);
        const reasons = seat ? ground.reasons(seat.id, id) : null;
        return reasons && pointsOf(reasons);
      }),
    ),
    ofOwner: people.map((person) =>
      places.map(({ ground }) => ground.seats.some((one) => one.person === person && ground.ofOwner.has(one.id))),
    ),
    share: places.map(({ ground }) => ground.share),
    fixed,
    gap,
  };
}

type RunOf = {
  readonly run: string;
  readonly person: string;
  readonly gap: number;
  readonly panels: number;
  readonly value: number;
};

async function keep(tx: Tx, viewer: Viewer, ground: Ground, made: Assigned, of: RunOf) {
  const { need, panel, seats, solutions, at, each } = ground;
  const own = new Set(solutions.map(({ id }) => id));
  const seatOf = new Map(seats.map(({ id, person }) => [person, id]));
  const pairs = made.pairs
    .filter(({ solution }) => own.has(solution))
    .map(({ judge, solution, worth, by, stronger }) => {
      const seat = seatOf.get(judge);
      if (seat === undefined) throw new Error('a solution for a judge who does not sit on its panel');
      const reasons = [...(ground.reasons(seat, solution) ?? [])];
      return { seat, solution, worth, stronger, reasons, by_hand: by === 'hand' };
    });
  const id = newId();
  const optimum = pairs.reduce((sum, { worth }) => sum + worth, 0);
  await insertAssignment(
    tx,
    {
      ...{ id, panel: panel.id, state: 'proposed', version: 1, each, gap: of.gap, optimum, round: null, leaf: null },
      ...{ run: of.run, run_panels: of.panels, run_value: of.value, run_by: of.person, run_at: at },
    },
    pairs,
  );
  record(tx, {
    name: 'judges_assigned',
    subject: panel.id,
    actor: { person: viewer.person, organisation: null, role: 'organiser' },
    data: { need: need.id, assignment: id },
    audience: toOrganisers(need),
  });
  return { ...lineOf(await needLine(tx, need)), pairs: pairs.length };
}

/** The reason in names, as the organiser knows them. */
async function told(tx: Tx, grounds: readonly Ground[], no: Impossible): Promise<NoAssignment> {
  if (no.because === 'conflict_by_hand') throw new Error('a pair by hand that a conflict forbids was kept');
  const names = await organisationNames(
    tx,
    grounds.flatMap(({ solutions }) => solutions),
  );
  const each = Math.max(...grounds.map((ground) => ground.each));
  if (no.because === 'owners_share')
    return {
      ...{ because: 'owners_share', missing: no.missing, share: no.share, each, enough: no.enough },
      solutions: no.solutions.map(({ id, ...one }) => ({ organisation: names.get(id) ?? '', ...one })),
    };
  const people = await peopleById(tx, no.judges);
  const judges = no.judges.map((id) => people.get(id)?.name ?? '');
  if (no.because === 'uneven')
    return {
      ...{ because: 'uneven', byShare: no.byShare, least: no.least, judges },
      solutions: no.solutions.map((id) => names.get(id) ?? ''),
    };
  return {
    ...{ because: 'too_few_judges', missing: no.missing, judges, each, enough: no.enough },
    solutions: no.solutions.map((one) => ({ organisation: names.get(one.id) ?? '', judges: one.judges })),
  };
}
