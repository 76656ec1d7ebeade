import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { phases } from '@jiebang/contract/contests/phase.ts';
import { makeSession } from '#modules/identity/factory.ts';
import { now } from '#platform/db/connection.ts';
import { between, toPhases } from './fill.ts';
import { DAY_MS, type Dates, decided, followExtension, MINUTE_MS, type Place } from './plan.ts';
import type { Year } from './year.ts';

/** Of what is decided: by which route it is asked for, the dates after it, and whether deadlines are to follow. */
type Decision = {
  readonly action: 'end_phase' | 'extend_phase' | 'reschedule' | 'close';
  readonly ask: (contests: ReturnType<Year['clockwork']['as']>['contests'], reason: string) => Promise<ContestPage>;
  readonly dates: (page: ContestPage, answered: number) => Dates;
  readonly deadlines?: { readonly by: number; readonly end: number };
};
type Kind = (year: Year, place: Place, at: number) => Decision | null;

const whys = {
  end_phase: 'ended_early',
  extend_phase: 'extended',
  reschedule: 'rescheduled',
  close: 'closed',
} as const;
/** Nothing that is decided falls due while people still sit together. */
const soon = 10 * MINUTE_MS;

/** An organiser ends early, extends or reschedules something, or closes a contest, over the platform's own routes. */
export async function decideSomething(year: Year): Promise<void> {
  const { chance, clockwork, plan, people, decisions } = year;
  const clock = () => clockwork.use(async ({ db }) => (await now(db)).getTime());
  const asked = await clock();
  const place = chance.pick(plan.places.filter(({ open, kept, dates }) => open && !kept && dates.length > 0));
  // Each kind has its turn; where nothing of it can be decided of the place, any other.
  const made = Object.values(decisions).reduce((sum, count) => sum + count, 0);
  let decision = kinds[made % kinds.length]?.(year, place, asked) ?? null;
  while (decision === null) decision = chance.pick(kinds)(year, place, asked);
  const reason = `${place.track ?? place.contest} 第 ${plan.expected.length} 项`;
  const cookie = await clockwork.use((platform) => makeSession(platform, people.organiser.person));
  const page = await decision.ask(clockwork.as(cookie).contests, reason);
  const answered = await clock();
  const when = [asked, answered] as const;
  const { action, deadlines } = decision;
  decisions[action] = (decisions[action] ?? 0) + 1;
  plan.expected.push({ what: `${place.contest} ${action} ${reason}`, due: asked, until: answered });
  const reached = action === 'close' ? plan.places.filter(({ contest }) => contest === place.contest) : [place];
  for (const one of reached)
    decided(plan, one, action === 'close' ? one.dates : decision.dates(page, answered), whys[action], when);
  if (deadlines) followExtension(plan, place, { ...deadlines, reason }, when);
}

const end: Kind = ({ chance }, { contest, track, dates }, at) => {
  const running = dates.filter(({ from, to }) => from <= at && at + soon < to);
  if (running.length === 0) return null;
  const { phase, to } = chance.pick(running);
  const later = at + Math.floor(((to - at) * (1 + chance.below(8))) / 10);
  const endsAt = chance.oneIn(2) || later < at + soon ? null : new Date(later).toISOString();
  return {
    action: 'end_phase',
    ask: (contests, reason) => contests.endPhase({ params: { id: contest, phase }, body: { track, endsAt, reason } }),
    dates: ({ decisions: [newest] }) => {
      // Of an end at once the moment is the platform's; that it lies within the asking, the plan's own moments show.
      const ended = Date.parse(endsAt ?? newest?.after?.endsAt ?? '');
      return dates.map((one) => (one.phase === phase ? { ...one, to: ended } : one));
    },
  };
};

const extend: Kind = ({ chance, moments }, { contest, track, dates }, at) => {
  const old = chance.pick(dates);
  const later = moments.filter((moment) => moment > Math.max(at + soon, old.to)).slice(0, 15);
  if (later.length === 0) return null;
  const newEnd = chance.pick(later);
  const by = newEnd - old.to;
  const [moveLater, moveDeadlines] = [chance.oneIn(2), old.phase === 'solving' && !chance.oneIn(4)];
  const endsAt = new Date(newEnd).toISOString();
  return {
    action: 'extend_phase',
    ask: (contests, reason) =>
      contests.extendPhase({
        params: { id: contest, phase: old.phase },
        body: { track, endsAt, moveLater, moveDeadlines, reason },
      }),
    dates: (_, answered) =>
      dates.map((one) => {
        if (one.phase === old.phase) return { ...one, to: newEnd };
        const after = phases.indexOf(one.phase) > phases.indexOf(old.phase);
        return moveLater && after && one.from > answered ? { ...one, from: one.from + by, to: one.to + by } : one;
      }),
    ...(moveDeadlines ? { deadlines: { by, end: newEnd } } : {}),
  };
};

const reschedule: Kind = ({ chance, moments, plan }, place, at) => {
  const { contest, track } = place;
  const ahead = moments.filter((moment) => moment > at + soon);
  if (ahead.length < phases.length + 1) return null;
  const [first = 0, ...rest] = chance.some(ahead, 3 + chance.below(phases.length - 1));
  const from = chance.oneIn(2) ? at - DAY_MS : first;
  // Without any a track has its contest's again; one with calls keeps its own, for whose deadlines these count.
  const gone = track !== null && chance.oneIn(5) && !plan.calls.some((call) => call.place === place);
  const dates = gone ? [] : between([from, ...rest]);
  return {
    action: 'reschedule',
    ask: async (contests, reason) => {
      const params = { id: contest };
      const { version } = await contests.contest({ params });
      return contests.setPhases({ params, version, body: { track, phases: toPhases(dates), reason } });
    },
    dates: () => dates,
  };
};

const close: Kind = (_, { contest, dates }) => ({
  action: 'close',
  ask: (contests, reason) => contests.close({ params: { id: contest }, body: { reason } }),
  dates: () => dates,
});

const kinds: readonly Kind[] = [extend, end, reschedule, extend, end, close, extend, reschedule];
