import type { messages as chinese } from './judging-messages.zh.ts';

/** What each fact of judging is in a sentence, for the inbox. */
export const messages: typeof chinese = {
  ranking_proposed: 'The ranking is proposed: please confirm the winner',
  judge_invited: 'You are invited to judge: please answer',
  translator_invited: 'You are invited to translate: please answer',
  scores_due_soon: 'Your sheets are due within three days: please lock them',
  scores_due_tomorrow: 'Your sheets are due within a day: please lock them',
  scores_unlocked: 'Your scores were unlocked: please lock them again',
  sheet_struck: 'A sheet of yours was struck out after an objection',
  scores_reopened: 'Your scores were opened again',
  judge_conflict_found: 'A judge has a conflict since organisations were merged',
  judge_declined: 'A judge declined',
  judge_answer_due: 'Your invitation to judge is to be answered within a day',
  judge_invitation_lapsed: 'An invitation to judge was not answered in time: the place is free',
  translator_answer_due: 'Your invitation to translate is to be answered within a day',
  translator_invitation_lapsed: 'An invitation to translate was not answered in time, and has lapsed',
  translator_declined: 'A translator declined, or gave the work up',
  translation_handed_in: 'A translator handed in a translation',
  scoring_finished: 'All scores are locked',
  winner_confirmed: 'The owner confirmed the winner: please publish the notice',
  none_fits_declared: 'The owner says that none fits',
  judge_removed: 'Your seat on a panel was removed',
  translator_removed: 'Your duty as a translator was ended',
  sheet_excused: 'A sheet of yours was excused',
};
