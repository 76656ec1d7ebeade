import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, Instant } from '../http/scalars.ts';
import { opening } from '../log/documents.ts';

/** What a reader was to a solution: of the need's owner, before its opening or after it, who runs the contest, a judge or a translator. */
export const ReadAs = z.enum(['owner_on_arrival', 'owner', 'organiser', 'judge', 'translator']);
export type ReadAs = z.infer<typeof ReadAs>;

/**
 * That somebody read a solution that was sealed: on arrival each version once, and what was opened once a day. `by` is null of judges and translators,
 * but for who runs the contest.
 */
export const SolutionReading = z.strictObject({ id: Id, at: Instant, by: z.string().nullable(), as: ReadAs });
export type SolutionReading = z.infer<typeof SolutionReading>;

/** Who read what had been sealed, and the promises of it in the log. */
export const readingRoutes = routes('solutions', {
  readings: {
    method: 'GET',
    path: '/workspace/opened-solutions/:id/readings',
    summary: {
      zh: '已开启方案的查阅记录：承办、监督与主管看全部，其他查阅人看自己的',
      en: 'Who read an opened solution: all of it for who runs, witnesses or oversees the contest, their own for others who read it',
    },
    params: z.strictObject({ id: Id }),
    query: z.strictObject(pageQuery),
    reply: pageOf(SolutionReading),
  },
  readingOpening: {
    method: 'GET',
    path: '/workspace/readings/:id/opening',
    summary: {
      zh: '一次查阅的日志凭证（可用独立验证程序核验）',
      en: 'The promise of a reading, as the verifier checks it',
    },
    params: z.strictObject({ id: Id }),
    reply: opening,
  },
});
