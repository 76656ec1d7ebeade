import type { PhaseName } from '@jiebang/contract/contests/phase.ts';
import type { NeedState, TrackKind } from '@jiebang/contract/needs/need.ts';

/** The glossary's words, the same everywhere. */
export const words = {
  site: '揭榜',
  needState: {
    draft: '草稿',
    submitted: '已提交',
    under_review: '审核中',
    returned: '已退回',
    rejected: '未通过',
    accepted: '已通过',
    signed_off: '公开文本待确认',
    cleared: '已脱密',
    published: '已张榜',
    closed: '已截止',
    judging: '评审中',
    noticed: '公示中',
    paired: '已对接',
    contracted: '已签约',
    completed: '已完成',
    unanswered: '未揭榜',
    none_fits: '未遴选出合适方案',
    withdrawn: '已撤回',
    terminated: '已终止',
  } satisfies Record<NeedState, string>,
  track: {
    large_enterprise: '大企业开放式创新',
    industry: '特色行业',
    region: '长三角特色区域',
    overseas: '海外创新',
  } satisfies Record<TrackKind, string>,
  phase: {
    collecting: '征集',
    solving: '揭榜',
    judging: '比拼',
    matching: '对接',
    notice: '公示',
  } satisfies Record<PhaseName, string>,
  mode: { sealed: '密封比拼', rolling: '随到随评' },
  cooperation: { short_term: '短期合作', long_term: '长期合作' },
  way: { independent: '独立解决', commission: '委托开发', cooperation: '合作开发', other: '其他方式' },
  unit: {
    guiding: '指导单位',
    hosting: '主办单位',
    co_organising: '联合组织单位',
    organising: '承办单位',
    supporting: '支持单位',
  },
};
export type Words = typeof words;
