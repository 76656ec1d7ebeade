import { now, resetClock, setClock } from '#platform/db/connection.ts';
import { registerReactions } from '#platform/facts/deliver.ts';
import type { Module } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import type { DemoAccount } from '#platform/process/demo-accounts.ts';
import { makeAccounts } from './accounts.ts';
import { newCast } from './cast.ts';
import { readContent } from './content/content.ts';
import { calendarFrom, play, settle } from './stage.ts';
import { openContest } from './stories/contest.ts';
import { postNeed } from './stories/need.ts';
import { registerEveryone } from './stories/people.ts';

/**
 * Makes the demo contest on an empty database by running the real actions of its people, with the clock moved from half a year
 * ago up to now and set back to real time at the end. Throws, naming who was refused what, where an action refuses.
 */
export async function loadDemo(
  platform: Platform,
  modules: readonly Module[],
  progress: (line: string) => void,
): Promise<DemoAccount[]> {
  const began = performance.now();
  await resetClock(platform.db);
  const calendar = calendarFrom(await now(platform.db));
  const content = readContent();
  const cast = newCast(platform, modules, content, calendar);
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  await registerReactions(platform.db, reactions);
  await setClock(platform.db, calendar.day(-153, 9));
  await play(platform, modules, calendar, [registerEveryone(cast)]);
  progress(`单位 ${cast.organisations.size} 家，人员 ${cast.people.size} 位`);
  await play(platform, modules, calendar, [openContest(cast)]);
  progress(`赛事与 ${cast.tracks.size} 个专场`);
  await play(
    platform,
    modules,
    calendar,
    content.needs.map((need, n) => postNeed(cast, need, n)),
  );
  await resetClock(platform.db);
  await settle(platform, modules);
  const accounts = await makeAccounts(cast);
  progress(`完成，用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒`);
  return accounts;
}
