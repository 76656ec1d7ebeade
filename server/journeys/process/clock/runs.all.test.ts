import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import { phases } from '@jiebang/contract/contests/phase.ts';
import { expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { now, setClock } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { beside, settled } from '../beside.ts';
import { killEverything, newDataDir, startServer, stopServer } from '../process.ts';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
const NEEDS = 40;

test('a year of deadlines and phases, through kills, stops and time that passes while nothing runs: each happens exactly once', async () => {
  const dataDir = newDataDir();
  let server = await startServer(dataDir);
  let restarts = 0;
  try {
    const { contest, start } = await beside(dataDir, fillYear);
    let day = 0;
    while (day < YEAR_DAYS + 30) {
      day += randomInt(1, 16);
      const to = new Date(start.getTime() + day * DAY_MS);
      const way = randomInt(3);
      await beside(dataDir, (platform) => setClock(platform.db, to));
      // A third of the days find the server killed at once, a third stopped, a third running.
      if (way < 2) {
        if (way === 0) await killEverything(server, (list) => list);
        else expect(await stopServer(server)).toBe(0);
        server = await startServer(dataDir);
        restarts += 1;
      }
      await beside(dataDir, settled);
    }
    const told = await beside(dataDir, async ({ pool }) => {
      const closes = await pool.query(`
        select count(*) as moves, count(distinct item) as needs, count(*) filter (where m.at < n.deadline) as early
        from needs.need_move m join needs.need n on n.id = m.item where m.action = 'close'`);
      const facts = await pool.query(
        `select count(*) as facts, count(distinct subject) as needs from platform.fact where name = 'need_closed'`,
      );
      const left = await pool.query(`select distinct state from needs.need`);
      const began = await pool.query(
        `select to_phase as phase, count(*) as times from contests.phase_change where contest = $1 and to_phase is not null group by 1`,
        [contest],
      );
      const ended = await pool.query(
        `select from_phase as phase, count(*) as times from contests.phase_change where contest = $1 and from_phase is not null group by 1`,
        [contest],
      );
      return { closes: closes.rows, facts: facts.rows, left: left.rows, began: began.rows, ended: ended.rows };
    });
    console.log(JSON.stringify({ days: day, restarts, needs: NEEDS, phases: phases.length }));
    expect(told.closes).toEqual([{ moves: NEEDS, needs: NEEDS, early: 0 }]);
    expect(told.facts).toEqual([{ facts: NEEDS, needs: NEEDS }]);
    expect(told.left).toEqual([{ state: 'unanswered' }]);
    const once = new Set(phases.map((phase) => JSON.stringify({ phase, times: 1 })));
    expect(new Set(told.began.map((row) => JSON.stringify(row)))).toEqual(once);
    expect(new Set(told.ended.map((row) => JSON.stringify(row)))).toEqual(once);
  } finally {
    if (server.child.exitCode === null) await killEverything(server, (list) => list);
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});

/** A contest whose phases share out the year, and another, solving all through it, with needs whose deadlines lie all over it. */
async function fillYear(platform: Platform): Promise<{ contest: string; start: Date }> {
  const start = await now(platform.db);
  const share = YEAR_DAYS / phases.length;
  const after = (days: number) => new Date(start.getTime() + days * DAY_MS).toISOString();
  const contest = await makeContest(platform, {
    phases: phases.map((phase, n) => ({ phase, startsAt: after(n * share - 1), endsAt: after((n + 1) * share - 1) })),
  });
  const solving = await makeContest(platform, {
    phases: [
      { phase: 'collecting', startsAt: after(-1), endsAt: after(30) },
      { phase: 'solving', startsAt: after(0), endsAt: after(YEAR_DAYS + 1) },
    ],
  });
  const track = await makeTrack(platform, solving);
  const organisation = await makeOrganisation(platform);
  const owner = await makePerson(platform, { name: '周全年', organisations: [{ id: organisation }] });
  const reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  const officer = await makePerson(platform, { name: '郑脱密', grants: [{ role: 'clearance_officer' }] });
  const organiser = await makePerson(platform, { name: '王组织', grants: [{ role: 'organiser' }] });
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  for (let n = 0; n < NEEDS; n += 1)
    await makePublishedNeed(platform, staff, { organisation, track, days: randomInt(10, YEAR_DAYS) });
  return { contest, start };
}
