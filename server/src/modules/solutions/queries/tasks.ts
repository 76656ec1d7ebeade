import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { needLines } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { runsContestOf } from '../access.ts';
import { tables } from '../store.ts';
import { partnerTasks } from '../team/partner/queries/tasks.ts';
import { signatureTasks } from '../team/signature/queries/tasks.ts';
import { myInvitations } from './invitations.ts';
import { needsInScreening, screeningDueOfEach } from './screening.ts';
import { sidesOf } from './sides.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 50;

/** What this person must do now about solutions: confirm a seat, sign for the organisation, hand in a draft before its deadline, screen what was opened. */
export async function tasks(platform: Platform, viewer: Viewer, at: Date): Promise<Task[]> {
  if (viewer.person === null) return [];
  return [
    ...(await seatTasks(platform, viewer)),
    ...(await signatureTasks(platform.db, viewer)),
    ...(await partnerTasks(platform, viewer)),
    ...(await draftTasks(platform.db, viewer.person)),
    ...(await screeningTasks(platform, viewer, viewer.person, at)),
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
async function draftTasks(db: Db, person: string): Promise<Task[]> {
  const drafts = await tables(db)
    .selectFrom('solutions.solution')
    .select(['id', 'need'])
    .where('leader', '=', person)
    .where('state', 'in', ['draft', 'withdrawn'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  const needs = await needLines(
    db,
    drafts.map(({ need }) => need),
  );
  return drafts.flatMap(({ id, need: of }) => {
    const need = needs.get(of);
    if (need?.state !== 'published') return [];
    return [
      {
        key: `solutions:submit:${id}`,
        module: 'solutions',
        code: 'solution_submit',
        subject: { id, number: need.number, title: need.title },
        due: need.deadline?.toISOString() ?? null,
        address: `/solutions/${id}`,
      },
    ];
  });
}

/** Needs whose opened solutions wait for their screening, for those who run the contest. */
async function screeningTasks(platform: Platform, viewer: Viewer, person: string, at: Date): Promise<Task[]> {
  const { db } = platform;
  if (!viewer.grants.some(({ role }) => role === 'organiser' || role === 'track_organiser')) return [];
  const waiting = await needsInScreening(db, most * 4);
  const needs = await needLines(
    db,
    waiting.map(({ need }) => need),
  );
  const run = waiting.flatMap(({ need: of, since }) => {
    const need = needs.get(of);
    return need && runsContestOf(viewer, need) ? [{ need, since }] : [];
  });
  const places = run.map(({ need: { owner, ...line } }) => ({ ...line, organisation: owner }));
  const aside = await sidesOf(platform, db, person, places, at);
  const theirs = run.filter(({ need }) => !aside.has(need.id)).slice(0, most);
  if (theirs.length === 0) return [];
  const lines = theirs.map(({ need }) => need);
  const dueOf = await screeningDueOfEach(db, lines, at);
  return theirs.map(({ need, since }) => {
    const { id, number, title } = need;
    return {
      key: `solutions:screen:${id}`,
      module: 'solutions',
      code: 'solution_screen',
      subject: { id, number, title },
      due: dueOf(need, since).toISOString(),
      address: `/needs/${id}/solutions`,
    };
  });
}
