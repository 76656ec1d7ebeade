import { z } from 'zod';
import { pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, Instant } from '../http/scalars.ts';
import { byHandle } from '../identity/sign-in/handle.ts';
import { StaffLine, StaffPage, StaffRole } from './staff.ts';

/** The people of a contest: named and ended by its organisers, and in a track by the track's. */
export const staffRoutes = routes('contests', {
  staff: {
    method: 'GET',
    path: '/contests/:id/staff',
    summary: { zh: '赛事人员：角色、范围和期限', en: 'The people of a contest: roles, where and until when' },
    params: z.strictObject({ id: Id }),
    query: z.strictObject(pageQuery),
    reply: StaffPage,
  },
  nameStaff: {
    method: 'POST',
    path: '/contests/:id/staff',
    summary: {
      zh: '为赛事或其专场指定人员；邮箱或手机号未注册的发出邀请',
      en: 'Name somebody in a contest or a track of it; an address or number without an account is invited',
    },
    params: z.strictObject({ id: Id }),
    body: z.strictObject({
      ...byHandle,
      role: StaffRole,
      /** Null names for the whole contest. */
      track: Id.nullable(),
      from: Instant.nullable().default(null),
      to: Instant.nullable().default(null),
      secondFactor: z.boolean().default(false),
    }),
    reply: StaffLine,
    creates: true,
  },
  sendStaffAgain: {
    method: 'POST',
    path: '/contests/:id/staff/:grant/offer',
    summary: { zh: '再次发出担任赛事人员的邀请', en: 'Send the offer of a role in a contest again, with a new day' },
    params: z.strictObject({ id: Id, grant: Id }),
    reply: z.strictObject({ done: z.literal(true) }),
  },
  endStaff: {
    method: 'DELETE',
    path: '/contests/:id/staff/:grant',
    summary: { zh: '收回赛事人员的角色，或撤回邀请', en: 'End a role in a contest, or take back an invitation' },
    params: z.strictObject({ id: Id, grant: Id }),
    reply: z.strictObject({ done: z.literal(true) }),
  },
});
