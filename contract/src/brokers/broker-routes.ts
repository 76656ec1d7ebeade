import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Id, text, Version } from '../http/scalars.ts';
import { BrokerInput, BrokerState, WorkBroker } from './broker.ts';

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });
export const BrokerChanged = z.strictObject({ id: Id, number: z.string(), state: BrokerState, version: Version });
export type BrokerChanged = z.infer<typeof BrokerChanged>;

export const brokerProfileRoutes = {
  registerBroker: {
    method: 'POST',
    path: '/workspace/brokers',
    summary: { zh: '登记为技术经理人', en: 'Register as a broker' },
    creates: true,
    body: BrokerInput,
    reply: BrokerChanged,
  },
  myBroker: {
    method: 'GET',
    path: '/workspace/brokers/me',
    summary: { zh: '我的技术经理人档案', en: 'My broker profile' },
    reply: WorkBroker,
  },
  workBrokers: {
    method: 'GET',
    path: '/workspace/brokers',
    summary: { zh: '技术经理人名册（承办单位）', en: 'Register of brokers, for organisers' },
    query: z.strictObject(pageQuery),
    reply: pageOf(WorkBroker),
  },
  editBroker: {
    method: 'PUT',
    path: '/workspace/brokers/:id',
    summary: { zh: '修改档案', en: 'Edit the profile' },
    edits: true,
    params: one,
    body: BrokerInput,
    reply: BrokerChanged,
  },
  affiliateBroker: {
    method: 'POST',
    path: '/workspace/brokers/:id/affiliate',
    summary: { zh: '加入一家服务机构（原机构关系同时结束）', en: 'Join an agency; the one before ends' },
    params: one,
    body: z.strictObject({ agency: Id }),
    reply: BrokerChanged,
  },
  leaveAgency: {
    method: 'POST',
    path: '/workspace/brokers/:id/leave',
    summary: { zh: '离开服务机构', en: 'Leave the agency' },
    params: one,
    reply: BrokerChanged,
  },
  suspendBroker: {
    method: 'POST',
    path: '/workspace/brokers/:id/suspend',
    summary: { zh: '暂停执业', en: 'Suspend a broker' },
    params: one,
    body: reason,
    reply: BrokerChanged,
  },
  reinstateBroker: {
    method: 'POST',
    path: '/workspace/brokers/:id/reinstate',
    summary: { zh: '恢复执业', en: 'Reinstate a broker' },
    params: one,
    body: reason,
    reply: BrokerChanged,
  },
} as const;
