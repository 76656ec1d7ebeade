import { z } from 'zod';
import { routes } from '../http/route.ts';
import { Id, text } from '../http/scalars.ts';
import { opening } from '../log/documents.ts';

/** What there is to know of all that was handed in for a need. */
export const ofNeedRoutes = routes('solutions', {
  mobilisation: {
    method: 'GET',
    path: '/workspace/needs/:id/mobilisation',
    summary: {
      zh: '动员提示：密封期内一项需求有无方案（赛事允许时，供承办单位）',
      en: 'Whether anything has come for a sealed need, for organisers where the contest allows it; null where not',
    },
    params: z.strictObject({ id: Id }),
    reply: z.strictObject({ answers: z.enum(['none', 'some']).nullable() }),
  },
  standAside: {
    method: 'POST',
    path: '/workspace/needs/:id/stand-aside',
    summary: {
      zh: '申报回避：此后不能查看这项需求的方案与评审',
      en: 'Declare a conflict of interest with a need: nothing of its solutions and judging is theirs from then on',
    },
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ reason: text(500) }),
    reply: z.strictObject({ done: z.literal(true) }),
  },
  openingOfNeed: {
    method: 'GET',
    path: '/workspace/needs/:id/opening',
    summary: { zh: '开启记录（可用独立验证程序核验）', en: 'The record of the opening, as the verifier checks it' },
    params: z.strictObject({ id: Id }),
    reply: opening,
  },
});
