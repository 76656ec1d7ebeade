import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, Instant, text, Version } from '../http/scalars.ts';
import { SolutionState } from './solution.ts';

/** A need whose opened solutions wait for their formal screening, with the earliest of them. */
export const ScreeningNeed = z.strictObject({
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  /** How many wait, of how many that were opened. */
  left: z.int(),
  all: z.int(),
  openedAt: Instant,
  due: Instant,
  overdue: z.boolean(),
  solutions: z.array(z.strictObject({ id: Id, title: z.string(), teamName: z.string() })),
});
export type ScreeningNeed = z.infer<typeof ScreeningNeed>;

/** The formal screening 形式审查, beside the one of a single solution. */
export const screeningRoutes = routes('solutions', {
  screeningDesk: {
    method: 'GET',
    path: '/workspace/desks/screening',
    summary: { zh: '形式审查工作台：等待审查的方案，按需求', en: 'The screening desk: what waits, by need' },
    query: z.strictObject(pageQuery),
    reply: pageOf(ScreeningNeed),
  },
  unscreen: {
    method: 'POST',
    path: '/workspace/opened-solutions/:id/unscreen',
    summary: {
      zh: '评审开始前更正形式审查（附理由）',
      en: 'Take a finding of the screening back before judging, with the reason',
    },
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ reason: text(500) }),
    reply: z.strictObject({ id: Id, state: SolutionState, version: Version }),
  },
});
