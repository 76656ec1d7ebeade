import { type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson, makeSession } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { Chance } from './chance.ts';
import { addPlace, DAY_MS, type Dates, decided, type Place, type Plan, setDeadline } from './plan.ts';
import type { Clockwork, Sizes } from './year.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
export type Filled = {
  readonly moments: readonly number[];
  readonly people: { readonly organisation: string } & Readonly<
    Record<'owner' | 'reviewer' | 'officer' | 'organiser', Made>
  >;
  /** Tracks that take needs all year, with the working days that their rules give to two steps. */
  readonly desks: readonly { readonly track: string; readonly review: number; readonly clearance: number }[];
  /** Needs that were handed in and wait to be accepted. */
  readonly waiting: { readonly need: string; readonly clearance: number }[];
};

/** Calls of one contest. */
const callsEach = 3;

export const toPhases = (dates: Dates) =>
  dates.map(({ phase, from, to }) => ({
    phase,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(to).toISOString(),
  }));

/** Phases one after the other between these moments. */
export const between = (bounds: readonly number[]): Dates =>
  bounds.slice(1).flatMap((to, n) => {
    const [phase, from] = [phases[n], bounds[n]];
    return phase === undefined || from === undefined ? [] : [{ phase, from, to }];
  });

/** Contests, tracks with dates of their own, needs on the board and desks for reviews, whose ends are among the same moments. */
export function fillYear(clockwork: Clockwork, chance: Chance, plan: Plan, sizes: Sizes): Promise<Filled> {
  return clockwork.use(async (platform) => {
    const began = Math.floor((await now(platform.db)).getTime() / 1000) * 1000;
    const moments = Array.from({ length: sizes.moments }, (_, n) => began + sizes.apart * (n + 1) * DAY_MS);
    const organisation = await makeOrganisation(platform);
    const person = (name: string, role: 'reviewer' | 'clearance_officer' | 'organiser') =>
      makePerson(platform, { name, grants: [{ role }] });
    const people = {
      organisation,
      owner: await makePerson(platform, { name: '周全年', organisations: [{ id: organisation }] }),
      reviewer: await person('吴审核', 'reviewer'),
      officer: await person('郑脱密', 'clearance_officer'),
      organiser: await person('王组织', 'organiser'),
    };
    const filling: Filling = { clockwork, platform, plan, organiser: people.organiser };
    for (let n = 0; n < sizes.contests; n += 1) {
      const contest = await contestWith(filling, between(chance.some(moments, phases.length + 1)));
      if (n < sizes.tracks) await ownDates(filling, contest.contest, between(chance.some(moments, phases.length + 1)));
    }
    for (let n = 0; n < sizes.calls / callsEach; n += 1)
      await publishSome(filling, chance, moments, people, n % 2 === 0);
    const desks = [];
    for (const [review, clearance] of [
      [3, 7],
      [5, 2],
    ] as const) {
      const rules = { review_working_days: review, clearance_working_days: clearance };
      const contest = await makeContest(platform, { phases: toPhases(allYear('collecting', began)), rules });
      addPlace(plan, { contest, track: null, dates: allYear('collecting', began), kept: true }, began);
      desks.push({ track: await makeTrack(platform, contest), review, clearance });
    }
    return { moments, people, desks, waiting: [] };
  });
}

type Filling = {
  readonly clockwork: Clockwork;
  readonly platform: Platform;
  readonly plan: Plan;
  readonly organiser: Made;
};

const allYear = (phase: PhaseName, began: number): Dates => [
  { phase, from: began - DAY_MS, to: began + 1000 * DAY_MS },
];

async function contestWith({ platform, plan }: Filling, dates: Dates): Promise<Place> {
  const contest = await makeContest(platform, { phases: toPhases(dates) });
  return addPlace(plan, { contest, track: null, dates }, (await now(platform.db)).getTime());
}

/** A track of a contest, to which its organiser gives dates of its own. */
async function ownDates({ clockwork, platform, plan, organiser }: Filling, contest: string, dates: Dates) {
  const track = await makeTrack(platform, contest);
  const asked = (await now(platform.db)).getTime();
  const place = addPlace(plan, { contest, track, dates: [] }, asked);
  const { contests } = clockwork.as(await makeSession(platform, organiser.person));
  const { version } = await contests.contest({ params: { id: contest } });
  const reason = `${track} 单独安排`;
  await contests.setPhases({
    params: { id: contest },
    version,
    body: { track, phases: toPhases(dates), reason },
  });
  const answered = (await now(platform.db)).getTime();
  decided(plan, place, dates, 'rescheduled', [asked, answered]);
  plan.expected.push({ what: `${contest} reschedule ${reason}`, due: asked, until: answered });
  return place;
}

/** A contest whose 揭榜 ends late in the year, in itself or in a track with dates of its own, with needs that close before. */
async function publishSome(
  filling: Filling,
  chance: Chance,
  moments: readonly number[],
  people: Filled['people'],
  own: boolean,
): Promise<void> {
  const { platform, plan } = filling;
  const began = (await now(platform.db)).getTime();
  const late = chance.pick(moments.slice(Math.floor(moments.length / 2), -3));
  const dates: Dates = [...allYear('collecting', began), { phase: 'solving', from: began - DAY_MS, to: late }];
  const shared = await contestWith(filling, dates);
  const place = own ? await ownDates(filling, shared.contest, dates) : shared;
  const track = place.track ?? (await makeTrack(platform, shared.contest));
  const staff = {
    owner: people.owner.viewer,
    reviewer: people.reviewer.viewer,
    officer: people.officer.viewer,
    organiser: people.organiser.viewer,
  };
  for (let n = 0; n < callsEach; n += 1) {
    const deadline = chance.pick(moments.filter((at) => at > began + 5 * DAY_MS && at <= late));
    const asked = (await now(platform.db)).getTime();
    const given = { organisation: people.organisation, track, deadline: new Date(deadline) };
    const { id } = await makePublishedNeed(platform, staff, given);
    const call = { need: id, place, deadline, closed: false };
    plan.calls.push(call);
    setDeadline(plan, call, deadline, [asked, (await now(platform.db)).getTime()]);
  }
}
