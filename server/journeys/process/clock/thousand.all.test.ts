import fs from 'node:fs';
import { contract } from '@jiebang/contract/contract.ts';
import { clientOver, httpSend } from '@jiebang/contract/http/client.ts';
import { expect, test } from 'vitest';
import { setClock } from '#platform/db/connection.ts';
import { settled } from '../beside.ts';
import { killEverything, newDataDir, openBeside, startServer, stopServer } from '../process.ts';
import { chanceOf, seedOf } from './chance.ts';
import { compare, counted } from './told.ts';
import { liveYear } from './year.ts';

/** Where the server believes to stand: none of it is where the contest is; three of them change their clocks within the year. */
const zones = ['America/New_York', 'Pacific/Chatham', 'Europe/London', 'Pacific/Kiritimati'];
const sizes = {
  ...{ moments: 40, apart: 9, contests: 110, tracks: 40, calls: 60 },
  ...{ sittings: 12, restarts: 6, stepsBack: 5 },
};

/** Some four minutes where nothing else runs: the server looks once a second for what is due. */
const limitMs = 1_500_000;

test(
  'a thousand moves of phases, deadlines and reviews in a year in which an organiser ends, extends, reschedules and closes, with restarts, other time zones and a clock that is set back: each once, with its reason, none a minute late',
  async () => {
    const began = performance.now();
    const seed = seedOf();
    const chance = chanceOf(seed);
    const dataDir = newDataDir();
    let starts = 0;
    const start = () => startServer(dataDir, { TZ: zones[starts++ % zones.length] });
    let server = await start();
    let held = await openBeside(dataDir);
    const restart = async (killed: boolean) => {
      await held.close();
      if (killed) await killEverything(server, (list) => list);
      else expect(await stopServer(server)).toBe(0);
      server = await start();
      held = await openBeside(dataDir);
    };
    try {
      const { plan, decisions } = await liveYear(
        {
          use: (work) => work(held.platform),
          as: (cookie) => clientOver(contract, httpSend(fetch, server.address, { cookie })),
          travel: async (to, down) => {
            // A second before it falls due the server goes, killed or stopped; time passes while none runs.
            await setClock(held.platform.db, down ? new Date(to.getTime() - 1000) : to);
            if (down) await restart(starts % 2 === 0);
            await settled(held.platform);
          },
          settle: () => settled(held.platform),
          interrupt: () => restart(true),
        },
        chance,
        sizes,
      );
      const { moves, latest, ...wrong } = await compare(held.platform, plan);
      console.log(
        JSON.stringify({ seed, moves, starts, tookMs: Math.round(performance.now() - began), latest, ...decisions }),
      );
      expect(wrong, `the year of seed ${seed}`).toEqual({ missing: [], surplus: [], early: [], late: [] });
      expect(await counted(held.platform)).toEqual({ changes: true, closes: [sizes.calls, sizes.calls] });
      expect(moves).toBeGreaterThanOrEqual(1000);
      for (const action of ['end_phase', 'extend_phase', 'reschedule', 'close'])
        expect(decisions[action], action).toBeGreaterThan(0);
      await held.close();
    } finally {
      if (server.child.exitCode === null) await killEverything(server, (list) => list);
      fs.rmSync(dataDir, { recursive: true, force: true });
    }
  },
  limitMs,
);
