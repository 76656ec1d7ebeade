import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import type { Track } from '#modules/contests/index.ts';

/** What a track is open to. */
export const scopeOf = ({ fields, industries, regions, countries }: Track): TrackScope => ({
  fields: [...fields],
  industries: [...industries],
  regions: [...regions],
  countries: [...countries],
});
