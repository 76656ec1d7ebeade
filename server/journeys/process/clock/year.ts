import type { Contract } from '@jiebang/contract/contract.ts';
import type { Client } from '@jiebang/contract/http/client.ts';
import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { makeSession } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { Chance } from './chance.ts';
import { decideSomething } from './decisions.ts';
import { type Filled, fillYear } from './fill.ts';
import { beginStep, DAY_MS, emptyPlan, liveTo, MINUTE_MS, nextDue, type Plan } from './plan.ts';

/** What a year is lived on: a server that runs beside the test, or one within it. */
export type Clockwork = {
  /** Does some work on its database. */
  use<T>(work: (platform: Platform) => Promise<T>): Promise<T>;
  /** Its typed client, of whoever holds this cookie. */
  as(cookie: string): Client<Contract>;
  /** Sets the clock and waits until all that is due has happened; `down`: it comes to be due while no server runs. */
  travel(to: Date, down: boolean): Promise<void>;
  /** Waits until all that is due has happened. */
  settle(): Promise<void>;
  /** Ends the server wherever it is, and begins another. */
  interrupt(): Promise<void>;
};

export type Sizes = {
  /** Moments at which dates gather, and how many days lie between two of them. */
  readonly moments: number;
  readonly apart: number;
  readonly contests: number;
  /** Of these contests, how many have a track with dates of its own. */
  readonly tracks: number;
  /** Needs on the board. */
  readonly calls: number;
  /** Moments at which an organiser decides something, and needs are handed in. */
  readonly sittings: number;
  readonly restarts: number;
  readonly stepsBack: number;
};

/** A year under way. */
export type Year = Filled & {
  readonly clockwork: Clockwork;
  readonly chance: Chance;
  readonly plan: Plan;
  /** How often something was decided, by what. */
  readonly decisions: Record<string, number>;
};

/** Lives a year of contests, calls and reviews through restarts and a clock that is set back, and returns what had to happen in it. */
export async function liveYear(clockwork: Clockwork, chance: Chance, sizes: Sizes): Promise<Year> {
  const plan = emptyPlan();
  const year: Year = { ...(await fillYear(clockwork, chance, plan, sizes)), clockwork, chance, plan, decisions: {} };
  const [first = 0, last = 0] = [year.moments[0], year.moments.at(-1)];
  const somewhen = () => first + Math.floor(((last - first) * chance.below(1000)) / 1000);
  const sittings = Array.from({ length: sizes.sittings }, () => officeHour(somewhen(), chance)).sort((a, b) => a - b);
  const downs = Array.from({ length: sizes.restarts }, somewhen);
  const backs = Array.from({ length: sizes.stepsBack }, somewhen);
  // What began before the year is told first.
  await clockwork.travel(await clockwork.use(({ db }) => now(db)), false);
  let at = first - sizes.apart * DAY_MS;
  const go = async (to: number) => {
    // Up to then nothing happens, whenever in the day before somebody looks.
    const look = to - chance.below(24 * 60) * MINUTE_MS;
    if (chance.oneIn(3) && look > at) await clockwork.travel(new Date(look), false);
    const passed = (moments: readonly number[]) => moments.some((one) => at < one && one <= to);
    await clockwork.travel(new Date(to), passed(downs));
    if (passed(backs)) await clockwork.travel(new Date(to - (1 + chance.below(120)) * MINUTE_MS), false);
    liveTo(plan, to);
    at = to;
  };
  for (;;) {
    const sitting = sittings[0] ?? Number.POSITIVE_INFINITY;
    const due = nextDue(plan, at);
    // Nothing falls due while people act: what would is waited for.
    if (due < sitting + 5 * MINUTE_MS) {
      await go(due);
      if (at > sitting) sittings[0] = at + MINUTE_MS;
      continue;
    }
    if (sitting === Number.POSITIVE_INFINITY) return year;
    sittings.shift();
    await go(sitting);
    for (let n = 0; n < 3; n += 1) await decideSomething(year);
    await (chance.oneIn(3) ? clockwork.interrupt() : clockwork.settle());
    await reviewSomething(year);
    await clockwork.travel(new Date(sitting + 2 * MINUTE_MS), false);
  }
}

/** A time between nine and twenty-two in Shanghai of the same day. */
const officeHour = (at: number, chance: Chance): number =>
  Math.floor(at / DAY_MS) * DAY_MS + (1 + chance.below(13)) * 3_600_000 + 17 * MINUTE_MS;

/** A need is handed in; one of those that wait is accepted, and waits for its public text. */
async function reviewSomething({ clockwork, chance, plan, people, desks, waiting }: Year): Promise<void> {
  const cookie = (person: string) => clockwork.use((platform) => makeSession(platform, person));
  const clock = async () => clockwork.use(async ({ db }) => (await now(db)).getTime());
  const { track, review, clearance } = chance.pick(desks);
  const { needs } = clockwork.as(await cookie(people.owner.person));
  const { id } = await needs.create({ body: { organisation: people.organisation, track, need: wholeDraft() } });
  await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  beginStep(plan, id, 'need_review_overdue', await clock(), review);
  waiting.push({ need: id, clearance });
  if (chance.oneIn(2)) return;
  const [one] = waiting.splice(chance.below(waiting.length), 1);
  if (one === undefined) return;
  const params = { id: one.need };
  const desk = clockwork.as(await cookie(people.reviewer.person)).needs;
  await desk.claim({ params });
  await desk.accept({
    params,
    body: { authenticity: [...authenticityItems], validity: [...validityItems], triage: 'ready', note: null },
  });
  beginStep(plan, one.need, 'need_clearance_overdue', await clock(), one.clearance);
}
