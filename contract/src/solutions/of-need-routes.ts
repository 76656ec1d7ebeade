import { z } from 'zod';
import { routes } from '../http/route.ts';
import { Id } from '../http/scalars.ts';
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
  openingOfNeed: {
    method: 'GET',
    path: '/workspace/needs/:id/opening',
    summary: { zh: '开启记录（可用独立验证程序核验）', en: 'The record of the opening, as the verifier checks it' },
    params: z.strictObject({ id: Id }),
    reply: opening,
  },
});
