import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, next, play, undoable } from './rules.ts';
import { type Cast, publicShow, tellingOf } from './views.ts';

// The show is the play of its entries, whoever plays them and wherever they begin.

const cast: Cast = { needOf: [0, 0, 0], needs: 1, shows: 'scores' };
const entry = (n: number, action: string, more: Partial<Entry> = {}): Entry => ({
  n,
  action,
  item: null,
  need: null,
  at: n * 1000,
  undoes: null,
  data: {},
  ...more,
});
const told = (of: Cast, entries: readonly Entry[]) => {
  const telling = tellingOf(of);
  for (const one of entries) telling.tell(one);
  return telling;
};
const board = [
  { item: 2, rank: 1, score: 91.25 },
  { item: 1, rank: 2, score: 88.5 },
  { item: 3, rank: 3, score: 70 },
];
/** Three present one after the other; two sheets each; everything is in. */
const opening: Entry[] = [
  entry(1, 'draw', {
    data: {
      sheets: [
        [0, 2],
        [0, 2],
        [0, 2],
      ],
    },
  }),
  entry(2, 'start'),
];
const turns = (from: number): Entry[] =>
  [1, 2, 3].flatMap((item, place) => {
    const n = from + place * 4;
    return [
      entry(n, 'present', { item, data: { seconds: 480 } }),
      entry(n + 1, 'score', { item }),
      entry(n + 2, 'sheet', { item, need: 0, data: { in: 1, of: 2 } }),
      entry(n + 3, 'sheet', {
        item,
        need: 0,
        data: { in: 2, of: 2, board: board.filter((one) => one.item <= item) },
      }),
    ];
  });
const all = [...opening, ...turns(3)];

test('lines count from one without gaps; a score is a short line, and the last of an item tells the whole show', () => {
  const { lines, show } = told(cast, all);
  expect(lines.map(({ m }) => m)).toEqual(lines.map((_, place) => place + 1));
  expect(lines.filter((line) => !('show' in line))).toEqual([
    { m: 5, at: 5000, item: 1, in: 1, of: 2 },
    { m: 9, at: 9000, item: 2, in: 1, of: 2 },
    { m: 13, at: 13000, item: 3, in: 1, of: 2 },
  ]);
  expect(show.boards).toEqual([board]);
  expect(show.items.map(({ state }) => state)).toEqual(['scored', 'scored', 'scored']);
});

test('while it is frozen no line, count or rank tells that a score came; unfrozen, everything is there at once', () => {
  const frozen = [...opening, entry(3, 'freeze'), ...turns(4)];
  const telling = told(cast, frozen);
  const sheets = frozen.filter(({ action }) => action === 'sheet');
  const before = told(cast, frozen.slice(0, -1)).lines;
  expect(telling.lines.length).toBe(before.length);
  expect(telling.lines.filter((line) => !('show' in line))).toEqual([]);
  expect(sheets.length).toBe(6);
  expect(JSON.stringify(telling.lines)).not.toMatch(/91\.25|88\.5|"in":[12]|"state":"scored"/);
  expect(telling.show.boards).toEqual([[]]);
  expect(telling.tell(entry(20, 'unfreeze'))).toMatchObject({ show: { boards: [board] } });
});

test('places are revealed from the last one up, and from the first of them on everybody reads that all are scored', () => {
  const telling = told(cast, [...opening, entry(3, 'freeze'), ...turns(4)]);
  const states = () => telling.show.items.map(({ state, in: came }) => [state, came]);
  expect(states()).toEqual(Array(3).fill(['scoring', 0]));
  const shown = [20, 21, 22].map((n) => {
    telling.tell(entry(n, 'reveal', { need: 0 }));
    expect(states()).toEqual(Array(3).fill(['scored', 2]));
    return telling.show.boards[0]?.map(({ item, rank }) => [item, rank]);
  });
  expect(shown).toEqual([
    [[3, 3]],
    [
      [1, 2],
      [3, 3],
    ],
    [
      [2, 1],
      [1, 2],
      [3, 3],
    ],
  ]);
});

