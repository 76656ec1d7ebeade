import { now, resetClock, setClock } from '#platform/db/connection.ts';
import { registerReactions } from '#platform/facts/deliver.ts';
import { forgetUnsentMail } from '#platform/mail/mail.ts';
import type { Module } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import type { DemoAccount } from '#platform/process/demo-accounts.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { makeAccounts } from './accounts.ts';
import { type Cast, type Content, held, newCast } from './cast.ts';
import { readContent } from './content/content.ts';
import { calendarFrom, matchingWork, play, type Story, settle, storyWork } from './stage.ts';
import { assessOne, enterAchievement, importAchievements } from './stories/achievements.ts';
import { nominateForAwards } from './stories/awards.ts';
import { mandateFor, previewConversion, registerBrokers, solversBrokers } from './stories/brokers.ts';
import { openContest } from './stories/contest.ts';
import { makeDeal } from './stories/deal.ts';
import { followTheBoard } from './stories/follow.ts';
import { judgeNeed } from './stories/judging.ts';
import { askAboutFound, askExpert, judgeBest } from './stories/matching.ts';
import { postNeed } from './stories/need.ts';
import { registerEveryone, waitForRealName } from './stories/people.ts';
import { answerNeed } from './stories/solution.ts';
import { arrangeSession, playFinal } from './stories/stage.ts';

/** Another content than the demo's, and what is done once there is a contest, before anyone posts a need. */
export type Variation = { readonly content: Content; prepare(cast: Cast): Promise<void> };

/**
 * Makes the demo contest on an empty database by running the real actions of its people, with the clock moved from half a year
 * ago up to now and set back to real time at the end. Throws, naming who was refused what, where an action refuses.
 */
export async function loadDemo(
  platform: Platform,
  modules: readonly Module[],
  progress: (line: string) => void,
  { content, prepare }: Variation = { content: readContent(), prepare: async () => undefined },
): Promise<DemoAccount[]> {
  const began = wallClock();
  await resetClock(platform.db);
  const calendar = calendarFrom(await now(platform.db));
  const cast = newCast(platform, modules, content, calendar);
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  await registerReactions(platform.db, reactions);
  await setClock(platform.db, calendar.day(-153, 9));
  await play(platform, modules, calendar, [registerEveryone(cast)]);
  progress(`单位 ${cast.organisations.size} 家，人员 ${cast.people.size} 位`);
  await play(platform, modules, calendar, [openContest(cast)]);
  progress(`赛事与 ${cast.tracks.size} 个专场`);
  await prepare(cast);
  await play(platform, modules, calendar, storiesOf(cast), tellNow(cast, progress));
  await resetClock(platform.db);
  await settle(platform, modules, { works: [...storyWork, ...matchingWork] });
  await judgeBest(cast);
  await expectStates(cast);
  for (const { key } of content.people) await cast.as(key).identity.signOutEverywhere();
  // These people have no mailbox: what a mail server would be given for them, it cannot deliver.
  if (!platform.localMailbox) await forgetUnsentMail(platform.db);
  const accounts = await makeAccounts(cast);
  progress(`完成，用时 ${((wallClock().getTime() - began.getTime()) / 1000).toFixed(1)} 秒`);
  return accounts;
}

/** Tells how many needs and solutions there are, each time ten more have come. */
function tellNow(cast: Cast, progress: (line: string) => void): () => void {
  const { needs, solutions } = cast.content;
  let told = 0;
  return () => {
    const made = cast.needs.size + cast.solutions.size;
    if (made < told + 10) return;
    told = made;
    progress(`需求 ${cast.needs.size}/${needs.length}，揭榜方案 ${cast.solutions.size}/${solutions.length} …`);
  };
}

/** A story that stopped short would leave its need behind: then the content and the modules do not fit. */
async function expectStates(cast: Cast): Promise<void> {
  const wrong: string[] = [];
  for (const { key, owner, state } of cast.content.needs) {
    const need = await cast.as(owner).needs.work({ params: { id: held(cast.needs, key).id } });
    if (need.state !== state) wrong.push(`${key} is ${need.state} and was to be ${state}`);
  }
  if (wrong.length > 0) throw new Error(`The demo contest did not come out as its content says: ${wrong.join('; ')}`);
}

const judged = ['closed', 'judging', 'noticed', 'paired', 'contracted', 'completed', 'none_fits', 'terminated'];
const dealt = ['paired', 'contracted', 'completed', 'terminated'];

function storiesOf(cast: Cast): Story[] {
  const { needs, solutions, achievements } = cast.content;
  return [
    registerBrokers(cast),
    followTheBoard(cast),
    previewConversion(cast),
    nominateForAwards(cast),
    waitForRealName(cast),
    playFinal(cast),
    arrangeSession(cast),
    ...achievements.map((one, n) => enterAchievement(cast, one, n)),
    importAchievements(cast),
    assessOne(cast),
    askAboutFound(cast),
    askExpert(cast),
    ...needs.map((need, n) => postNeed(cast, need, n)),
    ...solutions.map((solution, n) => answerNeed(cast, solution, n)),
    ...needs.flatMap((need, n) => mandatesOf(cast, need, n)),
    ...needs.flatMap((need, n) => (judged.includes(need.state) ? [judgeNeed(cast, need, n)] : [])),
    ...needs.flatMap((need, n) => (dealt.includes(need.state) ? [makeDeal(cast, need, n)] : [])),
  ];
}

/** The mandates of a need that came to the board: its owner's broker, and the winner's where it has one. */
function mandatesOf(cast: Cast, need: Content['needs'][number], n: number): Story[] {
  if (need.days.published === null || need.broker === null || need.state === 'withdrawn') return [];
  const owner = { person: need.owner, organisation: need.organisation, side: 'owner' as const };
  const second = solversBrokers[need.key];
  const winner = cast.content.solutions.find((one) => one.need === need.key && one.rank === 1);
  const solver = winner && { person: winner.leader, organisation: winner.organisation, side: 'solver' as const };
  return [
    mandateFor(cast, need, need.broker, owner, n),
    ...(second && solver ? [mandateFor(cast, need, second, solver, n + 1)] : []),
  ];
}
