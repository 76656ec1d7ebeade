import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Day, Fen, Id, line, text } from '../http/scalars.ts';
import { ContractRecord } from './contract.ts';
import {
  Contact,
  DealCard,
  DealChanged,
  DealDocument,
  DealState,
  FailureReason,
  Reason,
  Registration,
  WorkDeal,
} from './deal.ts';
import { inquiryRoutes } from './inquiries/routes.ts';
import { meetingRoutes } from './meeting-routes.ts';

const one = z.strictObject({ id: Id });

export const dealRoutes = routes('deals', {
  ...inquiryRoutes,
  list: {
    method: 'GET',
    path: '/workspace/deals',
    summary: { zh: '我方的对接项目，或本届赛事的对接项目', en: 'My deals, or those of the contest' },
    query: z.strictObject({
      ...pageQuery,
      desk: z.enum(['party', 'organiser']).default('party'),
      state: DealState.optional(),
    }),
    reply: pageOf(DealCard),
  },
  work: {
    method: 'GET',
    path: '/workspace/deals/:id',
    summary: { zh: '对接项目', en: 'One deal' },
    params: one,
    reply: WorkDeal,
  },
  begin: {
    method: 'POST',
    path: '/workspace/deals/:id/begin',
    summary: { zh: '开始洽谈', en: 'Begin negotiating' },
    params: one,
    reply: DealChanged,
  },
  enterContract: {
    method: 'PUT',
    path: '/workspace/deals/:id/contract',
    summary: {
      zh: '录入或修改合同（If-Match：其版本，无则 0）',
      en: 'Enter or change the contract (If-Match: version or 0)',
    },
    edits: true,
    params: one,
    body: ContractRecord,
    reply: DealChanged,
  },
  confirmContract: {
    method: 'POST',
    path: '/workspace/deals/:id/contract/confirm',
    summary: { zh: '确认对方录入的合同信息', en: 'Confirm the contract record that the other party entered' },
    edits: true,
    params: one,
    reply: DealChanged,
  },
  perform: {
    method: 'POST',
    path: '/workspace/deals/:id/perform',
    summary: { zh: '开始履行', en: 'Begin performing' },
    params: one,
    reply: DealChanged,
  },
  accept: {
    method: 'POST',
    path: '/workspace/deals/:id/accept',
    summary: { zh: '验收', en: 'Accept the results' },
    params: one,
    reply: DealChanged,
  },
  close: {
    method: 'POST',
    path: '/workspace/deals/:id/close',
    summary: { zh: '办结', en: 'Close' },
    params: one,
    reply: DealChanged,
  },
  fail: {
    method: 'POST',
    path: '/workspace/deals/:id/fail',
    summary: { zh: '终止洽谈，说明原因', en: 'End negotiations, saying why' },
    params: one,
    body: z.strictObject({ why: FailureReason, note: text(500).nullable() }),
    reply: DealChanged,
  },
  askVoid: {
    method: 'POST',
    path: '/workspace/deals/:id/ask-void',
    summary: { zh: '请承办单位作废', en: 'Ask the organiser to void' },
    params: one,
    body: Reason,
    reply: DealChanged,
  },
  void: {
    method: 'POST',
    path: '/workspace/deals/:id/void',
    summary: { zh: '作废已签约项目', en: 'Void a signed deal' },
    params: one,
    body: Reason,
    reply: DealChanged,
  },
  register: {
    method: 'POST',
    path: '/workspace/deals/:id/registration',
    summary: { zh: '填报技术合同认定登记', en: 'Enter the registration of the contract' },
    params: one,
    body: Registration,
    reply: DealChanged,
  },
  recordPayment: {
    method: 'POST',
    path: '/workspace/deals/:id/payment',
    summary: { zh: '填报首笔付款凭证', en: 'Record the first payment with its proof' },
    params: one,
    body: z.strictObject({ amountFen: Fen.min(1), paidOn: Day, document: Id }),
    reply: DealChanged,
  },
  confirmPayment: {
    method: 'POST',
    path: '/workspace/deals/:id/payment/confirm',
    summary: { zh: '收款方确认到账', en: 'Confirm, as the payee, that it came' },
    params: one,
    reply: DealChanged,
  },
  declareRelated: {
    method: 'POST',
    path: '/workspace/deals/:id/related',
    summary: { zh: '申报关联关系', en: 'Declare that the parties are related' },
    params: one,
    body: Reason,
    reply: DealChanged,
  },
  shareContact: {
    method: 'POST',
    path: '/workspace/deals/:id/contact',
    summary: { zh: '同意交换联系方式', en: 'Agree to exchange contacts' },
    params: one,
    body: Contact,
    reply: DealChanged,
  },
  withdrawContact: {
    method: 'POST',
    path: '/workspace/deals/:id/contact/withdraw',
    summary: { zh: '撤回联系方式', en: 'Withdraw the contact' },
    params: one,
    reply: DealChanged,
  },
  ...meetingRoutes,
  upload: {
    method: 'POST',
    path: '/workspace/deals/:id/documents',
    summary: { zh: '上传文件', en: 'Upload a document' },
    creates: true,
    upload: true,
    params: one,
    query: z.strictObject({ name: line(200) }),
    reply: DealDocument,
  },
  document: {
    method: 'GET',
    path: '/workspace/deals/:id/documents/:file',
    summary: { zh: '下载文件', en: 'Download a document' },
    download: true,
    params: z.strictObject({ id: Id, file: Id }),
    reply: z.null(),
  },
});
