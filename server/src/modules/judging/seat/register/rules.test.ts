import { describe, expect, test } from 'vitest';
import { expertiseOf, isAway, pointsOf, type Topic } from './rules.ts';

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

test('away is who is so on every day, over the end of a month and in pieces that meet or overlap', () => {
  const away = [
    { from: '2027-03-03', to: '2027-03-09' },
    { from: '2027-02-27', to: '2027-03-02' },
    { from: '2027-03-05', to: '2027-03-12' },
  ];
  expect([
    isAway(away, '2027-02-27', '2027-03-12'),
    isAway(away, '2027-02-26', '2027-03-12'),
    isAway(away, '2027-02-27', '2027-03-13'),
    isAway(away.slice(0, 1), '2027-03-02', '2027-03-03'),
    isAway(away.slice(0, 1), '2027-03-09', '2027-03-09'),
    isAway([], '2027-03-09', '2027-03-09'),
  ]).toEqual([true, false, false, false, true, false]);
});
