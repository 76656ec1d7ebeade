import { type PublicNeedState, TrackKind } from '@jiebang/contract/needs/need.ts';
import type { PublicApi } from '../../api.ts';

/** How many needs stand where, as the board counts them. */
export type Counts = {
  readonly published: number;
  readonly open: number;
  readonly paired: number;
  readonly contracted: number;
  readonly byTrack: Readonly<Record<TrackKind, number>>;
};

/** Reads the live counts of the home page from the board's totals. */
export async function loadCounts(api: PublicApi): Promise<Counts> {
  const total = async (query: { state?: PublicNeedState; trackKind?: TrackKind }): Promise<number> =>
    (await api.needs.board({ query: { ...query, limit: 1 } })).total.count;
  const inState = (state: PublicNeedState) => total({ state });
  const [published, open, paired, contracted, completed, tracks] = await Promise.all([
    total({}),
    inState('published'),
    inState('paired'),
    inState('contracted'),
    inState('completed'),
    Promise.all(TrackKind.options.map(async (kind) => [kind, await total({ trackKind: kind })] as const)),
  ]);
  return {
    published,
    open,
    // Who signed was paired before, and who completed had signed.
    paired: paired + contracted + completed,
    contracted: contracted + completed,
    byTrack: Object.fromEntries(tracks) as Record<TrackKind, number>,
  };
}
