import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { runsContestOf } from '../access.ts';
import { placeOf, tables } from '../store.ts';
import { myInvitations } from './invitations.ts';
import { mySolutions, publicNeedOf } from './own.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 50;

/** What this person must do now about solutions: confirm a seat, hand in a draft before its deadline, screen what was opened. */
export async function tasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  if (viewer.person === null) return [];
  return [
    ...(await seatTasks(platform, viewer)),
    ...(await draftTasks(platform, viewer)),
    ...(await screeningTasks(platform.db, viewer)),
  ];
}

async function seatTasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  const { items } = await myInvitations(platform, viewer);
  return items.map(({ id, need }) => ({
    key: `solutions:confirm_seat:${id}`,
    module: 'solutions',
    code: 'solution_confirm_seat',
    subject: { id: need.id, number: need.number, title: need.title },
    due: need.deadline,
    address: '/team-invitations',
  }));
}

/** Drafts of needs that still take solutions. The title is the need's: what the team writes stays in the solution. */
async function draftTasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  const { items } = await mySolutions(platform, viewer, { limit: most });
  return items
    .filter((one) => one.leader && ['draft', 'withdrawn'].includes(one.state) && one.need.state === 'published')
    .map(({ id, need }) => ({
      key: `solutions:submit:${id}`,
      module: 'solutions',
      code: 'solution_submit',
      subject: { id, number: need.number, title: need.title },
      due: need.deadline,
      address: `/solutions/${id}`,
    }));
}

/** Needs whose opened solutions wait for their screening, for those who run the contest. */
async function screeningTasks(db: Db, viewer: Viewer): Promise<Task[]> {
  if (!viewer.grants.some(({ role }) => role === 'organiser' || role === 'track_organiser')) return [];
  const waiting = await tables(db)
    .selectFrom('solutions.solution')
    .select((select) => ['need', select.fn.min('moved_at').as('since')])
    .where('state', '=', 'opened')
    .groupBy('need')
    .orderBy('since')
    .limit(most * 4)
    .execute();
  const found: Task[] = [];
  for (const row of waiting) {
    const need = await findNeed(db, row.need);
    if (!need || !runsIt(viewer, need)) continue;
    const { number, title } = await publicNeedOf(db, need);
    found.push({
      key: `solutions:screen:${need.id}`,
      module: 'solutions',
      code: 'solution_screen',
      subject: { id: need.id, number, title },
      due: null,
      address: `/needs/${need.id}/solutions`,
    });
    if (found.length === most) break;
  }
  return found;
}

function runsIt(viewer: Viewer, need: NeedRow): boolean {
  return runsContestOf(viewer, placeOf({ state: 'opened', organisation: '', leader: '' }, need, [], []).need);
}
