import { z } from 'zod';
import { pageQuery } from '../../http/paging.ts';
import { Id, line, text, Version, WordsVersion } from '../../http/scalars.ts';
import { ConfidentialDraft, ConfidentialOffer, ConfidentialState, ConfidentialWork, pages, ReadText } from './text.ts';

const one = z.strictObject({ id: Id });
const ofFile = z.strictObject({ id: Id, file: Id });
const reason = z.strictObject({ reason: text(500) });
const ofNeed = '/workspace/needs/:id/confidential';
/** What a change answers: where the text, or the access, stands now. */
const Changed = z.strictObject({ id: Id, state: ConfidentialState, version: Version });
export type ConfidentialChanged = z.infer<typeof Changed>;

/** The confidential text of a need: written and offered by its owner, read by those who accept its terms. */
export const confidentialRoutes = {
  confidentialOffer: {
    method: 'GET',
    path: '/needs/:number/confidential',
    summary: { zh: '一项需求是否另有保密文本', en: 'Whether a need has a confidential text, and how it is had' },
    params: z.strictObject({ number: z.string().max(40) }),
    reply: ConfidentialOffer,
  },
  confidential: {
    method: 'GET',
    path: ofNeed,
    summary: {
      zh: '需求的保密文本（需求方与工作人员）',
      en: 'The confidential text of a need, for its owner and staff',
    },
    params: one,
    reply: ConfidentialWork,
  },
  writeConfidential: {
    method: 'POST',
    path: ofNeed,
    summary: { zh: '撰写保密文本', en: 'Write a confidential text' },
    creates: true,
    params: one,
    body: ConfidentialDraft,
    reply: Changed,
  },
  editConfidential: {
    method: 'PUT',
    path: ofNeed,
    summary: { zh: '修改保密文本', en: 'Edit the confidential text' },
    edits: true,
    params: one,
    body: ConfidentialDraft,
    reply: Changed,
  },
  offerConfidential: {
    method: 'POST',
    path: `${ofNeed}/offer`,
    summary: { zh: '开放保密文本，或开放其新版本', en: 'Offer the confidential text, or its new version' },
    params: one,
    body: z.strictObject({ declaration: WordsVersion }),
    reply: Changed,
  },
  closeConfidential: {
    method: 'POST',
    path: `${ofNeed}/close`,
    summary: { zh: '停止开放保密文本', en: 'Offer the confidential text no longer' },
    params: one,
    reply: Changed,
  },
  attachConfidential: {
    method: 'POST',
    path: `${ofNeed}/files`,
    summary: { zh: '上传保密附件', en: 'Attach a file to the confidential text' },
    creates: true,
    upload: true,
    params: one,
    query: z.strictObject({ name: line(200) }),
    // Without its name: the reply to a creating request is kept for its repetition.
    reply: one,
  },
  detachConfidential: {
    method: 'DELETE',
    path: `${ofNeed}/files/:file`,
    summary: { zh: '自新版本移除保密附件', en: 'Take a file out of the next version' },
    params: ofFile,
    reply: Changed,
  },
  confidentialFile: {
    method: 'GET',
    path: `${ofNeed}/files/:file`,
    summary: { zh: '下载保密附件（需求方与工作人员）', en: 'Download a confidential file, for its owner and staff' },
    download: true,
    params: ofFile,
    reply: z.null(),
  },
  exclude: {
    method: 'PUT',
    path: `${ofNeed}/excluded/:organisation`,
    summary: { zh: '排除一家单位', en: 'Keep an organisation out' },
    params: z.strictObject({ id: Id, organisation: Id }),
    body: z.strictObject({ reason: text(500).nullable() }),
    reply: Changed,
  },
  include: {
    method: 'DELETE',
    path: `${ofNeed}/excluded/:organisation`,
    summary: { zh: '取消排除', en: 'Keep an organisation out no longer' },
    params: z.strictObject({ id: Id, organisation: Id }),
    reply: Changed,
  },
  inspectConfidential: {
    method: 'POST',
    path: `${ofNeed}/inspect`,
    summary: { zh: '工作人员查阅保密文本（记录在案）', en: 'Read the confidential text as staff; it is recorded' },
    params: one,
    body: reason,
    reply: ReadText,
  },
  accesses: {
    method: 'GET',
    path: `${ofNeed}/accesses`,
    summary: { zh: '谁申请或获准查阅', en: 'Who asked for the confidential text, for its owner' },
    params: one,
    query: z.strictObject(pageQuery),
    reply: pages.accesses,
  },
  readings: {
    method: 'GET',
    path: `${ofNeed}/readings`,
    summary: { zh: '查阅记录', en: 'Every reading of the confidential text, for its owner' },
    params: one,
    query: z.strictObject(pageQuery),
    reply: pages.readings,
  },
} as const;
