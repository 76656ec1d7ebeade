import type { Task } from '@jiebang/contract/desk/task.ts';
import { holdsAnywhere, signsFor, type Viewer } from '#kernel/viewer.ts';
import { findNeed, type NeedRow, needsToRun, ownNeedsAt } from '#modules/needs/index.ts';
import { sidesAmong } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfObjection } from '../access.ts';
import { isInvolved } from '../objection/actions/objection.ts';
import { listObjections, panelsWithObjections } from '../objection/store.ts';
import { placeAmongRounds } from '../panel/round/queries/contenders.ts';
import { type PanelRow, panelById, panelsOf } from '../panel/store.ts';
import { translatorTasks } from '../panel/translation/queries/tasks.ts';
import { awaitsAssignment } from '../seat/assignment/queries/awaits.ts';
import { seatsOfPerson } from '../seat/store.ts';
import { openSheetsOf } from '../sheet/store.ts';
import { openFinalOf } from '../stage/final/store.ts';
import { priceTasks } from '../stage/price/queries/tasks.ts';
import { sessionTasks } from '../stage/session/queries/tasks.ts';
import { needLine } from './need-line.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

/** What this person must do now in judging: answer an invitation, score, appoint and begin, rank, confirm, notice, answer an objection. */
export async function tasks(platform: Platform, viewer: Viewer, at?: Date): Promise<Task[]> {
  const { db } = platform;
  if (viewer.person === null) return [];
  const found = [
    ...(await judgeTasks(db, viewer.person)),
    ...(await translatorTasks(platform, viewer, task)),
    ...(await panelTasks(platform, viewer, viewer.person, at)),
    ...(await objectionTasks(platform, viewer)),
    ...(await sessionTasks(platform, viewer)),
    ...(await priceTasks(db, viewer.person)),
  ];
  return found;
}

async function judgeTasks(db: Db, person: string): Promise<Task[]> {
  const found: Task[] = [];
  for (const seat of await seatsOfPerson(db, person, null, most)) {
    const panel = await panelById(db, seat.panel);
    const need = panel && (await findNeed(db, panel.need));
    if (!panel || !need) continue;
    const address = `/seats/${seat.id}`;
    if (seat.state === 'invited' && ['preparing', 'scoring'].includes(panel.state))
      found.push(await task(db, need, 'judging_answer_invitation', address, seat.answer_by ?? panel.score_by));
    else if (panel.state === 'scoring' && (await openSheetsOf(db, seat.id)) > 0) {
      const final = await openFinalOf(db, need.id);
      const where = final?.state === 'live' ? `/stage/${final.number}` : address;
      found.push(await task(db, need, 'judging_score', where, panel.score_by));
    }
  }
  return found;
}

/** What each state of a panel asks of its organiser, and of the need's owner. */
const ofOrganiser: Partial<Record<PanelRow['state'], string>> = {
  preparing: 'judging_begin',
  scored: 'judging_rank',
  confirmed: 'judging_notice',
};
const ofOwner: Partial<Record<PanelRow['state'], string>> = { proposed: 'judging_confirm' };

async function panelTasks(platform: Platform, viewer: Viewer, person: string, at?: Date): Promise<Task[]> {
  const { db } = platform;
  const run = await needsToRun(db, viewer, ['closed', 'judging'], most);
  // The winner is confirmed by who signs for the owner.
  const memberships = viewer.memberships.filter(({ organisation }) => signsFor(viewer, organisation));
  const own = await ownNeedsAt(db, { ...viewer, memberships }, 'judging', most);
  const panels = await panelsOf(
    db,
    [...run, ...own].map((need) => need.id),
  );
  const found: Task[] = [];
  const ask = (need: Line, code: string | undefined, page: 'panel' | 'ranking') => {
    if (code) found.push(taskOf(need, code, `/needs/${need.id}/${page}`, null));
  };
  const aside = await sidesAmong(
    platform,
    db,
    person,
    run.map((need) => need.id),
    at,
  );
  for (const need of run.filter(({ id }) => !aside.has(id))) {
    const panel = panels.get(need.id);
    const goesOn = panel?.state === 'scored' && (await placeAmongRounds(db, panel.id)).left > 0;
    const waits = panel?.state === 'scoring' && (await awaitsAssignment(db, panel));
    ask(
      need,
      waits ? 'judging_hand_out' : goesOn ? 'judging_advance' : panel ? ofOrganiser[panel.state] : 'judging_appoint',
      'panel',
    );
  }
  for (const need of own) ask(need, ofOwner[panels.get(need.id)?.state ?? 'abandoned'], 'ranking');
  return found;
}

async function objectionTasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  const { db } = platform;
  if (!(['organiser', 'track_organiser', 'authority', 'admin'] as const).some((role) => holdsAnywhere(viewer, role)))
    return [];
  const found: Task[] = [];
  for (const { id, need: needId } of await panelsWithObjections(db, true)) {
    const need = await findNeed(db, needId);
    if (!need || asOfObjection(viewer, need).length === 0) continue;
    const due = await firstToAnswer(platform, viewer, need, id);
    if (due) found.push(await task(db, need, 'judging_answer_objection', '/objections', due));
  }
  return found;
}

/** The earliest day by which to answer among the open objections of which the viewer is independent; null for none. */
async function firstToAnswer(platform: Platform, viewer: Viewer, need: NeedRow, panel: string): Promise<Date | null> {
  let first: Date | null = null;
  for (const objection of await listObjections(platform.db, { panels: [panel], open: true }, null, most)) {
    if (await isInvolved(platform, platform.db, viewer, need, objection)) continue;
    if (first === null || objection.answer_due < first) first = objection.answer_due;
  }
  return first;
}

async function task(
  db: Db,
  need: Pick<NeedRow, 'id' | 'number'>,
  code: string,
  address: string,
  due: Date | null,
): Promise<Task> {
  return taskOf(await needLine(db, need), code, address, due);
}

type Line = Awaited<ReturnType<typeof needLine>>;

function taskOf({ id, number, title }: Line, code: string, address: string, due: Date | null): Task {
  const subject = { id, number, title };
  return { key: `judging:${code}:${id}`, module: 'judging', code, subject, due: due?.toISOString() ?? null, address };
}
