/**
 * 保密与回避承诺 of a second diagnosis: what is undertaken before the original is read, by version. A version is never changed, a new one is added:
 * the hash of the language that was read is kept with the reading.
 */
export const diagnosisUndertakings = {
  '2026-1': {
    zh: '我承诺：与需求单位没有雇佣、投资、竞争等利害关系；所读内容只用于本次诊断，不复制、不外传；本人不以任何方式揭榜或参与评审这项需求（保密与回避承诺 2026-1 版）。',
    en: 'I undertake that I am not employed by, invested in or competing with the owner; that I use what I read for this diagnosis alone, copy nothing and pass nothing on; and that I neither answer this need nor judge it in any way (undertaking of secrecy and independence, version 2026-1).',
  },
} as const;
