import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Id, text } from '../http/scalars.ts';
import { opening } from '../log/documents.ts';
import { rankingDocument } from '../log/ranking.ts';
import { PanelChanged } from './panel.ts';
import { Feedback, Notice, NoticePage, Ranking } from './result.ts';

const need = z.strictObject({ need: Id });
const one = z.strictObject({ id: Id });
const ofRound = z.strictObject({ round: z.coerce.number().int().min(1).max(99).optional() });
const inWords = z.strictObject({ locale: z.enum(['zh', 'en']).default('zh') });
const number = z.strictObject({ number: z.string().regex(/^GS-\d{4}-\d{4,9}$/) });

/** What becomes of the scores: the owner's choice, the public notice, feedback. */
export const resultRoutes = {
  results: {
    method: 'GET',
    path: '/results',
    summary: { zh: '结果与公示', en: 'Results and public notices' },
    query: z.strictObject({ ...pageQuery, contest: Id.optional() }),
    reply: pageOf(Notice),
  },
  notice: {
    method: 'GET',
    path: '/notices/:number',
    summary: { zh: '一份公示', en: 'One public notice' },
    params: number,
    reply: NoticePage,
  },
  noticeOpening: {
    method: 'GET',
    path: '/notices/:number/opening',
    summary: {
      zh: '公示在公开日志中的承诺（可独立核验）',
      en: 'What opens the log’s leaf of a notice, as the verifier checks it',
    },
    params: number,
    reply: opening,
  },
  sheetOpening: {
    method: 'GET',
    path: '/workspace/sheets/:id/opening',
    summary: {
      zh: '本人锁定的评分在公开日志中的承诺（可独立核验）',
      en: 'What opens the log’s leaf of one’s own locked scores, as the verifier checks it',
    },
    params: one,
    reply: opening,
  },
  objectionOpening: {
    method: 'GET',
    path: '/notices/:number/objection/opening',
    summary: {
      zh: '本人异议的答复在公开日志中的承诺（可独立核验）',
      en: 'What opens the log’s leaf of the decision on one’s own objection, as the verifier checks it',
    },
    params: number,
    reply: opening,
  },
  noticedRanking: {
    method: 'GET',
    path: '/notices/:number/ranking',
    summary: {
      zh: '结果生效后公布的排名文件：匿名评分与规则，可独立核验；不指明轮次时为最后一轮',
      en: 'The ranking published with a definitive result: anonymised scores and the rule, to be computed anew; of the last round unless one is named',
    },
    params: number,
    query: ofRound,
    reply: rankingDocument,
  },
  noticedReport: {
    method: 'GET',
    path: '/notices/:number/report',
    summary: {
      zh: '结果报告 (PDF)：已公布的全部内容',
      en: 'The report of a definitive result (PDF): all that is published of it',
    },
    download: true,
    params: number,
    query: inWords,
    reply: z.null(),
  },
  report: {
    method: 'GET',
    path: '/workspace/needs/:need/report',
    summary: {
      zh: '结果报告 (PDF)，列明各方案的揭榜方，供需求方和承办单位',
      en: 'The report of a final result (PDF) with whose each solution is, for the owner and the organisers',
    },
    download: true,
    params: need,
    query: inWords,
    reply: z.null(),
  },
  ranking: {
    method: 'GET',
    path: '/workspace/needs/:need/ranking',
    summary: { zh: '评审排名', en: 'The ranking, for the owner' },
    params: need,
    reply: Ranking,
  },
  rankingDocument: {
    method: 'GET',
    path: '/workspace/needs/:need/ranking/document',
    summary: {
      zh: '可独立核验的排名文件；指明已撤下的公示时，为当时的排名',
      en: 'The ranking as a document for the stand-alone verifier; of a withdrawn notice, where one is named, as it was then',
    },
    params: need,
    query: z.strictObject({ ...ofRound.shape, notice: number.shape.number.optional() }),
    reply: rankingDocument,
  },
  confirm: {
    method: 'POST',
    path: '/workspace/needs/:need/winner',
    summary: { zh: '确认中选方案', en: 'Confirm the winner' },
    params: need,
    body: z.strictObject({ solution: Id, reason: text(1000).nullable() }),
    reply: PanelChanged,
  },
  decline: {
    method: 'POST',
    path: '/workspace/needs/:need/decline',
    summary: { zh: '未遴选出合适方案', en: 'None fits' },
    params: need,
    body: z.strictObject({ reason: text(1000) }),
    reply: PanelChanged,
  },
  feedback: {
    method: 'GET',
    path: '/workspace/solutions/:id/feedback',
    summary: { zh: '评审反馈', en: 'Feedback to a solver' },
    params: one,
    reply: Feedback,
  },
} as const;
