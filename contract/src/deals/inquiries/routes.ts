import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, text } from '../../http/scalars.ts';
import { DeclineReason, Inquiry, InquiryCard, InquiryChanged, InquirySide, NewInquiry } from './inquiry.ts';

const one = z.strictObject({ id: Id });

export const inquiryRoutes = {
  ask: {
    method: 'POST',
    path: '/workspace/inquiries',
    summary: { zh: '向成果持有人询问', en: 'Ask about an achievement' },
    creates: true,
    body: NewInquiry,
    reply: InquiryChanged,
  },
  inquiries: {
    method: 'GET',
    path: '/workspace/inquiries',
    summary: { zh: '我方提出的或收到的询问', en: 'Inquiries that we made, or that came to us' },
    query: z.strictObject({ ...pageQuery, desk: InquirySide.default('asker') }),
    reply: pageOf(InquiryCard),
  },
  inquiry: {
    method: 'GET',
    path: '/workspace/inquiries/:id',
    summary: { zh: '一项询问', en: 'One inquiry' },
    params: one,
    reply: Inquiry,
  },
  acceptInquiry: {
    method: 'POST',
    path: '/workspace/inquiries/:id/accept',
    summary: { zh: '接受询问，建立对接项目', en: 'Accept an inquiry, which opens a deal' },
    params: one,
    reply: InquiryChanged,
  },
  declineInquiry: {
    method: 'POST',
    path: '/workspace/inquiries/:id/decline',
    summary: { zh: '谢绝询问', en: 'Decline an inquiry' },
    params: one,
    body: z.strictObject({ why: DeclineReason, note: text(500).nullable() }),
    reply: InquiryChanged,
  },
  withdrawInquiry: {
    method: 'POST',
    path: '/workspace/inquiries/:id/withdraw',
    summary: { zh: '撤回询问', en: 'Withdraw an inquiry' },
    params: one,
    reply: InquiryChanged,
  },
} as const;
