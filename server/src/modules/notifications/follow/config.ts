const follower = { as: 'follower', topic: 'follows', address: '/needs/{number}' } as const;
const ofNeed = { ...follower, to: 'need_followers' } as const;

/** What of a need that is followed is important enough for an e-mail. */
const mailed = [
  ...['need_deadline_extended', 'need_closed', 'need_withdrawn', 'question_answered', 'need_judging_began'],
  ...['need_unanswered', 'need_result_noticed', 'need_none_fits', 'need_result_reopened', 'need_paired'],
  ...['need_contracted', 'need_completed', 'need_terminated'],
];

/** What those are told who follow. Whoever has a part in it besides is told as that. */
export const followTellings = [
  { ...follower, to: 'place_followers', fact: 'need_published', mail: true } as const,
  ...mailed.map((fact) => ({ ...ofNeed, fact, mail: true })),
  { ...ofNeed, fact: 'confidential_offered', mail: false },
];

/** How many things one person may follow. */
export const mostFollows = 500;
