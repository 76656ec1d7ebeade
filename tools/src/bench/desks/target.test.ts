import { expect, test } from 'vitest';
import { judge } from './target.ts';

const measured = (queue: number, owner: number) =>
  new Map([
    ['review_queue', queue],
    ['owner_desk', owner],
    ['organiser_desk', 400],
  ]);

test('the review queue and the owner’s desk are held to less than 100 ms among 100,000 needs; no other desk is, and no smaller board', () => {
  expect(judge(measured(25, 99), 100_000)).toEqual({
    lines: ['review_queue p99 25 ms: meets the target of 100 ms', 'owner_desk p99 99 ms: meets the target of 100 ms'],
    met: true,
  });
  expect(judge(measured(25, 100), 100_000)).toMatchObject({
    lines: [expect.anything(), 'owner_desk p99 100 ms: MISSES the target of 100 ms'],
    met: false,
  });
  expect(judge(measured(140, 60), 100_000).met).toBe(false);
  expect(judge(measured(140, 160), 10_000).met).toBe(true);
  expect(judge(new Map(), 100_000).met).toBe(false);
});
