import { expect, test } from 'vitest';
import { cursorOf, timeKeysOf } from './cursor.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

test('a cursor gives back what it was made of, and one that we did not make is none', () => {
  const at = '2026-03-01T08:00:00.123Z';
  expect(timeKeysOf(cursorOf(at, id))).toEqual({ at, id });
  const foreign = [
    '2026-02-31T08:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '2026-03-01T08:00:00Z',
    '2026-03-01',
    'now',
    '',
  ];
  expect([undefined, '', 'x', cursorOf(at), cursorOf(at, 'x'), cursorOf(1, id)].map(timeKeysOf)).toEqual(
    Array(6).fill(null),
  );
  expect(foreign.map((one) => timeKeysOf(cursorOf(one, id)))).toEqual(foreign.map(() => null));
});
