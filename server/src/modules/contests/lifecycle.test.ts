import { type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { contestLife } from './lifecycle.ts';
import { type ContestContext, contestRules, type DatedPhase, dueChanges, phaseAt, phasesInOrder } from './rules.ts';

const now = Date.UTC(2027, 0, 10);
const day = 86_400_000;
const contexts: Contexts<ContestContext> = {
  good: {
    phases: 1,
    tracks: 1,
    missing: [],
    now,
    phase: { startsAt: now - day, endsAt: now + 10 * day },
    newEnd: now + 5 * day,
    reason: true,
  },
  goodFor: { extend_phase: { newEnd: now + 20 * day } },
  breaking: {
    has_phases: { by: { phases: 0 }, refusal: 'phases_missing' },
    has_tracks: { by: { tracks: 0 }, refusal: 'tracks_missing' },
    nothing_missing: { by: { missing: [{ code: 'hosts_missing', track: null }] }, refusal: 'contest_not_ready' },
    says_why: { by: { reason: false }, refusal: 'reason_missing' },
    phase_set: { by: { phase: null }, refusal: 'phase_not_set' },
    phase_running: {
      by: { phase: { startsAt: now + day, endsAt: now + 10 * day } },
      refusal: 'phase_not_running',
    },
    earlier_end: { by: { newEnd: now + 10 * day }, refusal: 'phase_end_not_earlier' },
    later_end: { by: { newEnd: now + 10 * day }, refusal: 'phase_end_not_later' },
  },
};
const said = `
  create: nothing → draft; founder;
  edit: draft → draft; organiser;
  edit: open → open; organiser;
  schedule: draft → draft; organiser;
  reschedule: open → open; organiser; says_why
  end_phase: open → open; organiser; phase_set, phase_running, earlier_end
  extend_phase: open → open; organiser; phase_set, later_end
  open: draft → open; organiser; has_phases, has_tracks, nothing_missing
  close: open → closed; organiser;
  archive: closed → archived; organiser;
  discard: draft → discarded; organiser; says_why
`;

describe('the life of a contest', () => {
  it('is what the product says, for every state, action and person', () => {
    expect(differences(contestLife, contestRules, contexts, said)).toEqual([]);
  });
  it('wrong by one word is found out', () => {
    const unnoticed = mutants(contestLife).filter(
      ({ life }) => differences(life, contestRules, contexts, said).length === 0,
    );
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });
});

describe('an end of a phase', () => {
  const good = { ...contexts.good, ...{ newEnd: now } };
  const answer = (action: 'end_phase' | 'extend_phase', given: object) => {
    const asked = { action, state: 'open', as: ['organiser'], context: { ...good, ...given } } as const;
    const decided = decide(contestLife, contestRules, asked);
    return isRefusal(decided) ? decided.refused : decided.fact;
  };
  it('may be brought forward to this moment and no earlier, and never at or after the phase is over', () => {
    expect(answer('end_phase', { newEnd: now })).toBe('phase_ended_early');
    expect(answer('end_phase', { newEnd: now - 1 })).toBe('phase_end_not_earlier');
    expect(answer('end_phase', { phase: { startsAt: now - day, endsAt: now } })).toBe('phase_not_running');
    expect(answer('end_phase', { phase: { startsAt: now, endsAt: now + 1 } })).toBe('phase_ended_early');
  });
  it('may be put off also where the phase is over, which is how an early end is met; never into the past', () => {
    const over = { startsAt: now - 9 * day, endsAt: now - 5 * day };
    expect(answer('extend_phase', { phase: over, newEnd: now + 1 })).toBe('phase_extended');
    expect(answer('extend_phase', { phase: over, newEnd: now })).toBe('phase_end_not_later');
  });
});

const on = (day: number) => new Date(Date.UTC(2027, 0, day));
const dated = (phase: PhaseName, from: number, to: number): DatedPhase => ({
  phase,
  startsAt: on(from),
  endsAt: on(to),
});

describe('the phase at a time', () => {
  it('is the most advanced of those that run, and none before, between and after', () => {
    const timeline = [dated('collecting', 2, 10), dated('solving', 5, 15), dated('judging', 20, 25)];
    expect([1, 2, 5, 9, 10, 14, 15, 20, 25].map((day) => phaseAt(timeline, on(day)))).toEqual([
      null,
      'collecting',
      'solving',
      'solving',
      'solving',
      'solving',
      null,
      'judging',
      null,
    ]);
  });
  it('changes one boundary after the other, none skipped, wherever the watch was broken off', () => {
    const timelines = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...phases), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 20 })),
      { selector: ([phase]) => phase, maxLength: 5 },
    );
    fc.assert(
      fc.property(timelines, fc.integer({ min: 0, max: 60 }), (raw, broken) => {
        const timeline = raw.map(([phase, from, days]) => dated(phase, from, from + days));
        const whole = dueChanges(timeline, null, on(0), on(60));
        const first = dueChanges(timeline, null, on(0), on(broken));
        const second = dueChanges(timeline, phaseAt(timeline, on(broken)), on(broken), on(60));
        expect([...first, ...second]).toEqual(whole);
        expect(whole.at(-1)?.to ?? null).toBe(null);
        whole.forEach((change, index) => {
          expect(change.from).toBe(whole[index - 1]?.to ?? null);
          expect(change.to).toBe(phaseAt(timeline, change.dueAt));
        });
      }),
    );
  });
});

describe('the phases of a contest', () => {
  it('begin in their order, once each, and end after they begin', () => {
    expect(phasesInOrder([dated('collecting', 1, 20), dated('solving', 1, 15), dated('notice', 30, 35)])).toBeNull();
    const codes = (given: DatedPhase[]) => phasesInOrder(given)?.fields?.map((field) => `${field.path}: ${field.code}`);
    expect(codes([dated('collecting', 5, 20), dated('solving', 4, 15)])).toEqual([
      'solving: starts_before_the_one_before',
    ]);
    expect(codes([dated('collecting', 5, 5)])).toEqual(['collecting: ends_before_it_starts']);
    expect(codes([dated('notice', 5, 6), dated('notice', 7, 8)])).toEqual(['notice: twice']);
  });
});
