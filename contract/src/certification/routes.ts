import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, line, text } from '../http/scalars.ts';
import { certificate, keyId } from '../log/documents.ts';
import {
  Application,
  ApplicationCard,
  ApplicationChanged,
  ApplicationState,
  certificationChecklist,
  Issued,
  Material,
  PublicCertificate,
} from './certificate.ts';

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });
// Any text is taken for a number, so that one that cannot be and one that does not exist get the same answer.
const byNumber = z.strictObject({ number: z.string().max(60) });

export const certificationRoutes = routes('certification', {
  certificate: {
    method: 'GET',
    path: '/certificates/:number',
    summary: { zh: '查验交易鉴证', en: 'Verify a certificate' },
    params: byNumber,
    reply: PublicCertificate,
  },
  document: {
    method: 'GET',
    path: '/certificates/:number/document',
    summary: { zh: '供核验器使用的签名文件', en: 'The signed document, for the verifier' },
    params: byNumber,
    reply: certificate,
  },
  keys: {
    method: 'GET',
    path: '/certificate-keys',
    summary: { zh: '签发交易鉴证所用的公钥', en: 'Public keys that sign certificates' },
    reply: z.strictObject({ keys: z.array(z.strictObject({ keyId, current: z.boolean() })) }),
  },
  apply: {
    method: 'POST',
    path: '/workspace/certification',
    summary: { zh: '申请交易鉴证', en: 'Apply for a certificate' },
    creates: true,
    body: z.strictObject({ deal: Id, showAmount: z.boolean() }),
    reply: ApplicationChanged,
  },
  list: {
    method: 'GET',
    path: '/workspace/certification',
    summary: { zh: '我方的申请，或鉴证工作台的队列', en: 'My applications, or the queue of the certifier' },
    query: z.strictObject({
      ...pageQuery,
      desk: z.enum(['party', 'certifier']).default('party'),
      state: ApplicationState.optional(),
    }),
    reply: pageOf(ApplicationCard),
  },
  work: {
    method: 'GET',
    path: '/workspace/certification/:id',
    summary: { zh: '鉴证申请', en: 'One application' },
    params: one,
    reply: Application,
  },
  resubmit: {
    method: 'POST',
    path: '/workspace/certification/:id/resubmit',
    summary: { zh: '补正后重新提交', en: 'Submit again' },
    params: one,
    reply: ApplicationChanged,
  },
  withdraw: {
    method: 'POST',
    path: '/workspace/certification/:id/withdraw',
    summary: { zh: '撤回申请', en: 'Withdraw the application' },
    params: one,
    reply: ApplicationChanged,
  },
  choose: {
    method: 'POST',
    path: '/workspace/certification/:id/amount',
    summary: { zh: '选择是否公开金额', en: 'Choose whether the amount is shown' },
    params: one,
    body: z.strictObject({ show: z.boolean() }),
    reply: ApplicationChanged,
  },
  take: {
    method: 'POST',
    path: '/workspace/certification/:id/take',
    summary: { zh: '领取核验', en: 'Take it for checking' },
    params: one,
    reply: ApplicationChanged,
  },
  return: {
    method: 'POST',
    path: '/workspace/certification/:id/return',
    summary: { zh: '退回补正', en: 'Return with reasons' },
    params: one,
    body: reason,
    reply: ApplicationChanged,
  },
  issue: {
    method: 'POST',
    path: '/workspace/certification/:id/issue',
    summary: { zh: '出具交易鉴证', en: 'Issue the certificate' },
    creates: true,
    params: one,
    body: z.strictObject({ checked: z.array(z.enum(certificationChecklist)).max(certificationChecklist.length) }),
    reply: Issued,
  },
  revoke: {
    method: 'POST',
    path: '/workspace/certification/:id/revoke',
    summary: { zh: '撤销交易鉴证', en: 'Revoke the certificate' },
    params: one,
    body: reason,
    reply: ApplicationChanged,
  },
  addMaterial: {
    method: 'POST',
    path: '/workspace/certification/:id/materials',
    summary: { zh: '上传材料', en: 'Add material' },
    creates: true,
    upload: true,
    params: one,
    query: z.strictObject({ name: line(200) }),
    reply: Material,
  },
  material: {
    method: 'GET',
    path: '/workspace/certification/:id/materials/:file',
    summary: { zh: '下载材料', en: 'Download material' },
    download: true,
    params: z.strictObject({ id: Id, file: Id }),
    reply: z.null(),
  },
});
