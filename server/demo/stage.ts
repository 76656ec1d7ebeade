import { now, setClock } from '#platform/db/connection.ts';
import { deliverFacts } from '#platform/facts/deliver.ts';
import { runDueMoves } from '#platform/jobs/jobs.ts';
import { runLongWork } from '#platform/jobs/long-work.ts';
import type { Module } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';

/** When a story goes on. `settled`: only after everything that was due by then has happened. */
export type Cue = { readonly at: Date; readonly settled: boolean };
/** What happens around one thing, told in order: it yields when it wants to go on. */
export type Story = AsyncGenerator<Cue, void, void>;

const hour = 3_600_000;
const day = 24 * hour;
/** Asia/Shanghai is eight hours ahead of UTC all year. */
const shanghai = 8 * hour;

/** The days of the demo contest, counted from the day of loading. */
export type Calendar = {
  /** The real time at which loading began. */
  readonly present: Date;
  /** A day at an hour in Shanghai; hours may have fractions. */
  day(days: number, hours: number): Date;
};

/** Counts days from the real day in Shanghai. */
export function calendarFrom(present: Date): Calendar {
  const midnight = Math.floor((present.getTime() + shanghai) / day) * day - shanghai;
  return { present, day: (days, hours) => new Date(midnight + Math.floor(days) * day + Math.round(hours * hour)) };
}

/** Goes on at a time. */
export const at = (time: Date): Cue => ({ at: time, settled: false });
/** Goes on at a time, when all that was due by then has happened: a deadline passed, a fact's consequences. */
export const after = (time: Date): Cue => ({ at: time, settled: true });

/** An e-mail of what waits this morning: of a hundred mornings gone by it would be two fifths of the loading, and nobody reads it. */
const readThatMorning = 'desk.digest';

/** Long work on which stories wait; what else is long, the server does once it is up. */
export const storyWork = ['achievements.import', 'achievements.assessment'];
/** What finds needs and achievements for each other: once, when all are there. */
export const matchingWork = ['matching.learn', 'matching.compute'];

type Settling = { readonly works?: readonly string[]; readonly gone?: readonly string[] };

/** Lets due moves, reactions and long work run until there is nothing left to do. Throws what a due move throws. */
export async function settle(
  platform: Platform,
  modules: readonly Module[],
  { works: awaited = storyWork, gone = [] }: Settling = {},
): Promise<void> {
  const dueMoves = modules.flatMap((module) => module.dueMoves ?? []).filter(({ name }) => !gone.includes(name));
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const works = modules.flatMap((module) => module.longWork ?? []).filter(({ name }) => awaited.includes(name));
  const report = (problem: string, cause: unknown) => {
    throw new Error(problem, { cause });
  };
  const stopping = new AbortController().signal;
  for (;;) {
    const moved = await runDueMoves(platform, dueMoves, report);
    const worked = await runLongWork(platform, works, { stopping, failed: new Map(), report });
    const handled = await deliverFacts(platform, reactions);
    if (moved + worked + handled === 0) return;
  }
}

type Waiting = { readonly story: Story; readonly cue: Cue; readonly order: number };

/**
 * Plays stories beside each other in the order of their times, with the platform's clock at each. What is due happens once a
 * day and wherever a story waits for it. A story stops before the day of loading, whatever the hour, so that what there is does
 * not depend on when in the day it was loaded.
 */
export async function play(
  platform: Platform,
  modules: readonly Module[],
  calendar: Calendar,
  stories: readonly Story[],
  onDay: () => void = () => undefined,
): Promise<void> {
  const waiting: Waiting[] = [];
  const goOn = async (story: Story, order: number) => {
    const next = await story.next();
    if (next.done || next.value.at >= calendar.day(0, 0)) return;
    waiting.push({ story, cue: next.value, order });
  };
  for (const [order, story] of stories.entries()) await goOn(story, order);
  let today = 0;
  for (;;) {
    waiting.sort((a, b) => b.cue.at.getTime() - a.cue.at.getTime() || b.order - a.order);
    const next = waiting.pop();
    if (!next) break;
    // Never back: what happened a moment ago stays before what happens now.
    if (next.cue.at > (await now(platform.db))) await setClock(platform.db, next.cue.at);
    const thisDay = Math.floor((next.cue.at.getTime() + shanghai) / day);
    if (next.cue.settled || thisDay > today) await settle(platform, modules, { gone: [readThatMorning] });
    if (thisDay > today) onDay();
    today = thisDay;
    await goOn(next.story, next.order);
  }
}
