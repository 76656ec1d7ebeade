import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { routes } from '../../http/route.ts';
import { Id, RegionCode, text } from '../../http/scalars.ts';
import { Organisation } from '../organisation.ts';
import { RealName, RealNameFindings, RealNameInput, RealNameLine, RealNameState } from './real-name.ts';

const byId = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(1000) });

/** Real-name verification of persons (实名认证). `:id` is the person. */
export const realNameRoutes = routes('identity', {
  myRealName: {
    method: 'GET',
    path: '/me/real-name',
    summary: { zh: '我的实名认证', en: 'Where my real-name verification stands' },
    reply: RealName,
  },
  addRealNamePicture: {
    method: 'POST',
    path: '/me/real-name/picture',
    summary: {
      zh: '上传证件影像（PDF、PNG 或 JPEG），替换原来的',
      en: 'Upload a picture of the identity document (PDF, PNG or JPEG) in place of an earlier one',
    },
    upload: true,
    reply: RealName,
  },
  // Not under an idempotency key: a digest of the request that is kept would let the number be guessed.
  askRealName: {
    method: 'POST',
    path: '/me/real-name',
    summary: { zh: '申请实名认证', en: 'Ask for my real name to be verified' },
    body: RealNameInput,
    reply: RealName,
  },
  withdrawRealName: {
    method: 'POST',
    path: '/me/real-name/withdraw',
    summary: {
      zh: '撤回申请或已有的实名认证，并删除其中的信息',
      en: 'Take back the request or the verification, and delete what it holds',
    },
    reply: RealName,
  },
  registerHolder: {
    method: 'POST',
    path: '/me/holder',
    summary: {
      zh: '实名认证后以自然人身份（技术持有人）参加',
      en: 'Take part as a natural person who holds technology, once the real name is verified',
    },
    creates: true,
    body: z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), region: RegionCode.nullable() }),
    reply: Organisation,
  },
  realNames: {
    method: 'GET',
    path: '/real-names',
    summary: { zh: '实名认证，按状态', en: 'Verifications of persons, by state' },
    query: z.strictObject({ ...pageQuery, state: RealNameState.exclude(['unverified']).default('pending') }),
    reply: pageOf(RealNameLine),
  },
  realName: {
    method: 'GET',
    path: '/real-names/:id',
    summary: { zh: '一个人的实名认证', en: 'The verification of one person' },
    params: byId,
    reply: RealName,
  },
  realNamePicture: {
    method: 'GET',
    path: '/real-names/:id/picture',
    summary: { zh: '下载证件影像', en: 'Download the picture of the identity document' },
    download: true,
    params: byId,
    reply: z.null(),
  },
  takeRealName: {
    method: 'POST',
    path: '/real-names/:id/take',
    summary: {
      zh: '受理实名认证；此后只有受理人能看到证件',
      en: 'Take up a verification; from then on its taker alone sees the document',
    },
    params: byId,
    reply: RealName,
  },
  verifyRealName: {
    method: 'POST',
    path: '/real-names/:id/verify',
    summary: { zh: '通过实名认证', en: 'Verify a real name' },
    params: byId,
    reply: RealName,
  },
  returnRealName: {
    method: 'POST',
    path: '/real-names/:id/return',
    summary: { zh: '退回实名认证申请', en: 'Return a verification with reasons' },
    params: byId,
    body: z.strictObject({ findings: RealNameFindings }),
    reply: RealName,
  },
  suspendRealName: {
    method: 'POST',
    path: '/real-names/:id/suspend',
    summary: { zh: '暂停实名认证', en: 'Suspend a verification' },
    params: byId,
    body: reason,
    reply: RealName,
  },
  reinstateRealName: {
    method: 'POST',
    path: '/real-names/:id/reinstate',
    summary: { zh: '恢复实名认证', en: 'Reinstate a suspended verification' },
    params: byId,
    body: reason,
    reply: RealName,
  },
});
