import { auditWords } from '@jiebang/contract/desk/audit-words.data.ts';

export const messages = {
  audit: '操作记录',
  platformSays:
    '谁在何时、从哪里做了什么，最新的在前。方案与评分的操作处于密封或匿名之中，只记在各自的办理记录里。网络地址保留六个月。',
  organisationSays: '本单位人员以本单位名义做了什么。审核人员的身份、密封的方案不在其中。网络地址保留六个月。',
  contestSays:
    '赛事设置、需求办理和评审结果中谁做了什么，最新的在前；专场承办机构只看到本专场的。草稿、密封的方案与评分不在其中，网络地址也不显示。',
  none: '没有符合条件的记录。',
  sheet: '下载表格',
  filter: '筛选',
  clear: '清除筛选',
  area: '事项',
  organisation: '单位',
  time: '日期',
  nameThen: (name: string) => `当时名称 ${name}`,
  onlyPerson: '只看此人',
  nobody: '系统',
  key: '接口密钥',
  address: '网络地址',
  kinds: auditWords.zh.kinds,
  gone: '已不存在',
  reason: '理由',
  before: (before: string, after: string) => `由“${before}”改为“${after}”`,
  ofTrack: (track: string) => `专场 ${track}`,
  versionFrom: (version: number, from: string) => `第 ${version} 版，自 ${from} 起`,
  noDates: '无日期',
  contestState: auditWords.zh.contestState,
  memberRole: auditWords.zh.memberRole,
  areas: auditWords.zh.areas,
  actions: auditWords.zh.actions,
};
