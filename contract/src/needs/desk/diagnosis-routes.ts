import { z } from 'zod';
import { Day, Id, text, Version, WordsLanguage, WordsVersion } from '../../http/scalars.ts';
import {
  Diagnoser,
  DiagnoserAs,
  DiagnosisState,
  DiagnosisText,
  Finding,
  MyDiagnosis,
  NeedDiagnoses,
} from './diagnosis.ts';

const one = z.strictObject({ id: Id });
const ofFile = z.strictObject({ id: Id, file: Id });
const reason = z.strictObject({ reason: text(300) });
const mine = '/workspace/diagnoses';
/** What a change answers: where the diagnosis stands now. */
const DiagnosisChanged = z.strictObject({ id: Id, state: DiagnosisState, version: Version });
export type DiagnosisChanged = z.infer<typeof DiagnosisChanged>;

/** The second diagnosis of a need that its review left unclear: asked for by a reviewer, read and answered by one named person. */
export const diagnosisRoutes = {
  diagnoses: {
    method: 'GET',
    path: '/workspace/needs/:id/diagnoses',
    summary: { zh: '一项需求的二次诊断', en: 'The second diagnoses of a need' },
    params: one,
    reply: NeedDiagnoses,
  },
  diagnosers: {
    method: 'GET',
    path: '/workspace/needs/:id/diagnosers',
    summary: { zh: '可请来诊断的技术经理人与专家', en: 'Brokers and experts who may be asked for a diagnosis' },
    params: one,
    reply: z.strictObject({ items: z.array(Diagnoser) }),
  },
  askDiagnosis: {
    method: 'POST',
    path: '/workspace/needs/:id/diagnoses',
    summary: { zh: '请人二次诊断', en: 'Ask for a second diagnosis' },
    creates: true,
    params: one,
    body: z.strictObject({
      person: Id,
      as: DiagnoserAs,
      /** The agency of a broker. */
      organisation: Id.nullable(),
      due: Day,
      question: text(500),
    }),
    reply: DiagnosisChanged,
  },
  diagnosis: {
    method: 'GET',
    path: `${mine}/:id`,
    summary: { zh: '请我做的一次诊断', en: 'A diagnosis that I am asked for' },
    params: one,
    reply: MyDiagnosis,
  },
  readForDiagnosis: {
    method: 'POST',
    path: `${mine}/:id/readings`,
    summary: { zh: '承诺保密与回避，阅读原文', en: 'Undertake secrecy and read the original' },
    params: one,
    body: z.strictObject({ undertaking: WordsVersion, language: WordsLanguage }),
    reply: DiagnosisText,
  },
  diagnosisFile: {
    method: 'GET',
    path: `${mine}/:id/files/:file`,
    summary: { zh: '下载原文的附件', en: 'Download a file of the original' },
    download: true,
    params: ofFile,
    reply: z.null(),
  },
  answerDiagnosis: {
    method: 'POST',
    path: `${mine}/:id/answer`,
    summary: { zh: '给出诊断意见', en: 'Give the diagnosis' },
    params: one,
    body: Finding,
    reply: DiagnosisChanged,
  },
  declineDiagnosis: {
    method: 'POST',
    path: `${mine}/:id/decline`,
    summary: { zh: '谢绝诊断', en: 'Decline to diagnose' },
    params: one,
    body: reason,
    reply: DiagnosisChanged,
  },
  recallDiagnosis: {
    method: 'POST',
    path: `${mine}/:id/recall`,
    summary: { zh: '收回诊断请求', en: 'Take back the asking' },
    params: one,
    body: reason,
    reply: DiagnosisChanged,
  },
} as const;
