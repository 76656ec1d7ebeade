import { z } from 'zod';
import { pageOf, pageQuery, Total } from '../http/paging.ts';
import { Fen, line, RegionCode } from '../http/scalars.ts';
import { FieldCode, IndustryCode, NeedCard, PublicNeed, PublicNeedState, TrackKind } from './need.ts';

/** What anyone may read of needs. */
export const boardRoutes = {
  board: {
    method: 'GET',
    path: '/needs',
    summary: { zh: '需求榜：筛选、检索、分页', en: 'The board: filters, search, pages' },
    query: z.strictObject({
      ...pageQuery,
      q: line(100).optional(),
      state: PublicNeedState.optional(),
      trackKind: TrackKind.optional(),
      field: FieldCode.optional(),
      industry: IndustryCode.optional(),
      region: RegionCode.optional(),
      budgetFrom: z.coerce.number().pipe(Fen).optional(),
      sort: z.enum(['newest', 'deadline', 'budget']).default('newest'),
    }),
    reply: z.strictObject({ ...pageOf(NeedCard).shape, total: Total }),
  },
  read: {
    method: 'GET',
    path: '/needs/:number',
    summary: { zh: '一项已张榜的需求', en: 'One published need' },
    params: z.strictObject({ number: z.string().max(40) }),
    reply: PublicNeed,
  },
} as const;
