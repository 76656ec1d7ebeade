import { expect, test } from 'vitest';
import { partsOf } from '../find/part.ts';
import { search } from '../find/search.ts';
import { SegmentBuilder, segmentTerms, told } from './build.ts';
import { hashOf } from './hash.ts';
import { segmentDocuments, segmentFormat } from './layout.ts';
import { Segment } from './segment.ts';

type Listed = { readonly id: string; readonly terms: readonly string[]; readonly weights: readonly number[] };
const of = ({ id, terms, weights }: Listed) =>
  told({ id, terms: new Map(terms.map((term, n) => [term, weights[n] ?? 0])) });
const build = (documents: readonly Listed[]) => {
  const builder = new SegmentBuilder();
  for (const document of documents) builder.add(of(document));
  return builder.finish(2);
};

test('what one more document than a segment holds is in two, and all of them are found', () => {
  const documents = Array.from({ length: segmentDocuments + 1 }, (_, n) => ({
    id: `d${n}`,
    terms: ['every', `only${n}`],
    weights: [1, 1],
  }));
  const parts = partsOf(documents.map(of));
  expect(parts.map(({ segment }) => segment.head.documents)).toEqual([segmentDocuments, 1]);
  expect(search(parts, { terms: new Map([['every', 1]]), limit: 1, counted: true }).total).toBe(segmentDocuments + 1);
  for (const n of [0, 1, 4711, 65_535, 65_536])
    expect(search(parts, { terms: new Map([[`only${n}`, 1]]), limit: 3 }).hits.map(({ id }) => id)).toEqual([`d${n}`]);
  const misplaced = documents.filter(({ id }) => parts.filter(({ segment }) => segment.docOf(id) >= 0).length !== 1);
  expect(misplaced).toEqual([]);
});

test('a document is taken for the terms that it has, not for those that it might have had', () => {
  const builder = new SegmentBuilder();
  builder.add(of({ id: 'a', terms: ['x'], weights: [1] }));
  const long = { ...of({ id: 'b', terms: ['x', 'y'], weights: [1, 1] }), most: segmentTerms };
  expect(builder.full(long.most)).toBe(true);
  builder.add(long);
  const { head, termCount } = new Segment(builder.finish(2));
  expect([head.documents, termCount]).toEqual([2, 2]);
});

test('postings of a term are its documents in order, and the greatest impact is the greatest of them', () => {
  const segment = new Segment(
    build([
      { id: 'a', terms: ['x', 'y'], weights: [1, 1] },
      { id: 'b', terms: ['y'], weights: [2] },
      { id: 'c', terms: ['x'], weights: [9] },
    ]),
  );
  const there = segment.postings(hashOf('x'));
  if (!there) throw new Error('no postings');
  const impacts = [...segment.impacts.subarray(there.from, there.to)];
  expect([...segment.docs.subarray(there.from, there.to)]).toEqual([0, 2]);
  expect([there.greatest, impacts.length, segment.postings(hashOf('z'))]).toEqual([Math.max(...impacts), 2, null]);
});

test('bytes of another format, or of none, are refused, not read wrongly', () => {
  const bytes = build([{ id: 'a', terms: ['x'], weights: [1] }]);
  const text = Buffer.from(bytes);
  const at = text.indexOf(`"format":${segmentFormat}`);
  expect(at).toBeGreaterThan(0);
  text[at + '"format":'.length] = '9'.charCodeAt(0);
  expect(() => new Segment(bytes)).toThrow(/a segment of format 9/);
  expect(() => new Segment(new SharedArrayBuffer(64))).toThrow(/no segment/);
});

test('the same documents make the same bytes: the format does not change unnoticed', () => {
  const documents = ['膜', '机器人', 'sensor'].map((term, n) => ({
    id: `d${n}`,
    terms: [term, '共'],
    weights: [n + 1, 1],
  }));
  const bytes = Buffer.from(build(documents));
  expect([bytes.length, hashOf(bytes.toString('latin1'))]).toMatchInlineSnapshot(`
    [
      992,
      {
        "check": 1041282747,
        "place": 2719377066,
      },
    ]
  `);
});
