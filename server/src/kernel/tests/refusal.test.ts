import { expect, test } from 'vitest';
import { isRefusal, refuse } from '../refusal.ts';

test('a reply with a field “refused” among others is none, whatever it says; what refuses is one, with all that it may say', () => {
  expect([refuse('not_found'), refuse('too_late', { detail: { left: 2 }, fields: [] })].map(isRefusal)).toEqual([
    true,
    true,
  ]);
  const replies = [{ refused: 'not_fit', id: 'n1' }, { refused: null }, { refused: 3 }, {}, null, 'refused', undefined];
  expect(replies.filter(isRefusal)).toEqual([]);
});
