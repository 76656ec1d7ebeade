import { z } from 'zod';
import { pageQuery } from '../../http/paging.ts';
import { Id, text, Version } from '../../http/scalars.ts';
import { AccessState, MyAccess, OfferToMe, pages, ReadText, TermsHash } from './text.ts';

const one = z.strictObject({ id: Id });
const ofFile = z.strictObject({ id: Id, file: Id });
const reason = z.strictObject({ reason: text(500) });
const number = z.string().max(40);
const mine = '/workspace/confidential';
/** What a change answers: where the access stands now. */
const AccessChanged = z.strictObject({ id: Id, state: AccessState, version: Version });
export type AccessChanged = z.infer<typeof AccessChanged>;

/** Access to the confidential text of a need: asked for by accepting its terms, given and ended by its owner, read. */
export const accessRoutes = {
  grantAccess: {
    method: 'POST',
    path: `${mine}/:id/grant`,
    summary: { zh: '同意查阅', en: 'Grant access' },
    params: one,
    reply: AccessChanged,
  },
  declineAccess: {
    method: 'POST',
    path: `${mine}/:id/decline`,
    summary: { zh: '不同意查阅', en: 'Decline access' },
    params: one,
    body: reason,
    reply: AccessChanged,
  },
  endAccess: {
    method: 'POST',
    path: `${mine}/:id/end`,
    summary: { zh: '终止查阅', en: 'End access' },
    params: one,
    body: reason,
    reply: AccessChanged,
  },
  offerToMe: {
    method: 'GET',
    path: `${mine}/offers/:number`,
    summary: { zh: '保密文本的查阅条款与我能做的事', en: 'The terms of a confidential text, and what I may do' },
    params: z.strictObject({ number }),
    reply: OfferToMe,
  },
  askAccess: {
    method: 'POST',
    path: mine,
    summary: { zh: '接受条款，申请查阅', en: 'Accept the terms and ask to read' },
    creates: true,
    body: z.strictObject({ need: number, organisation: Id, terms: TermsHash }),
    reply: AccessChanged,
  },
  myAccesses: {
    method: 'GET',
    path: mine,
    summary: { zh: '我的保密文本查阅', en: 'The confidential texts that I asked for' },
    query: z.strictObject(pageQuery),
    reply: pages.mine,
  },
  myAccess: {
    method: 'GET',
    path: `${mine}/:id`,
    summary: { zh: '一项查阅的进展与可做的事', en: 'Where one access stands, and what may be done' },
    params: one,
    reply: MyAccess,
  },
  acceptTerms: {
    method: 'POST',
    path: `${mine}/:id/accept`,
    summary: { zh: '接受修改后的条款', en: 'Accept the changed terms' },
    params: one,
    body: z.strictObject({ terms: TermsHash }),
    reply: AccessChanged,
  },
  readConfidential: {
    method: 'POST',
    path: `${mine}/:id/read`,
    summary: { zh: '查阅保密文本（记录在案）', en: 'Read the confidential text; it is recorded' },
    params: one,
    reply: ReadText,
  },
  readFile: {
    method: 'GET',
    path: `${mine}/:id/files/:file`,
    summary: { zh: '下载保密附件（记录在案）', en: 'Download a confidential file; it is recorded' },
    download: true,
    params: ofFile,
    reply: z.null(),
  },
  leaveAccess: {
    method: 'POST',
    path: `${mine}/:id/leave`,
    summary: { zh: '退出查阅', en: 'Give access back' },
    params: one,
    reply: AccessChanged,
  },
} as const;
