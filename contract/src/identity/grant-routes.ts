import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, Instant } from '../http/scalars.ts';
import { Grant, GrantedRole } from './grant.ts';
import { byHandle } from './sign-in/handle.ts';

/** Roles on the whole platform, given by its administrators, who end any role; within a contest its organisers name people (contests/staff-routes.ts). */
export const grantRoutes = routes('identity', {
  grants: {
    method: 'GET',
    path: '/grants',
    summary: { zh: '授予的角色', en: 'Roles that were granted and have not ended' },
    query: z.strictObject(pageQuery),
    reply: pageOf(Grant),
  },
  giveGrant: {
    method: 'POST',
    path: '/grants',
    summary: {
      zh: '授予全平台的角色；邮箱或手机号未注册的发出邀请',
      en: 'Grant a role on the whole platform; an address or number without an account is invited',
    },
    body: z.strictObject({
      ...byHandle,
      role: GrantedRole,
      from: Instant.nullable(),
      to: Instant.nullable(),
      secondFactor: z.boolean().default(false),
    }),
    reply: Grant,
    creates: true,
  },
  endGrant: {
    method: 'DELETE',
    path: '/grants/:id',
    summary: { zh: '收回角色', en: 'End a granted role' },
    params: z.strictObject({ id: Id }),
    reply: z.strictObject({ done: z.literal(true) }),
  },
});
