import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfObjection, asOfPanel } from '../access.ts';
import { panelsWithOpenObjections } from '../objection/store.ts';
import { noticeOf, type PanelRow, panelById, panelsAtWork } from '../panel/store.ts';
import { seatsOfPerson } from '../seat/store.ts';
import { openSheetsOf } from '../sheet/store.ts';
import { needLine } from './need-line.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 50;

/** What this person must do now in judging: answer an invitation, score, appoint and begin, rank, confirm, notice, answer an objection. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  if (viewer.person === null) return [];
  const found = [
    ...(await judgeTasks(db, viewer.person)),
    ...(await panelTasks(db, viewer)),
    ...(await objectionTasks(db, viewer)),
  ];
  return found;
}

async function judgeTasks(db: Db, person: string): Promise<Task[]> {
  const found: Task[] = [];
  for (const seat of await seatsOfPerson(db, person, null, most)) {
    const panel = await panelById(db, seat.panel);
    const need = panel && (await findNeed(db, panel.need));
    if (!panel || !need) continue;
    const address = `/judging/seats/${seat.id}`;
    if (seat.state === 'invited' && ['preparing', 'scoring'].includes(panel.state))
      found.push(await task(db, need, 'judging_answer_invitation', address, panel.score_by));
    else if (panel.state === 'scoring' && (await openSheetsOf(db, seat.id)) > 0)
      found.push(await task(db, need, 'judging_score', address, panel.score_by));
  }
  return found;
}

/** What each state of a panel asks of its organiser or of the need's owner. */
const asked: Partial<Record<PanelRow['state'], { readonly of: 'organiser' | 'owner'; readonly code: string }>> = {
  preparing: { of: 'organiser', code: 'judging_begin' },
  scored: { of: 'organiser', code: 'judging_rank' },
  proposed: { of: 'owner', code: 'judging_confirm' },
  confirmed: { of: 'organiser', code: 'judging_notice' },
};

async function panelTasks(db: Db, viewer: Viewer): Promise<Task[]> {
  const mine = viewer.memberships.map((one) => one.organisation);
  const runs = viewer.grants.filter(({ role }) => role === 'organiser' || role === 'track_organiser');
  if (mine.length === 0 && runs.length === 0) return [];
  const found: Task[] = [];
  for (const panel of await panelsAtWork(db, Object.keys(asked))) {
    const need = await findNeed(db, panel.need);
    const what = asked[panel.state];
    if (!need || !what || !asOfPanel(viewer, need).includes(what.of)) continue;
    if (panel.state === 'preparing' && need.state !== 'closed') continue;
    found.push(await task(db, need, what.code, `/needs/${need.id}/judging`, null));
    if (found.length === most) break;
  }
  return found;
}

async function objectionTasks(db: Db, viewer: Viewer): Promise<Task[]> {
  const found: Task[] = [];
  for (const { id, need: needId } of await panelsWithOpenObjections(db)) {
    const need = await findNeed(db, needId);
    if (!need || asOfObjection(viewer, need).length === 0) continue;
    const notice = await noticeOf(db, id);
    found.push(await task(db, need, 'judging_answer_objection', '/objections', notice?.ends_at ?? null));
  }
  return found;
}

async function task(db: Db, need: NeedRow, code: string, address: string, due: Date | null): Promise<Task> {
  const subject = await needLine(db, need);
  return {
    key: `judging:${code}:${need.id}`,
    module: 'judging',
    code,
    subject,
    due: due?.toISOString() ?? null,
    address,
  };
}
