/**
 * 保密与回避承诺书: what a judge signs with a seat, by version. A version is never changed, a new one is added: the hash of the language that was
 * read is kept with the seat.
 */
export const undertakings = {
  '2026-1': {
    zh: '我承诺：对所阅方案和评审情况保密；与需求方、揭榜方有利益关系的主动回避；独立、公正评分（保密与回避承诺书 2026-1 版）。',
    en: 'I undertake to keep what I read confidential, to step aside where I have an interest in the owner or a solver, and to score independently and fairly (undertaking 2026-1).',
  },
} as const;
