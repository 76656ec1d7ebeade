import type { Desk, Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { tasks as achievementTasks, waiting as achievementWaiting } from '#modules/achievements/index.ts';
import { tasks as awardTasks } from '#modules/awards/index.ts';
import { tasks as brokerTasks, waiting as brokerWaiting } from '#modules/brokers/index.ts';
import { tasks as certificationTasks, waiting as certificationWaiting } from '#modules/certification/index.ts';
import { tasks as contestTasks } from '#modules/contests/index.ts';
import { tasks as dealTasks, waiting as dealWaiting } from '#modules/deals/index.ts';
import { tasks as organisationTasks } from '#modules/identity/index.ts';
import { tasks as judgingTasks, waiting as judgingWaiting } from '#modules/judging/index.ts';
import {
  diagnosisTasks,
  diagnosisWaiting,
  disclosureTasks,
  disclosureWaiting,
  tasks as needTasks,
  waiting as needWaiting,
  questionTasks,
  reportTasks,
} from '#modules/needs/index.ts';
import { unreadOf } from '#modules/notifications/index.ts';
import { tasks as solutionTasks, waiting as solutionWaiting } from '#modules/solutions/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';

/** Asked by one desk, at one time. */
type Ask<T> = (platform: Platform, viewer: Viewer, at: Date) => Promise<readonly T[]>;

/** Who is asked what this person must do now, and what it waits for. */
const tasksOf: readonly Ask<Task>[] = [
  organisationTasks,
  contestTasks,
  needTasks,
  diagnosisTasks,
  reportTasks,
  questionTasks,
  disclosureTasks,
  solutionTasks,
  judgingTasks,
  achievementTasks,
  dealTasks,
  certificationTasks,
  brokerTasks,
  awardTasks,
];
const waitingOf: readonly Ask<Waiting>[] = [
  needWaiting,
  diagnosisWaiting,
  disclosureWaiting,
  solutionWaiting,
  judgingWaiting,
  achievementWaiting,
  dealWaiting,
  certificationWaiting,
  brokerWaiting,
];

/** What is due within this time is due soon: three days. */
const soon = 3 * 24 * 60 * 60 * 1000;

/** What this person must do now, by when, and what it waits for: asked of every module, in the order of time. */
export async function readDesk(platform: Platform, viewer: Viewer): Promise<Desk> {
  const at = await now(platform.db);
  const tasks = (await Promise.all(tasksOf.map((ask) => ask(platform, viewer, at)))).flat().sort(byDue);
  const waiting = (await Promise.all(waitingOf.map((ask) => ask(platform, viewer, at)))).flat().sort(byDue);
  const left = tasks.flatMap(({ due }) => (due === null ? [] : [Date.parse(due) - at.getTime()]));
  return {
    tasks,
    waiting,
    numbers: {
      tasks: tasks.length,
      overdue: left.filter((ms) => ms < 0).length,
      dueSoon: left.filter((ms) => ms >= 0 && ms <= soon).length,
      waiting: waiting.length,
      unread: await unreadOf(platform.db, viewer),
    },
  };
}

/** What is due first comes first, what has no date last; within one moment by key, so that the order stands. */
function byDue(one: Task, other: Task): number {
  const [a, b] = [one.due ?? '9', other.due ?? '9'];
  if (a !== b) return a < b ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}
