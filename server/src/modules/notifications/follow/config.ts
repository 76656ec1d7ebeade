const follower = { as: 'follower', topic: 'follows', address: '/needs/{number}' } as const;
const ofNeed = { ...follower, to: 'need_followers' } as const;

/** What of a need that is followed is important enough for an e-mail. */
const mailed = [
  ...['need_deadline_extended', 'need_closed', 'need_withdrawn', 'question_answered', 'need_judging_began'],
  ...['need_unanswered', 'need_result_noticed', 'need_none_fits', 'need_result_reopened', 'need_paired'],
  ...['need_contracted', 'need_completed', 'need_terminated'],
];

/** What becomes of a need that a team answers. */
const ofTeam = { to: 'need_teams', as: 'team', topic: 'progress', address: '/workspace/solutions' } as const;
const befalls = ['need_deadline_extended', 'need_withdrawn', 'need_terminated', 'need_quarantined'];

/** What an owner who reads on arrival learns of it. */
const arrival = {
  to: 'organisations',
  as: 'owner',
  topic: 'progress',
  address: '/workspace/needs/{need}/solutions',
} as const;

/** What those are told who answer a need, who read what came on arrival, and who follow. Whoever has a part in it besides is told as that. */
export const followTellings = [
  ...[...befalls, 'need_quarantine_lifted'].map((fact) => ({ ...ofTeam, fact, mail: true })),
  { ...ofTeam, to: 'need_drafters' as const, topic: 'tasks' as const, fact: 'need_deadline_near', mail: true },
  { ...arrival, fact: 'solution_arrived', mail: true },
  ...['arrived_solution_replaced', 'arrived_solution_withdrawn'].map((fact) => ({ ...arrival, fact, mail: false })),
  ...(['place_followers', 'organisation_followers', 'search_followers'] as const).map((to) => ({
    ...follower,
    to,
    fact: 'need_published',
    mail: true,
  })),
  ...mailed.map((fact) => ({ ...ofNeed, fact, mail: true })),
  { ...ofNeed, fact: 'confidential_offered', mail: false },
];

/** How many things one person may follow. */
export const mostFollows = 500;
