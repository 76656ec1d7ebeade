import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { MyNotice, Notice, NoticeHead, NoticeInput } from './notice.ts';

const page = z.strictObject(pageQuery);
const byVersion = z.strictObject({ version: z.string().regex(/^[1-9]\d{0,3}$/) });

/** The privacy notice, its versions, who has acknowledged which, and each one's own copy of what is held on it. */
export const noticeRoutes = routes('identity', {
  notices: {
    method: 'GET',
    path: '/privacy-notices',
    summary: { zh: '隐私说明的各个版本，新的在前', en: 'Versions of the privacy notice, newest first' },
    query: page,
    reply: pageOf(NoticeHead),
  },
  currentNotice: {
    method: 'GET',
    path: '/privacy-notices/current',
    summary: { zh: '现行的隐私说明', en: 'The privacy notice in force' },
    reply: Notice,
  },
  notice: {
    method: 'GET',
    path: '/privacy-notices/:version',
    summary: { zh: '隐私说明的一个版本', en: 'One version of the privacy notice' },
    params: byVersion,
    reply: Notice,
  },
  publishNotice: {
    method: 'POST',
    path: '/privacy-notices',
    summary: { zh: '发布新版隐私说明', en: 'Publish a new version of the privacy notice' },
    body: NoticeInput,
    reply: Notice,
    creates: true,
  },
  myData: {
    method: 'GET',
    path: '/me/data',
    summary: { zh: '下载平台保存的关于我的全部信息', en: 'Download everything that is held on me' },
    download: true,
    reply: z.null(),
  },
  myNotice: {
    method: 'GET',
    path: '/me/privacy-notice',
    summary: { zh: '我确认过的隐私说明版本', en: 'Versions of the privacy notice that I have acknowledged' },
    reply: MyNotice,
  },
  acknowledgeNotice: {
    method: 'PUT',
    path: '/me/privacy-notice/:version',
    summary: { zh: '确认已阅读现行的隐私说明', en: 'Say that I have read the privacy notice in force' },
    params: byVersion,
    reply: z.strictObject({ done: z.literal(true) }),
  },
});
