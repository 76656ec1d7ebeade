/** What a mail says of a judge's invitations and sheets, and of a translator's, by the name of its fact. */
export const judgeSentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  judge_answer_due: ['您的评审邀请一日内到答复期限，请答复', 'Your invitation to judge is to be answered within a day'],
  judge_invitation_lapsed: [
    '一位专家逾期未答复邀请，席位已空出，请另行邀请',
    'A judge did not answer in time, and the place is free: please invite another',
  ],
  translator_answer_due: [
    '您的翻译邀请一日内到答复期限，请答复',
    'Your invitation to translate is to be answered within a day',
  ],
  translator_invitation_lapsed: [
    '一位译员逾期未答复邀请，请另行邀请',
    'A translator did not answer in time: please invite another',
  ],
  translator_invited: ['邀请您担任译员，请答复', 'You are invited to translate: please answer'],
  judge_invited: ['邀请您担任评审专家，请答复', 'You are invited to judge: please answer'],
  scores_due_soon: ['您的评分三日内截止，请完成并锁定', 'Your sheets are due within three days: please lock them'],
  scores_due_tomorrow: ['您的评分一日内截止，请尽快锁定', 'Your sheets are due within a day: please lock them'],
  scores_unlocked: ['您的评分已解锁，请确认后重新锁定', 'Your scores were unlocked: please lock them again'],
  sheet_struck: ['您的一份评分经异议更正，不计入结果', 'A sheet of yours was struck out after an objection'],
  scores_reopened: ['您的评分已重新开启', 'Your scores were opened again'],
};
