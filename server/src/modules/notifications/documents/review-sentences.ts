/** What staff are told of needs on their way to the board, in a sentence. */
export const reviewSentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  need_assigned: ['需求已分派审核', 'A need was assigned for review'],
  diagnosis_asked: ['需求不清，待二次诊断', 'An unclear need waits for its second diagnosis'],
  diagnosis_recalled: ['二次诊断请求已收回', 'The asking for a second diagnosis was taken back'],
  need_handed_on: ['审核已转交另一位审核员', 'A review was handed on to another reviewer'],
  need_rejection_opposed: [
    '两位审核员意见不一致，请转交第三位审核员',
    'The reviewers of a need disagree: please hand it on to a third',
  ],
  need_review_overdue: ['需求审核已逾期，请处理', 'The review of a need is overdue: please see to it'],
  need_clearance_overdue: ['需求脱密已逾期，请处理', 'The clearance of a need is overdue: please see to it'],
  need_confirmation_overdue: [
    '公开文本的确认已逾期，请处理',
    'The confirmation of a public text is overdue: please see to it',
  ],
  need_publication_overdue: ['需求张榜已逾期，请处理', 'The publication of a need is overdue: please see to it'],
};
