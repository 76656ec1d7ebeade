import { z } from 'zod';
import { routes } from '../http/route.ts';
import { consistency, inclusion, keyId, treeHead } from './documents.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const logRoutes = routes('log', {
  head: {
    method: 'GET',
    path: '/log/head',
    summary: {
      zh: '公开日志的最新签名树头与公钥；尚无记录时 head 为 null',
      en: "The public log's newest signed tree head and its key; head is null while it is empty",
    },
    reply: z.strictObject({ keyId, head: treeHead.nullable() }),
  },
  consistency: {
    method: 'GET',
    path: '/log/consistency',
    summary: {
      zh: '两个树头之间只增未改的证明',
      en: 'Proves that between two heads the log only grew',
    },
    query: z.strictObject({ first: size, second: size }),
    reply: consistency,
  },
  inclusion: {
    method: 'GET',
    path: '/log/inclusion/:leafHash',
    summary: {
      zh: '一个叶散列的收录证明',
      en: 'Proves that a leaf, given by its hash, stands in the log',
    },
    params: z.strictObject({ leafHash: hash }),
    reply: inclusion,
  },
  leaves: {
    method: 'GET',
    path: '/log/leaves',
    summary: {
      zh: '日志的叶（每项 32 字节，不分类别），供任何人重算',
      en: 'The leaves, 32 untyped bytes each, for anyone to compute the tree anew',
    },
    query: z.strictObject({ from: size.default(0), limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    reply: z.strictObject({
      items: z.array(z.strictObject({ index: z.int().min(0), data: hash })),
      /** Where the next page begins; null on the last one. */
      next: z.int().min(0).nullable(),
    }),
  },
});
