import { expect, test } from 'vitest';
import { segmentTerms } from '../segment/build.ts';
import type { KeptPart } from './part.ts';
import { worthMerging } from './policy.ts';

const part = (documents: number, termCount: number) =>
  ({
    living: () => documents,
    gone: new Uint8Array(documents),
    segment: { termCount, head: { documents, length: documents, averageLength: 1 } },
  }) as unknown as KeptPart;

test('small segments are made one where their terms fit into one, and are left where they might not', () => {
  const few = Array.from({ length: 4 }, () => part(100, segmentTerms / 4));
  expect(worthMerging(few)).toEqual(few);
  expect(worthMerging(few.with(3, part(100, segmentTerms / 4 + 1)))).toEqual([]);
});
