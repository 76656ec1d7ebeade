import { z } from 'zod';
import { routes } from '../http/route.ts';
import { Id, Instant, line, text, WordsVersion } from '../http/scalars.ts';
import { boardRoutes } from './board-routes.ts';
import { accessRoutes } from './confidential/access-routes.ts';
import { confidentialRoutes } from './confidential/routes.ts';
import { diagnosisRoutes } from './desk/diagnosis-routes.ts';
import { listRoutes } from './desk/list-routes.ts';
import { reportRoutes } from './desk/report-routes.ts';
import { reviewRoutes } from './desk/review-routes.ts';
import { deskRoutes } from './desk/routes.ts';
import { scopeRoutes } from './desk/scope.ts';
import { trackRoutes } from './desk/track.ts';
import { importRoutes } from './imports/routes.ts';
import { NeedDraft, NeedText } from './need.ts';
import { questionRoutes } from './question-routes.ts';
import { similarRoutes } from './similar.ts';
import { LeftTraces } from './traces.ts';
import { Changed, NeedFile, NeedPreview, SignedAct, WorkNeed } from './work.ts';

const one = z.strictObject({ id: Id });
const ofFile = z.strictObject({ id: Id, file: Id });
const reason = z.strictObject({ reason: text(500) });
export const needRoutes = routes('needs', {
  ...boardRoutes,
  ...questionRoutes,
  ...confidentialRoutes,
  ...accessRoutes,
  ...importRoutes,
  ...reportRoutes,
  create: {
    method: 'POST',
    path: '/workspace/needs',
    summary: { zh: '新建需求草稿', en: 'Start a draft' },
    creates: true,
    body: z.strictObject({ organisation: Id, track: Id, need: NeedDraft }),
    reply: Changed,
  },
  ...listRoutes,
  work: {
    method: 'GET',
    path: '/workspace/needs/:id',
    summary: { zh: '需求全文、进展与可做的事', en: 'A need in full, its progress, and what may be done' },
    params: one,
    reply: WorkNeed,
  },
  ...similarRoutes,
  ...scopeRoutes,
  preview: {
    method: 'GET',
    path: '/workspace/needs/:id/preview',
    summary: { zh: '预览：张榜后公众看到的样子', en: 'A preview: what the public would see' },
    params: one,
    reply: NeedPreview,
  },
  edit: {
    method: 'PUT',
    path: '/workspace/needs/:id',
    summary: { zh: '修改草稿', en: 'Edit a draft' },
    edits: true,
    params: one,
    body: NeedDraft,
    reply: Changed,
  },
  submit: {
    method: 'POST',
    path: '/workspace/needs/:id/submit',
    summary: { zh: '提交审核', en: 'Submit for review' },
    params: one,
    body: z.strictObject({ declaration: WordsVersion }),
    reply: Changed,
  },
  ...trackRoutes,
  ...reviewRoutes,
  ...deskRoutes,
  ...diagnosisRoutes,
  writePublicText: {
    method: 'PUT',
    path: '/workspace/needs/:id/public-text',
    summary: { zh: '撰写公开文本', en: 'Write the public text' },
    edits: true,
    params: one,
    body: NeedText,
    reply: Changed,
  },
  signOff: {
    method: 'POST',
    path: '/workspace/needs/:id/sign-off',
    summary: { zh: '签发公开文本', en: 'Sign off the public text' },
    params: one,
    body: z.strictObject({ left: LeftTraces.nullable() }),
    reply: Changed,
  },
  dispute: {
    method: 'POST',
    path: '/workspace/needs/:id/dispute',
    summary: { zh: '对公开文本提出修改', en: 'Ask for another public text' },
    params: one,
    body: reason,
    reply: Changed,
  },
  askSignature: {
    method: 'POST',
    path: '/workspace/needs/:id/signature-request',
    summary: {
      zh: '请本单位签署人签署提交或撤回',
      en: 'Ask the signatories of its owner to hand it in, or to withdraw it',
    },
    params: one,
    body: z.strictObject({ act: SignedAct }),
    reply: z.strictObject({ done: z.literal(true) }),
  },
  confirm: {
    method: 'POST',
    path: '/workspace/needs/:id/confirm',
    summary: { zh: '确认公开文本', en: 'Confirm the public text' },
    params: one,
    reply: Changed,
  },
  publish: {
    method: 'POST',
    path: '/workspace/needs/:id/publish',
    summary: {
      zh: '张榜；揭榜方式按专场规则',
      en: 'Publish on the board, in the way of answering that its track has set',
    },
    params: one,
    body: z.strictObject({ deadline: Instant }),
    reply: Changed,
  },
  extend: {
    method: 'POST',
    path: '/workspace/needs/:id/extend',
    summary: { zh: '延长揭榜截止时间', en: 'Extend the deadline' },
    params: one,
    body: z.strictObject({ deadline: Instant, reason: text(500) }),
    reply: Changed,
  },
  withdraw: {
    method: 'POST',
    path: '/workspace/needs/:id/withdraw',
    summary: { zh: '撤回需求', en: 'Withdraw' },
    params: one,
    body: reason,
    reply: Changed,
  },
  terminate: {
    method: 'POST',
    path: '/workspace/needs/:id/terminate',
    summary: { zh: '终止需求', en: 'Terminate' },
    params: one,
    body: reason,
    reply: Changed,
  },
  attach: {
    method: 'POST',
    path: '/workspace/needs/:id/attachments',
    summary: { zh: '上传附件', en: 'Attach a file' },
    creates: true,
    upload: true,
    params: one,
    query: z.strictObject({ name: line(200) }),
    reply: NeedFile,
  },
  detach: {
    method: 'DELETE',
    path: '/workspace/needs/:id/attachments/:file',
    summary: { zh: '删除附件', en: 'Remove an attachment' },
    params: ofFile,
    reply: Changed,
  },
  attachment: {
    method: 'GET',
    path: '/workspace/needs/:id/attachments/:file',
    summary: { zh: '下载附件', en: 'Download an attachment' },
    download: true,
    params: ofFile,
    reply: z.null(),
  },
});
