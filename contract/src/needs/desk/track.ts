import { z } from 'zod';
import { TrackScope } from '../../contests/contest.ts';
import { Id, Instant } from '../../http/scalars.ts';
import { TrackKind } from '../need.ts';
import { Changed } from '../work.ts';

/** A track to which a need may go, and until when it could be handed in there. */
export const OpenTrack = z.strictObject({
  id: Id,
  name: z.string(),
  nameEn: z.string(),
  kind: TrackKind,
  contest: z.strictObject({ id: Id, name: z.string(), nameEn: z.string() }),
  /** Whether it is of the edition in which the need is now; in another one it begins as a draft without a number. */
  ofSameEdition: z.boolean(),
  until: Instant,
  scope: TrackScope,
});
export type OpenTrack = z.infer<typeof OpenTrack>;

/** Where else a need that is not in review may go. */
export const trackRoutes = {
  openTracks: {
    method: 'GET',
    path: '/workspace/needs/:id/tracks',
    summary: { zh: '可改投的专场，含其他届赛事', en: 'The tracks to which a need may go, of other editions too' },
    params: z.strictObject({ id: Id }),
    reply: z.strictObject({ items: z.array(OpenTrack) }),
  },
  changeTrack: {
    method: 'POST',
    path: '/workspace/needs/:id/track',
    summary: { zh: '改投其他专场或其他届赛事', en: 'Move a need to another track, or another edition' },
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ track: Id }),
    reply: Changed,
  },
} as const;
