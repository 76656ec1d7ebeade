import { setTimeout as pause } from 'node:timers/promises';
import { modules } from '#app';
import { reactionLags } from '#platform/facts/deliver.ts';
import type { Platform } from '#platform/platform.ts';
import { openBeside } from './process.ts';

const SETTLE_LIMIT_MS = 60_000;

/** Does some work on the database of a running trial, beside it. */
export async function beside<T>(dataDir: string, work: (platform: Platform) => Promise<T>): Promise<T> {
  const { platform, close } = await openBeside(dataDir);
  try {
    return await work(platform);
  } finally {
    await close();
  }
}

/** Looks until the running server has nothing due and no fact unhandled. */
export async function settled(platform: Platform): Promise<void> {
  const dueMoves = modules.flatMap((module) => module.dueMoves ?? []);
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const limit = performance.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const waiting: string[] = [];
    for (const { name, find } of dueMoves) if ((await find(platform, 1)).length > 0) waiting.push(name);
    for (const lag of await reactionLags(platform.db, reactions))
      if (lag.behind + lag.failed > 0) waiting.push(lag.name);
    if (waiting.length === 0) return;
    if (performance.now() > limit) throw new Error(`still to do: ${waiting.join(', ')}`);
    await pause(50);
  }
}
