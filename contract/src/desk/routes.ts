import { z } from 'zod';
import { routes } from '../http/route.ts';
import { Desk, ReactionState } from './desk.ts';

export const deskRoutes = routes('desk', {
  desk: {
    method: 'GET',
    path: '/desk',
    summary: { zh: '我的工作台：现在要做的事', en: 'My desk: what I must do now, by when' },
    reply: Desk,
  },
  reactions: {
    method: 'GET',
    path: '/operations/reactions',
    summary: { zh: '后台处理的进度与失败', en: 'Every reaction to facts, its lag and its failures' },
    reply: z.strictObject({ items: z.array(ReactionState) }),
  },
});
