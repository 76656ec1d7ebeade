import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Id, text, WordsLanguage, WordsVersion } from '../http/scalars.ts';
import { SeatChanged } from './panel.ts';
import { MySeat, Sheet, SheetChanged, SheetDraft } from './sheet.ts';

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });

/** What a judge does. */
export const judgeRoutes = {
  seats: {
    method: 'GET',
    path: '/workspace/judging',
    summary: { zh: '我的评审邀请与评分', en: 'My invitations and sheets' },
    query: z.strictObject(pageQuery),
    reply: pageOf(MySeat),
  },
  seat: {
    method: 'GET',
    path: '/workspace/seats/:id',
    summary: { zh: '我的一个评审席位', en: 'One seat of mine' },
    params: one,
    reply: MySeat,
  },
  accept: {
    method: 'POST',
    path: '/workspace/seats/:id/accept',
    summary: { zh: '接受邀请并签署保密与回避承诺', en: 'Accept, and sign the undertaking' },
    params: one,
    body: z.strictObject({
      undertaking: WordsVersion,
      language: WordsLanguage,
      /** Organisations in which the judge has an interest. */
      interests: z.array(Id).max(50),
    }),
    reply: SeatChanged,
  },
  refuseSeat: {
    method: 'POST',
    path: '/workspace/seats/:id/decline',
    summary: { zh: '谢绝邀请', en: 'Decline the invitation' },
    params: one,
    body: reason,
    reply: SeatChanged,
  },
  sheet: {
    method: 'GET',
    path: '/workspace/sheets/:id',
    summary: { zh: '评分表与方案', en: 'A sheet beside its solution' },
    params: one,
    reply: Sheet,
  },
  file: {
    method: 'GET',
    path: '/workspace/sheets/:id/files/:file',
    summary: { zh: '下载方案附件', en: 'Download a file of the solution' },
    download: true,
    params: z.strictObject({ id: Id, file: Id }),
    reply: z.null(),
  },
  save: {
    method: 'PUT',
    path: '/workspace/sheets/:id',
    summary: { zh: '保存评分', en: 'Save scores' },
    edits: true,
    params: one,
    body: SheetDraft,
    reply: SheetChanged,
  },
  lock: {
    method: 'POST',
    path: '/workspace/sheets/:id/lock',
    summary: { zh: '提交并锁定评分', en: 'Lock the scores' },
    params: one,
    reply: SheetChanged,
  },
  abstain: {
    method: 'POST',
    path: '/workspace/sheets/:id/abstain',
    summary: { zh: '弃权', en: 'Abstain' },
    params: one,
    body: reason,
    reply: SheetChanged,
  },
  declareConflict: {
    method: 'POST',
    path: '/workspace/sheets/:id/declare-conflict',
    summary: { zh: '申报回避', en: 'Declare a conflict of interest' },
    params: one,
    body: reason,
    reply: SheetChanged,
  },
} as const;
