import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Fen, Id, Instant, text } from '../../http/scalars.ts';
import { opening, pricesOpening } from '../../log/documents.ts';
import {
  Act,
  Acted,
  FinalCard,
  FinalChanged,
  FinalDraft,
  FinalLine,
  PublicFinal,
  StageSheet,
  WorkFinal,
} from './final.ts';
import { MyPrice } from './price.ts';

const one = z.strictObject({ id: Id });
const known = z.strictObject({ number: z.string().max(60) });
const reason = z.strictObject({ reason: text(500) });
const after = z.coerce.number().int().min(0).max(2_147_483_647);

/** The live final: what the hall sees, what its organiser does, and what a judge's phone follows. */
export const finalRoutes = {
  final: {
    method: 'GET',
    path: '/finals/:number',
    summary: { zh: '现场赛（公开）', en: 'A live final, as anyone reads it' },
    params: known,
    reply: PublicFinal,
  },
  finalStream: {
    method: 'GET',
    path: '/finals/:number/stream',
    summary: { zh: '现场赛实时流', en: 'The show as it goes on, as server-sent events' },
    stream: true,
    params: known,
    query: z.strictObject({ after: after.optional() }),
    reply: FinalLine,
  },
  finalLines: {
    method: 'GET',
    path: '/finals/:number/lines',
    summary: {
      zh: '现场赛实时流（长轮询）',
      en: 'The same lines by long poll: answers when there is news, at the latest after 20 s',
    },
    params: known,
    query: z.strictObject({ after: after.default(0) }),
    reply: z.strictObject({ at: z.int(), lines: z.array(FinalLine) }),
  },
  finalDraw: {
    method: 'GET',
    path: '/finals/:number/draw',
    summary: { zh: '抽签的公开日志凭证', en: 'The opening of what the log committed to before the draw' },
    params: known,
    reply: opening,
  },
  finalPrices: {
    method: 'GET',
    path: '/finals/:number/prices/:n',
    summary: {
      zh: '竞价轮开启的公开凭证，附每个报价的日志收录证明',
      en: 'The opening of a price round: every bid with what the log committed to, and where it stands there',
    },
    params: z.strictObject({ number: z.string().max(60), n: after }),
    reply: pricesOpening,
  },
  myPrice: {
    method: 'GET',
    path: '/workspace/finals/:number/price',
    summary: { zh: '我的竞价', en: 'The price rounds of my team, by the number of the final or its id' },
    params: known,
    reply: MyPrice,
  },
  bid: {
    method: 'PUT',
    path: '/workspace/finals/:number/price/:item',
    summary: { zh: '密封报价', en: 'Give a sealed price, in the place of the one before' },
    params: z.strictObject({ number: z.string().max(60), item: z.coerce.number().int().min(1).max(1000) }),
    body: z.strictObject({ fen: Fen.min(1) }),
    reply: z.strictObject({ at: Instant }),
  },
  bidReceipt: {
    method: 'GET',
    path: '/workspace/price-bids/:id/receipt',
    summary: {
      zh: '报价回执：报价内容、时间与公开日志的承诺',
      en: 'The receipt of a price of mine: what was given when, and what the log committed to by it',
    },
    params: z.strictObject({ id: Id }),
    reply: opening,
  },
  finals: {
    method: 'GET',
    path: '/workspace/finals',
    summary: { zh: '我承办的现场赛', en: 'Live finals that I run' },
    query: z.strictObject(pageQuery),
    reply: pageOf(FinalCard),
  },
  makeFinal: {
    method: 'POST',
    path: '/workspace/finals',
    summary: { zh: '新建现场赛', en: 'Prepare a live final' },
    creates: true,
    body: z.strictObject({ contest: Id, track: Id.nullable(), draft: FinalDraft }),
    reply: FinalChanged,
  },
  workFinal: {
    method: 'GET',
    path: '/workspace/finals/:id',
    summary: { zh: '现场赛控制台', en: 'The console of a live final' },
    params: one,
    reply: WorkFinal,
  },
  editFinal: {
    method: 'PUT',
    path: '/workspace/finals/:id',
    summary: { zh: '修改现场赛与上场需求', en: 'Change a final and the needs that go on stage' },
    edits: true,
    params: one,
    body: FinalDraft,
    reply: FinalChanged,
  },
  sealFinal: {
    method: 'POST',
    path: '/workspace/finals/:id/seal',
    summary: { zh: '封存名单与抽签种子', en: 'Seal the list, and commit to the seed of the draw' },
    params: one,
    reply: FinalChanged,
  },
  unsealFinal: {
    method: 'POST',
    path: '/workspace/finals/:id/unseal',
    summary: { zh: '启封名单并说明理由', en: 'Open the list again, with the reason' },
    params: one,
    body: reason,
    reply: FinalChanged,
  },
  drawFinal: {
    method: 'POST',
    path: '/workspace/finals/:id/draw',
    summary: { zh: '抽签', en: 'Draw the order' },
    params: one,
    body: z.strictObject({ words: text(100) }),
    reply: FinalChanged,
  },
  startFinal: {
    method: 'POST',
    path: '/workspace/finals/:id/start',
    summary: { zh: '开始现场赛', en: 'Start the final' },
    params: one,
    reply: FinalChanged,
  },
  closeFinal: {
    method: 'POST',
    path: '/workspace/finals/:id/close',
    summary: { zh: '结束现场赛', en: 'Close the final' },
    params: one,
    reply: FinalChanged,
  },
  act: {
    method: 'POST',
    path: '/workspace/finals/:id/acts',
    summary: { zh: '控制台操作', en: 'An act of the console' },
    creates: true,
    params: one,
    body: Act,
    reply: Acted,
  },
  undo: {
    method: 'POST',
    path: '/workspace/finals/:id/undo',
    summary: { zh: '撤回最近一次操作', en: 'Take back the newest act, by a counter-entry' },
    creates: true,
    params: one,
    body: z.strictObject({ n: z.int().min(1), reason: text(500).nullable() }),
    reply: Acted,
  },
  stageSheet: {
    method: 'GET',
    path: '/workspace/finals/:number/sheet',
    summary: { zh: '台上方案的评分表', en: 'My sheet for who is on stage' },
    params: known,
    reply: StageSheet,
  },
} as const;