test('what the final shows is nothing, ranks alone, or scores', () => {
  const boards = (shows: Cast['shows']) => told({ ...cast, shows }, all).show.boards[0];
  expect(boards('nothing')).toEqual([]);
  expect(boards('ranks')).toEqual(board.map((one) => ({ ...one, score: null })));
  expect(boards('scores')).toEqual(board);
  const revealed = told({ ...cast, shows: 'nothing' }, [...all, entry(20, 'reveal', { need: 0 })]).show;
  expect(revealed.boards[0]).toEqual([{ item: 3, rank: 3, score: 70 }]);
});

test('a timer goes on by the record alone: what stood still and what was added is in it', () => {
  const acts = [
    entry(3, 'present', { item: 1, data: { seconds: 480 } }),
    entry(4, 'pause'),
    entry(9, 'resume'),
    entry(10, 'extend', { data: { seconds: 60 } }),
    entry(12, 'pause'),
  ];
  const timer = { phase: 'presenting', startedAt: 3000, seconds: 540, pausedMs: 5000, pausedAt: 12000 };
  expect(told(cast, [...opening, ...acts]).show.timer).toEqual(timer);
  const back = entry(13, 'undo', { undoes: 12 });
  expect(told(cast, [...opening, ...acts, back]).show.timer).toEqual({ ...timer, pausedAt: null });
});

test('an act taken back is as if it had never been, whatever came in between; taking back goes backwards', () => {
  const acts = [
    entry(3, 'present', { item: 1, data: { seconds: 480 } }),
    entry(4, 'question', { item: 1, data: { seconds: 300 } }),
    entry(5, 'sheet', { item: 1, need: 0, data: { in: 1, of: 2 } }),
  ];
  const entries = [...opening, ...acts];
  expect(undoable(entries)).toBe(4);
  const undone = [...entries, entry(6, 'undo', { undoes: 4 })];
  expect(undoable(undone)).toBe(3);
  const { show } = told(cast, undone);
  expect([show.items[0], show.timer?.phase]).toEqual([{ item: 1, state: 'presenting', in: 1, of: 2 }, 'presenting']);
  expect(undoable([...undone, entry(7, 'undo', { undoes: 3 })])).toBeNull();
});

test('however acts, scores and counter-entries follow, every server tells the same lines, and each tells what changed', () => {
  const start = tellingOf(cast).played;
  const steps = fc.array(
    fc.record({
      action: fc.constantFrom(
        ...['present', 'question', 'score', 'skip', 'recall', 'pause', 'resume', 'extend'],
        ...['freeze', 'unfreeze', 'reveal', 'sheet', 'undo'],
      ),
      item: fc.integer({ min: 1, max: 3 }),
      came: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (given) => {
      const entries: Entry[] = [...opening];
      for (const { action, item, came } of given) {
        const n = entries.length + 1;
        const undoes = action === 'undo' ? undoable(entries) : null;
        if (action === 'undo' && undoes === null) continue;
        const data = { seconds: 60, in: came, of: 2, ...(came === 2 ? { board } : {}) };
        entries.push(entry(n, action, { item, need: 0, undoes, data }));
      }
      const one = told(cast, entries);
      const another = told(cast, entries);
      expect(another.lines).toEqual(one.lines);
      expect(one.show).toEqual(publicShow(play(start, entries), cast));
      const shows = one.lines.flatMap((line) => ('show' in line ? [line.show] : []));
      const last = shows.at(-1);
      const counts = one.lines.slice(one.lines.findLastIndex((line) => 'show' in line) + 1);
      const items = last?.items.map((item) => ({
        ...item,
        ...counts.reduce(
          (sum, line) => ('show' in line || line.item !== item.item ? sum : { in: line.in, of: line.of }),
          {},
        ),
      }));
      // A screen that plays the lines shows what the server shows.
      expect({ ...last, items }).toEqual(one.show);
    }),
    { numRuns: 200 },
  );
  expect(next(start, entry(1, 'draw')).state).toBe('drawn');
});
