import { expect, test } from 'vitest';
import { keep, unkeep } from './keep.ts';
import { learn } from './knowledge.ts';

const titles = ['废水处理装置', '污水处理方法', '轴承润滑装置', '𠮶轴承 bearing'];
const knowledge = learn(
  [{ title: '废水处理', content: '公司希望处理废水。' }],
  titles.map((headline) => ({ headline, body: '' })),
);

test('what is kept is known again, to the last digit, also from the middle of other bytes', () => {
  expect(knowledge.vectors.placeOf.size).toBeGreaterThan(2);
  const bytes = keep(knowledge);
  expect(unkeep(bytes)).toEqual(knowledge);
  const within = new Uint8Array(bytes.length + 3);
  within.set(bytes, 3);
  expect(unkeep(within.subarray(3))).toEqual(knowledge);
});

test('what is not whole, or of another version, is not read', () => {
  const bytes = keep(knowledge);
  for (const length of [0, 3, 4, 40, bytes.length - 1]) expect(unkeep(bytes.subarray(0, length))).toBeNull();
  const other = Uint8Array.from(bytes);
  other[4 + '{"format":"jiebang-knowledge-'.length] = '9'.charCodeAt(0);
  expect(unkeep(other)).toBeNull();
});

test('knowledge of nothing is kept too', () => {
  const nothing = learn([], []);
  expect(unkeep(keep(nothing))).toEqual(nothing);
});
