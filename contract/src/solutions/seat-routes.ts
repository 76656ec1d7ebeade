import { z } from 'zod';
import { routes } from '../http/route.ts';
import { Id } from '../http/scalars.ts';
import { Invitation } from './solution.ts';

const one = z.strictObject({ id: Id });

/** Seats in teams, for those whom they are offered to. */
export const seatRoutes = routes('solutions', {
  invitations: {
    method: 'GET',
    path: '/workspace/team-invitations',
    summary: { zh: '等我确认的团队邀请', en: 'Teams that wait for my confirmation' },
    reply: z.strictObject({ items: z.array(Invitation) }),
  },
  confirm: {
    method: 'POST',
    path: '/workspace/team-invitations/:id/confirm',
    summary: { zh: '确认加入团队', en: 'Take the seat' },
    params: one,
    reply: z.strictObject({ solution: Id }),
  },
  decline: {
    method: 'POST',
    path: '/workspace/team-invitations/:id/decline',
    summary: { zh: '谢绝加入团队', en: 'Decline the seat' },
    params: one,
    reply: z.strictObject({}),
  },
});
