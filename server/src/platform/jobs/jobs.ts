import { Logger, run } from 'graphile-worker';
import { sql } from 'kysely';
import { deliverFacts, registerReactions } from '../facts/deliver.ts';
import { sweepFiles } from '../files/keep.ts';
import type { DueMove, Module } from '../module.ts';
import type { Platform } from '../platform.ts';
import { factListener } from './listen.ts';
import { longWorkLane } from './long-work.ts';

export type JobsOptions = {
  readonly modules: readonly Module[];
  /** Sends one waiting mail batch; returns how many were sent. */
  readonly sendMail: () => Promise<number>;
  readonly report: (problem: string, error: unknown) => void;
};
export type Jobs = { readonly alive: () => boolean; stop(): Promise<void> };

/** Runs each due move until none is left; returns how many were made. One that throws is reported and does not hold up the others. */
export async function runDueMoves(
  platform: Platform,
  dueMoves: readonly DueMove[],
  report: JobsOptions['report'],
): Promise<number> {
  let made = 0;
  for (const due of dueMoves) {
    const tried = new Set<string>();
    for (;;) {
      const ids = (await due.find(platform, 100)).filter((id) => !tried.has(id));
      if (ids.length === 0) break;
      for (const id of ids) {
        tried.add(id);
        try {
          await due.run(platform, id);
          made += 1;
        } catch (error) {
          report(`the due move ${due.name} of ${id} failed`, error);
        }
      }
    }
  }
  return made;
}

/**
 * The worker: wakes on every fact to run reactions, once a second to make due moves and go on with long work, and sends mail. Each job is
 * found by query, so a lost wake-up costs a second and a crash loses nothing.
 */
export async function startJobs(platform: Platform, options: JobsOptions): Promise<Jobs> {
  const reactions = options.modules.flatMap((module) => module.reactions ?? []);
  const dueMoves = options.modules.flatMap((module) => module.dueMoves ?? []);
  await registerReactions(platform.db, reactions);
  const runner = await run({
    pgPool: platform.pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') options.report('the job runner', message);
    }),
    crontab: '0 * * * * forget_replies\n30 * * * * sweep_files',
    taskList: {
      deliver_facts: async () => void (await deliverFacts(platform, reactions)),
      due_moves: async () => void (await runDueMoves(platform, dueMoves, options.report)),
      send_mail: async () => void (await options.sendMail()),
      sweep_files: async () => void (await sweepFiles(platform)),
      forget_replies: async () =>
        void (await sql`delete from platform.idempotent_reply where at < clock_timestamp() - interval '30 days'`.execute(
          platform.db,
        )),
    },
  });
  const wake = (task: string) =>
    runner
      .addJob(task, {}, { jobKey: task, jobKeyMode: 'replace', maxAttempts: 1 })
      .catch((error: unknown) => options.report(`waking ${task}`, error));
  void wake('sweep_files');
  const listener = await factListener(platform.pool, () => void wake('deliver_facts'));
  const longWork = options.modules.flatMap((module) => module.longWork ?? []);
  const lanes = [...Map.groupBy(longWork, ({ lane }) => lane).values()].map((works) =>
    longWorkLane(platform, works, options.report),
  );
  const ticking = setInterval(() => {
    for (const lane of lanes) lane.wake();
    void wake('due_moves');
    void wake('deliver_facts');
    void wake('send_mail');
  }, 1000);
  let alive = true;
  runner.promise
    .finally(() => {
      alive = false;
    })
    .catch((error: unknown) => options.report('the job runner ended', error));
  return {
    alive: () => alive,
    stop: async () => {
      clearInterval(ticking);
      await Promise.all(lanes.map((lane) => lane.stop()));
      await listener.stop();
      await runner.stop();
    },
  };
}
