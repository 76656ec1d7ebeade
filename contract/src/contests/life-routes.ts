import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, text } from '../http/scalars.ts';
import { ContestPage } from './contest.ts';

/** A contest's life from who may begin it to its ends. */
export const lifeRoutes = {
  founding: {
    method: 'GET',
    path: '/workspace/contests/founding',
    summary: {
      zh: '能否新建赛事，不能时找谁',
      en: 'Whether the asker may create a contest, and whom to ask otherwise',
    },
    reply: z.strictObject({ can: Can, founders: z.array(z.string()) }),
  },
  open: {
    method: 'POST',
    path: '/contests/:id/open',
    summary: { zh: '开赛', en: 'Open a contest' },
    params: z.strictObject({ id: Id }),
    reply: ContestPage,
  },
  close: {
    method: 'POST',
    path: '/contests/:id/close',
    summary: { zh: '结束赛事', en: 'Close a contest' },
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ reason: text(1000) }),
    reply: ContestPage,
  },
  discard: {
    method: 'POST',
    path: '/contests/:id/discard',
    summary: { zh: '作废筹备中的赛事', en: 'Discard a contest that was never opened' },
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ reason: text(1000) }),
    reply: ContestPage,
  },
  archive: {
    method: 'POST',
    path: '/contests/:id/archive',
    summary: { zh: '归档赛事', en: 'Archive a contest' },
    params: z.strictObject({ id: Id }),
    reply: ContestPage,
  },
} as const;
