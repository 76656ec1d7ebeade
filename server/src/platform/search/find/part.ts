import type { Segment } from '../segment/segment.ts';

/** A segment with what has been taken out of it since it was made. */
export type Part = {
  readonly segment: Segment;
  /** 1 for each document that is gone. */
  readonly gone: Uint8Array;
};

/** Everything that a search looks at: each living document is in exactly one part. */
export type Parts = readonly Part[];
