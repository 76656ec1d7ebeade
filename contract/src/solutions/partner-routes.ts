import { z } from 'zod';
import { routes } from '../http/route.ts';
import { Id } from '../http/scalars.ts';
import { PartnerRequest, TeamPartners } from './partner.ts';

const one = z.strictObject({ id: Id });

/** The consent of consortium partners. */
export const partnerRoutes = routes('solutions', {
  partners: {
    method: 'GET',
    path: '/workspace/solutions/:id/partners',
    summary: { zh: '我的方案的联合体成员及其同意情况', en: 'Partners of my solution, and whether they consent' },
    params: one,
    reply: TeamPartners,
  },
  askPartners: {
    method: 'POST',
    path: '/workspace/solutions/:id/partners/ask',
    summary: { zh: '请在本平台注册的联合体成员确认', en: 'Ask partners that are registered here for their consent' },
    params: one,
    reply: TeamPartners,
  },
  partnerRequests: {
    method: 'GET',
    path: '/workspace/partner-requests',
    summary: {
      zh: '等我单位确认的联合体邀请（仅签署人）',
      en: 'Consortia that wait for my organisation; for its signatories',
    },
    reply: z.strictObject({ items: z.array(PartnerRequest) }),
  },
  consentAsPartner: {
    method: 'POST',
    path: '/workspace/partner-requests/:id/consent',
    summary: { zh: '同意作为联合体成员', en: 'Consent to be a partner' },
    params: one,
    body: z.strictObject({ version: z.int() }),
    reply: z.strictObject({}),
  },
  declineAsPartner: {
    method: 'POST',
    path: '/workspace/partner-requests/:id/decline',
    summary: { zh: '谢绝，或在截止前撤回同意', en: 'Decline, or withdraw the consent until the deadline' },
    params: one,
    reply: z.strictObject({}),
  },
});
