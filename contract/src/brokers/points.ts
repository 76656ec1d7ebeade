import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Id, Instant } from '../http/scalars.ts';
import { opening } from '../log/documents.ts';

/** A line of the public leaderboard. `name` is null without consent: then the number stands alone. */
export const LeaderboardLine = z.strictObject({
  rank: z.int().min(1),
  number: z.string().nullable(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  points: z.int(),
});
export type LeaderboardLine = z.infer<typeof LeaderboardLine>;

/** One line of a ledger account, for its holder. Never the contract's amount. */
export const StatementLine = z.strictObject({
  posting: Id,
  kind: z.enum(['points', 'reversal']),
  need: z.strictObject({ number: z.string(), title: z.string() }),
  points: z.int(),
  at: Instant,
});
export const Statement = z.strictObject({ ...pageOf(StatementLine).shape, total: z.int() });

export const pointsRoutes = {
  leaderboard: {
    method: 'GET',
    path: '/leaderboard',
    summary: { zh: '积分榜：技术经理人或服务机构', en: 'Leaderboard of brokers or agencies' },
    query: z.strictObject({
      ...pageQuery,
      kind: z.enum(['broker', 'agency']).default('broker'),
      contest: Id.optional(),
    }),
    reply: z.strictObject({
      ...pageOf(LeaderboardLine).shape,
      contest: z.strictObject({ id: Id, name: z.string(), nameEn: z.string(), number: z.string() }),
      /** Points of all lines together. */
      total: z.int(),
    }),
  },
  statement: {
    method: 'GET',
    path: '/workspace/points',
    summary: { zh: '我的（或我机构的）积分明细', en: "My points, or my agency's, line by line" },
    query: z.strictObject({ ...pageQuery, holder: z.enum(['broker', 'agency']).default('broker') }),
    reply: Statement,
  },
  postingOpening: {
    method: 'GET',
    path: '/workspace/postings/:id/opening',
    summary: { zh: '一笔积分的可核验文件', en: 'The verifiable opening of one posting' },
    params: z.strictObject({ id: Id }),
    reply: opening,
  },
} as const;
