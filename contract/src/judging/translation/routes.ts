import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, text, WordsLanguage, WordsVersion } from '../../http/scalars.ts';
import { TargetLanguage } from './part.ts';
import {
  DutyChanged,
  MyDuty,
  SolutionTranslations,
  TranslationDraft,
  TranslationSaved,
  TranslatorCandidate,
  Translators,
  TranslatorsView,
} from './translation.ts';

const need = z.strictObject({ need: Id });
const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });
const item = z.strictObject({ id: Id, solution: Id });

/** What organisers and translators do so that a solution is read in another language (product §7). */
export const translationRoutes = {
  translators: {
    method: 'GET',
    path: '/workspace/needs/:need/panel/translators',
    summary: { zh: '本评审的译员与进度', en: 'The translators of a panel and how far they are' },
    params: need,
    reply: Translators,
  },
  translatorCandidates: {
    method: 'GET',
    path: '/workspace/needs/:need/panel/translators/candidates',
    summary: { zh: '可邀请的译员', en: 'Translators who may be invited' },
    params: need,
    query: z.strictObject(pageQuery),
    reply: pageOf(TranslatorCandidate),
  },
  inviteTranslator: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/translators',
    summary: { zh: '邀请译员', en: 'Invite a translator' },
    creates: true,
    params: need,
    body: z.strictObject({
      person: Id,
      language: TargetLanguage,
      /** Those to be translated; null for every solution of the need, also those not opened yet. */
      named: z.array(Id).min(1).max(200).nullable(),
    }),
    reply: DutyChanged,
  },
  removeTranslator: {
    method: 'POST',
    path: '/workspace/translation-duties/:id/remove',
    summary: { zh: '撤销译员', en: 'End the duty of a translator' },
    params: one,
    body: reason,
    reply: DutyChanged,
  },
  inviteTranslatorAgain: {
    method: 'POST',
    path: '/workspace/translation-duties/:id/invite-again',
    summary: { zh: '再次邀请尚未答复的译员', en: 'Invite a translator again who has not answered, with a new day' },
    params: one,
    reply: DutyChanged,
  },
  duties: {
    method: 'GET',
    path: '/workspace/translation-duties',
    summary: { zh: '我的翻译任务', en: 'My duties as a translator' },
    query: z.strictObject(pageQuery),
    reply: pageOf(MyDuty),
  },
  duty: {
    method: 'GET',
    path: '/workspace/translation-duties/:id',
    summary: { zh: '我的一项翻译任务', en: 'One duty of mine as a translator' },
    params: one,
    reply: MyDuty,
  },
  acceptDuty: {
    method: 'POST',
    path: '/workspace/translation-duties/:id/accept',
    summary: { zh: '接受翻译任务并签署保密与回避承诺', en: 'Accept to translate, and sign the undertaking' },
    params: one,
    body: z.strictObject({
      undertaking: WordsVersion,
      language: WordsLanguage,
      /** Organisations in which the translator has an interest. */
      interests: z.array(Id).max(50),
    }),
    reply: DutyChanged,
  },
  declineDuty: {
    method: 'POST',
    path: '/workspace/translation-duties/:id/decline',
    summary: { zh: '谢绝或退出翻译任务', en: 'Decline to translate, or give it up' },
    params: one,
    body: reason,
    reply: DutyChanged,
  },
  toTranslate: {
    method: 'GET',
    path: '/workspace/translation-duties/:id/solutions/:solution',
    summary: { zh: '待译方案', en: 'A solution to translate' },
    params: item,
    reply: TranslatorsView,
  },
  fileToTranslate: {
    method: 'GET',
    path: '/workspace/translation-duties/:id/solutions/:solution/files/:file',
    summary: { zh: '下载待译方案的附件', en: 'Download a file of a solution to translate' },
    download: true,
    params: z.strictObject({ ...item.shape, file: Id }),
    reply: z.null(),
  },
  saveTranslation: {
    method: 'PUT',
    path: '/workspace/translation-duties/:id/solutions/:solution',
    summary: { zh: '保存译文', en: 'Save a translation' },
    edits: true,
    params: item,
    body: TranslationDraft,
    reply: TranslationSaved,
  },
  handInTranslation: {
    method: 'POST',
    path: '/workspace/translation-duties/:id/solutions/:solution/hand-in',
    summary: { zh: '提交译文', en: 'Hand in a translation' },
    params: item,
    reply: DutyChanged,
  },
  translationsOfSolution: {
    method: 'GET',
    path: '/workspace/needs/:need/panel/translations/:solution',
    summary: { zh: '一份方案的译文', en: 'The translations of a solution' },
    params: z.strictObject({ need: Id, solution: Id }),
    reply: SolutionTranslations,
  },
  declareAsTranslator: {
    method: 'POST',
    path: '/workspace/translation-duties/:id/solutions/:solution/declare-conflict',
    summary: { zh: '译员申报回避', en: 'Declare a conflict of interest as a translator' },
    params: item,
    body: reason,
    reply: DutyChanged,
  },
} as const;
