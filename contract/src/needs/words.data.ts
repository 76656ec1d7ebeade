import type { NeedState, TrackKind, Triage } from './need.ts';

/** The words for where a need stands, for screens and for sheets alike. */
export const needStateWords = {
  zh: {
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
  },
  en: {
    draft: 'Draft',
    submitted: 'Submitted',
    under_review: 'Under review',
    returned: 'Returned',
    rejected: 'Rejected',
    accepted: 'Accepted',
    signed_off: 'Public text to be confirmed',
    cleared: 'Cleared',
    published: 'Open',
    closed: 'Closed for solutions',
    judging: 'In judging',
    noticed: 'On public notice',
    paired: 'Paired',
    contracted: 'Contract signed',
    completed: 'Completed',
    unanswered: 'No solution came',
    none_fits: 'None was chosen',
    withdrawn: 'Withdrawn',
    terminated: 'Terminated',
  },
} as const satisfies Words<NeedState>;

/** The words for the kinds of track. */
export const trackKindWords = {
  zh: {
    large_enterprise: '大企业开放式创新',
    industry: '特色行业',
    region: '长三角特色区域',
    overseas: '海外创新',
  },
  en: {
    large_enterprise: 'Open innovation of large enterprises',
    industry: 'Special industries',
    region: 'Special regions of the Delta',
    overseas: 'Overseas innovation',
  },
} as const satisfies Words<TrackKind>;

/** The words for how an accepted need is triaged. */
export const triageWords = {
  zh: { ready: '可张榜', unclear: '需求不清，需再诊断', long_term: '长期需求，持续跟踪' },
  en: { ready: 'Ready to publish', unclear: 'Unclear, needs diagnosis', long_term: 'Long-term, kept and tracked' },
} as const satisfies Words<Triage>;

type Words<T extends string> = Readonly<Record<'zh' | 'en', Readonly<Record<T, string>>>>;
