import { expect, test } from 'vitest';
import { guards } from './guards.data.ts';
import { wrongWith } from './guards.ts';

test.each(guards.map((one) => [one.tried, one] as const))(
  'what stands against %s is where the list says, and so is its test',
  (_, guard) => {
    expect(wrongWith(guard)).toEqual([]);
  },
);
