import { describe, expect, test } from 'vitest';
import { expertiseOf, freeDays, lossOf, pointsOf, type Topic } from './rules.ts';

const topic: Topic = {
  field: '10105',
  otherFields: ['102'],
  industry: 'C39',
  keywords: ['图像', '边缘'],
  titles: ['高温合金的视觉检测', 'Edge inspection'],
};
const entry = (given: Partial<Parameters<typeof expertiseOf>[0]>) => ({
  fields: [],
  industries: [],
  keywords: [],
  ...given,
});
const worth = (given: Partial<Parameters<typeof expertiseOf>[0]>) =>
  expertiseOf(entry(given), topic).map(({ by, of, points }) => `${by} ${of} ${points}`);

describe('expertise', () => {
  test.each([
    [{}, []],
    [{ fields: ['10105'] }, ['field 10105 60']],
    [{ fields: ['10101'] }, ['field 10101 40']],
    [{ fields: ['101'] }, ['field 101 40']],
    [{ fields: ['10'] }, ['field 10 20']],
    // Of another field of the need all is met by what lies in it; of its own then a third.
    [{ fields: ['10201'] }, ['other_field 10201 30']],
    [{ fields: ['20'] }, []],
    [{ industries: ['C3919'] }, ['industry C3919 10']],
    [{ industries: ['C'] }, ['industry C 10']],
    [{ industries: ['C38'] }, []],
    [
      { keywords: ['图像处理', '视觉', 'edge', '边缘', '钢铁'] },
      ['keyword 图像处理 10', 'keyword 视觉 10', 'keyword edge 10'],
    ],
  ])('of %j is %j', (given, reasons) => expect(worth(given)).toEqual(reasons));

  test('is a hundred at most', () => {
    const all = entry({ fields: ['10105', '102'], industries: ['C39'], keywords: ['图像', '视觉', '检测', '合金'] });
    expect(pointsOf(expertiseOf(all, topic))).toBe(100);
  });
});

test.each([
  [{}, '2027-02-27', '2027-03-02', '4/4'],
  // Over the end of a month, in pieces that meet or overlap.
  [
    { away: ['2027-03-03 2027-03-09', '2027-02-27 2027-03-02', '2027-03-05 2027-03-12'] },
    '2027-02-26',
    '2027-03-13',
    '2/16',
  ],
  [{ away: ['2027-03-03 2027-03-09'] }, '2027-03-09', '2027-03-09', '0/1'],
  // Who says when they are free is so on no other day, and not on those away.
  [{ free: ['2027-03-05 2027-03-08'] }, '2027-03-01', '2027-03-10', '4/10'],
  [
    { free: ['2027-03-05 2027-03-08', '2027-03-20 2027-03-21'], away: ['2027-03-08 2027-03-09'] },
    '2027-03-01',
    '2027-03-20',
    '4/20',
  ],
])('free days of %j from %s to %s are %s', (given: { away?: string[]; free?: string[] }, from, to, days) => {
  const periods = (list: string[] = []) => list.map((one) => ({ from: one.slice(0, 10), to: one.slice(11) }));
  const { free, of } = freeDays({ away: periods(given.away), free: periods(given.free) }, { from, to });
  expect(`${free}/${of}`).toBe(days);
});

test('who is not free on all days of a round loses as many of twenty points as of its days are missing', () => {
  const lost = (free: number, of: number) =>
    lossOf({ free, of }).map(({ by, of: days, points }) => `${by} ${days} ${points}`);
  expect([lost(10, 10), lost(7, 10), lost(1, 3), lost(99, 100)]).toEqual([[], ['away 3/10 -6'], ['away 2/3 -13'], []]);
});
