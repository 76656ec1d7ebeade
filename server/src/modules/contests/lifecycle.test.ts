import { type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, mutants } from '#testing/lifecycle.ts';
import { contestLife } from './lifecycle.ts';
import { contestRules, type DatedPhase, dueChanges, phaseAt, phasesInOrder } from './rules.ts';

const contexts = {
  good: { phases: 1, tracks: 1 },
  breaking: {
    has_phases: { by: { phases: 0 }, refusal: 'phases_missing' },
    has_tracks: { by: { tracks: 0 }, refusal: 'tracks_missing' },
  },
};
const said = `
  create: nothing → draft; founder;
  edit: draft → draft; organiser;
  edit: open → open; organiser;
  open: draft → open; organiser; has_phases, has_tracks
  close: open → closed; organiser;
  archive: closed → archived; organiser;
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
