import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import { phases } from '@jiebang/contract/contests/phase.ts';
import { expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { now, setClock } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { beside, settled } from './beside.ts';
import { killEverything, newDataDir, startServer, stopServer } from './process.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NEEDS = 100;
const CONTESTS = 150;
/** Moments at which something falls due, as deadlines gather at the end of a working day. */
const MOMENTS = 50;
const RESTARTS = 8;
const STEPS_BACK = 6;
/** Where the server believes to stand: none of it is where the contest is; three of them change their clocks within the year. */
const zones = ['America/New_York', 'Pacific/Chatham', 'Europe/London', 'Pacific/Kiritimati'];

type Planned = { readonly contest: string; readonly bounds: readonly Date[] };

test('a thousand moves of phases and deadlines in a year, with restarts, other time zones and a clock that is set back: each once, with its reason, none a minute late', async () => {
  const began = performance.now();
  const dataDir = newDataDir();
  const start = (zone = zones[randomInt(zones.length)]) => startServer(dataDir, { TZ: zone });
  let server = await start();
  try {
    const { plan, moments } = await beside(dataDir, fillYear);
    const filledAfterMs = Math.round(performance.now() - began);
    const some = (count: number) => new Set(Array.from({ length: count }, () => randomInt(MOMENTS)));
    const [restarts, stepsBack] = [some(RESTARTS), some(STEPS_BACK)];
    for (const [n, moment] of moments.entries()) {
      if (restarts.has(n)) {
        // A second before it falls due the server goes, killed or stopped; time passes while none runs.
        await beside(dataDir, (platform) => setClock(platform.db, new Date(moment.getTime() - 1000)));
        if (n % 2 === 0) await killEverything(server, (list) => list);
        else expect(await stopServer(server)).toBe(0);
        server = await start();
      } else {
        await beside(dataDir, (platform) => setClock(platform.db, moment));
      }
      await beside(dataDir, settled);
      if (!stepsBack.has(n)) continue;
      const back = new Date(moment.getTime() - randomInt(1, 120) * MINUTE_MS);
      await beside(dataDir, async (platform) => {
        await setClock(platform.db, back);
        await settled(platform);
      });
    }
    const told = await beside(dataDir, ({ pool }) => everythingTold(pool));
    const wanted = plan.flatMap(({ contest, bounds }) =>
      bounds.map((due, n) => ({
        contest,
        from: phases[n - 1] ?? null,
        to: phases[n] ?? null,
        why: n === phases.length ? 'ended' : 'started',
        due: due.toISOString(),
      })),
    );
    const key = (one: (typeof wanted)[number]) => JSON.stringify([one.contest, one.due, one.from, one.to, one.why]);
    expect(told.changes.map(({ contest, from, to, why, due }) => key({ contest, from, to, why, due })).sort()).toEqual(
      wanted.map(key).sort(),
    );
    expect(told.phaseFacts).toBe(wanted.length);
    expect(told.closes).toEqual({ moves: NEEDS, needs: NEEDS, byClock: NEEDS, facts: NEEDS });
    expect(wanted.length + NEEDS).toBeGreaterThanOrEqual(1000);
    const late = [...told.changes.map(({ lateMs }) => lateMs), ...told.lateCloses];
    console.log(
      JSON.stringify({
        moves: late.length,
        restarts: restarts.size,
        filledAfterMs,
        tookMs: Math.round(performance.now() - began),
        latestMs: Math.max(...late),
      }),
    );
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...late)).toBeLessThan(MINUTE_MS);
  } finally {
    if (server.child.exitCode === null) await killEverything(server, (list) => list);
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});

/** Contests whose phases follow each other, and needs on the board, all of whose ends are among the same moments of one year. */
async function fillYear(platform: Platform): Promise<{ plan: Planned[]; moments: Date[] }> {
  const began = (await now(platform.db)).getTime();
  const days = Array.from({ length: MOMENTS }, (_, n) => 2 + n * 7.3);
  const moments = days.map((day) => new Date(Math.floor(began / 1000) * 1000 + day * DAY_MS));
  const plan: Planned[] = [];
  for (let n = 0; n < CONTESTS; n += 1) {
    const bounds = pick(phases.length + 1).map((at) => moments[at] ?? new Date(0));
    const dated = phases.map((phase, at) => ({
      phase,
      startsAt: bounds[at]?.toISOString() ?? '',
      endsAt: bounds[at + 1]?.toISOString() ?? '',
    }));
    plan.push({ contest: await makeContest(platform, { phases: dated }), bounds });
  }
  await publishNeeds(platform, moments);
  return { plan, moments };
}

async function publishNeeds(platform: Platform, moments: readonly Date[]): Promise<void> {
  const contest = await makeContest(platform, {
    phases: [
      {
        phase: 'collecting',
        startsAt: new Date(Date.now() - DAY_MS).toISOString(),
        endsAt: new Date(Date.now() + 1000 * DAY_MS).toISOString(),
      },
    ],
  });
  const track = await makeTrack(platform, contest);
  const organisation = await makeOrganisation(platform);
  const person = async (name: string, role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    (await makePerson(platform, { name, grants: [{ role }] })).viewer;
  const staff = {
    owner: (await makePerson(platform, { name: '周全年', organisations: [{ id: organisation }] })).viewer,
    reviewer: await person('吴审核', 'reviewer'),
    officer: await person('郑脱密', 'clearance_officer'),
    organiser: await person('王组织', 'organiser'),
  };
  for (let n = 0; n < NEEDS; n += 1) {
    const { id } = await makePublishedNeed(platform, staff, { organisation, track, days: 400 });
    await platform.pool.query('update needs.need set deadline = $2 where id = $1', [id, moments[n % MOMENTS]]);
  }
}

/** So many different numbers of moments, in their order. */
function pick(count: number): number[] {
  const picked = new Set<number>();
  while (picked.size < count) picked.add(randomInt(MOMENTS));
  return [...picked].sort((a, b) => a - b);
}

/** Every move of the clock: what it was, when it was due, and how late it came, in milliseconds of simulated time. */
async function everythingTold(pool: Platform['pool']) {
  const changes = await pool.query(`
    select contest, from_phase as from, to_phase as to, why, due_at as due,
      round(extract(epoch from at - due_at) * 1000)::int as late
    from contests.phase_change where to_phase is distinct from 'collecting' or from_phase is not null
      or contest in (select contest from contests.contest_phase group by 1 having count(*) > 1)`);
  const facts = await pool.query(`
    select count(*)::int as n from platform.fact f where name = 'phase_changed'
      and subject in (select contest from contests.contest_phase group by 1 having count(*) > 1)`);
  const closes = await pool.query(`
    select count(*)::int as moves, count(distinct item)::int as needs,
      count(*) filter (where role = 'clock')::int as by_clock,
      (select count(*)::int from platform.fact where name = 'need_closed') as facts
    from needs.need_move where action = 'close'`);
  const late = await pool.query(`
    select round(extract(epoch from m.at - n.deadline) * 1000)::int as late
    from needs.need_move m join needs.need n on n.id = m.item where m.action = 'close'`);
  const [counted] = closes.rows;
  return {
    changes: changes.rows.map(({ late: lateMs, due, ...row }) => ({ ...row, due: due.toISOString(), lateMs })),
    phaseFacts: facts.rows[0]?.n,
    closes: { moves: counted.moves, needs: counted.needs, byClock: counted.by_clock, facts: counted.facts },
    lateCloses: late.rows.map((row) => Number(row.late)),
  };
}
