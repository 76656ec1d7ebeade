import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Id, text, Version } from '../http/scalars.ts';
import { AgencyCard, AgencyInput, AgencyState, WorkAgency } from './agency.ts';

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });
export const AgencyChanged = z.strictObject({ id: Id, state: AgencyState, version: Version });
export type AgencyChanged = z.infer<typeof AgencyChanged>;

export const agencyRoutes = {
  agencies: {
    method: 'GET',
    path: '/agencies',
    summary: { zh: '服务机构库', en: 'Listed agencies' },
    query: z.strictObject(pageQuery),
    reply: pageOf(AgencyCard),
  },
  applyAgency: {
    method: 'POST',
    path: '/workspace/agencies',
    summary: { zh: '申请加入服务机构库', en: 'Apply to be listed as an agency' },
    creates: true,
    body: z.strictObject({ organisation: Id, agency: AgencyInput }),
    reply: AgencyChanged,
  },
  workAgencies: {
    method: 'GET',
    path: '/workspace/agencies',
    summary: { zh: '我的机构，或待处理的申请', en: 'My agencies, or applications to decide on' },
    query: z.strictObject({
      ...pageQuery,
      desk: z.enum(['own', 'organiser']).default('own'),
      state: AgencyState.optional(),
    }),
    reply: pageOf(WorkAgency),
  },
  reapplyAgency: {
    method: 'POST',
    path: '/workspace/agencies/:id/reapply',
    summary: { zh: '修改后再次申请', en: 'Apply again' },
    params: one,
    body: AgencyInput,
    reply: AgencyChanged,
  },
  listAgency: {
    method: 'POST',
    path: '/workspace/agencies/:id/list',
    summary: { zh: '列入服务机构库', en: 'List the agency' },
    params: one,
    reply: AgencyChanged,
  },
  returnAgency: {
    method: 'POST',
    path: '/workspace/agencies/:id/return',
    summary: { zh: '退回申请', en: 'Return the application' },
    params: one,
    body: reason,
    reply: AgencyChanged,
  },
  delistAgency: {
    method: 'POST',
    path: '/workspace/agencies/:id/delist',
    summary: { zh: '移出服务机构库', en: 'Take the agency off the list' },
    params: one,
    body: reason,
    reply: AgencyChanged,
  },
} as const;
