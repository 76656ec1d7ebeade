import { SegmentBuilder, type ToldDocument } from '../segment/build.ts';
import { Segment } from '../segment/segment.ts';

/** A segment with what has been taken out of it since it was made. */
export type Part = {
  readonly segment: Segment;
  /** 1 for each document that is gone. */
  readonly gone: Uint8Array;
};

/** Everything that a search looks at: each living document is in exactly one part. */
export type Parts = readonly Part[];

type Measured = { readonly length: number; readonly documents: number };

/** The average length of the documents of these parts and of more of them, those that are gone too. */
export function averageLength(parts: Parts, more: Measured = { length: 0, documents: 0 }): number {
  const heads = [more, ...parts.map(({ segment }) => segment.head)];
  return heads.reduce((sum, one) => sum + one.length, 0) / heads.reduce((sum, one) => sum + one.documents, 0);
}

/** Documents may get longer with the years, and the first ones are seldom of the average length: impacts made for another one are made anew. */
export const hasDrifted = ({ segment }: Part, average: number): boolean =>
  Math.abs(segment.head.averageLength / average - 1) > 0.05;

/**
 * A part of these documents, each id once; more than one where a segment cannot hold them, none of none. Their average length is taken
 * over them and what is beside them.
 */
export function partsOf(documents: Iterable<ToldDocument>, beside: Parts = []): Part[] {
  const parts: Part[] = [];
  let builder = new SegmentBuilder();
  const finish = () => {
    if (builder.size === 0) return;
    const average = averageLength([...beside, ...parts], { length: builder.length, documents: builder.size });
    parts.push({ segment: new Segment(builder.finish(average)), gone: new Uint8Array(builder.size) });
    builder = new SegmentBuilder();
  };
  for (const document of documents) {
    if (builder.full(document.most)) finish();
    builder.add(document);
  }
  finish();
  return parts;
}
