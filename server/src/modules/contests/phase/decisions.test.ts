import { type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeContest, makeTrack } from '../factory.ts';
import type { DatedPhase } from '../rules.ts';
import { beginningOn, differing, endedEarly, extended, midnightOf } from './rules.ts';

let world: World;
let organiser: Awaited<ReturnType<typeof makePerson>>;
let stranger: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  organiser = await makePerson(world.platform, { name: '承办人', grants: [{ role: 'organiser' }] });
  stranger = await makePerson(world.platform, { name: '路人' });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'contests')).toEqual([]);
  await world.close();
});

const after = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000).toISOString();
const phase = (at: Date, name: PhaseName, from: number, to: number) => ({
  phase: name,
  startsAt: after(at, from),
  endsAt: after(at, to),
});

describe('a decision about a phase', () => {
  it('ends it early with a reason, is told and kept, cannot be undone, and is met by another', async () => {
    const at = await world.now();
    const dated = [phase(at, 'collecting', -5, 10), phase(at, 'solving', 20, 40), phase(at, 'judging', 40, 50)];
    const contest = await makeContest(world.platform, { phases: dated });
    await world.settle();
    const { contests } = world.as(organiser);
    const params = { id: contest, phase: 'collecting' as const };
    const ending = { track: null, endsAt: null, reason: '征集数量已满' };
    expect(await refusalOf(world.as(stranger).contests.endPhase({ params, body: ending }))).toBe('forbidden');
    const ended = await contests.endPhase({ params, body: ending });
    expect(ended.phase).toBe(null);
    expect(ended.phases.map((one) => one.phase)).toEqual(['collecting', 'solving', 'judging']);
    expect(ended.changes.map(({ from, to, why }) => [from, to, why])).toEqual([
      [null, 'collecting', 'started'],
      ['collecting', null, 'ended_early'],
    ]);
    expect(await refusalOf(contests.endPhase({ params, body: ending }))).toBe('phase_not_running');
    const extending = { track: null, moveLater: true, moveDeadlines: false, reason: '多地要求恢复' };
    const extend = (endsAt: string, more = {}) =>
      contests.extendPhase({ params, body: { ...extending, ...more, endsAt } });
    expect(await refusalOf(extend(after(at, -1)))).toBe('phase_end_not_later');
    expect(await refusalOf(extend(after(at, 5), { moveDeadlines: true }))).toBe('invalid_input');
    const reopened = await extend(after(at, 5));
    expect([reopened.phase, reopened.changes.at(-1)?.why]).toEqual(['collecting', 'extended']);
    // What had not begun moved by as much as the end did.
    const moved = Date.parse(after(at, 5)) - Date.parse(ended.phases[0]?.endsAt ?? '');
    expect(reopened.phases.map(({ startsAt }) => Date.parse(startsAt))).toEqual([
      Date.parse(after(at, -5)),
      Date.parse(after(at, 20)) + moved,
      Date.parse(after(at, 40)) + moved,
    ]);
    const seen = await world.as().contests.contest({ params: { id: contest } });
    expect(
      seen.decisions.map((one) => [one.kind, one.phase, one.reason, one.before?.endsAt, one.after?.endsAt]),
    ).toEqual(
      expect.arrayContaining([
        ['extended', 'collecting', '多地要求恢复', ended.phases[0]?.endsAt, after(at, 5)],
        ['ended_early', 'collecting', '征集数量已满', after(at, 10), ended.phases[0]?.endsAt],
      ]),
    );
    expect(seen.decisions.map((one) => one.kind)).toEqual(['extended', 'extended', 'extended', 'ended_early']);
    const facts = (await factsAfter(world.platform.db, 0, ['phase_ended_early', 'phase_extended'], 1000)).filter(
      (fact) => fact.subject === contest,
    );
    expect(facts.map((fact) => [fact.name, fact.data['phase'], fact.data['reason'], fact.person])).toEqual([
      ['phase_ended_early', 'collecting', '征集数量已满', organiser.viewer.person],
      ['phase_extended', 'collecting', '多地要求恢复', organiser.viewer.person],
    ]);
    await world.travel(new Date(Date.parse(after(at, 6))));
    expect((await world.as().contests.contest({ params: { id: contest } })).changes.at(-1)?.why).toBe('ended');
  });

  it('of a track is about the track’s own dates, and of one phase out of order says so', async () => {
    const at = await world.now();
    const contest = await makeContest(world.platform, { phases: [phase(at, 'solving', -5, 10)] });
    const place = await makeTrack(world.platform, contest);
    await world.settle();
    const { contests } = world.as(organiser);
    const params = { id: contest, phase: 'solving' as const };
    const body = { track: place, endsAt: null, reason: '本专场提前截止' };
    expect(await refusalOf(contests.endPhase({ params, body }))).toBe('phase_not_set');
    const { version } = await contests.contest({ params: { id: contest } });
    const phases = [phase(at, 'solving', -1, 5)];
    const own = { track: place, phases, reason: '本专场单独安排' };
    await contests.setPhases({ params: { id: contest }, version, body: own });
    const ended = await contests.endPhase({ params, body });
    expect([ended.phase, ended.tracks[0]?.phase, ended.tracks[0]?.ownPhases]).toEqual(['solving', null, true]);
    expect(ended.decisions.map(({ track, kind }) => [track === place, kind])).toEqual([
      [true, 'ended_early'],
      [true, 'rescheduled'],
    ]);
  });

  it('keeps the dates that it leaves, and the order, whatever is decided', () => {
    const base = Date.UTC(2027, 0, 1);
    const on = (days: number) => new Date(base + days * 86_400_000);
    const timeline = fc
      .uniqueArray(fc.constantFrom(...phases), { minLength: 1, maxLength: 5 })
      .chain((names) =>
        fc.tuple(
          fc.constant(phases.filter((name) => names.includes(name))),
          fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 })), {
            minLength: names.length,
            maxLength: names.length,
          }),
        ),
      )
      .map(([names, spans]) => {
        const starts = spans.map(([from]) => from).sort((a, b) => a - b);
        return names.map((name, n): DatedPhase => {
          const from = starts[n] ?? 0;
          return { phase: name, startsAt: on(from), endsAt: on(from + (spans[n]?.[1] ?? 1)) };
        });
      });
    fc.assert(
      fc.property(timeline, fc.nat(4), fc.integer({ min: 1, max: 40 }), fc.boolean(), (dated, pick, days, later) => {
        const chosen = dated[pick % dated.length];
        if (!chosen) return;
        const end = new Date(chosen.endsAt.getTime() + days * 86_400_000);
        const longer = extended(dated, chosen.phase, end, later ? on(0) : null);
        const length = (one: DatedPhase) => one.endsAt.getTime() - one.startsAt.getTime();
        longer.forEach((one, n) => {
          const old = dated[n];
          expect(one.phase).toBe(old?.phase);
          expect(length(one)).toBe(old ? length(old) + (one.phase === chosen.phase ? days * 86_400_000 : 0) : 0);
        });
        if (!later) expect(differing(dated, longer).map((one) => one.phase)).toEqual([chosen.phase]);
        const shorter = endedEarly(dated, chosen.phase, chosen.startsAt);
        expect(shorter.map((one) => one.phase)).toEqual(
          dated.filter((one) => one.phase !== chosen.phase).map((one) => one.phase),
        );
        const moved = beginningOn(dated, dated[0]?.startsAt ?? on(0), '2028-02-29');
        expect(differing(moved, beginningOn(moved, moved[0]?.startsAt ?? on(0), '2028-02-29'))).toEqual([]);
      }),
    );
    const eight = new Date('2027-01-05T00:30:00Z');
    const [moved] = beginningOn([{ startsAt: eight, endsAt: on(9) }], eight, '2027-03-01');
    expect(moved?.startsAt.toISOString()).toBe('2027-03-01T00:30:00.000Z');
    expect(midnightOf('2027-03-01').toISOString()).toBe('2027-02-28T16:00:00.000Z');
  });
});
