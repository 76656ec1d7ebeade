/**
 * Of a public fact about a contest: who has a need, a solution or a seat under way in the tracks it reaches, works on its needs or runs
 * it there, or follows one.
 */
export type ContestGroup = `contest_${'owners' | 'teams' | 'judges' | 'staff' | 'followers'}`;

const groups = [
  { to: 'contest_owners', as: 'owner', topic: 'progress' },
  { to: 'contest_teams', as: 'team', topic: 'progress' },
  { to: 'contest_judges', as: 'judge', topic: 'progress' },
  { to: 'contest_staff', as: 'staff', topic: 'progress' },
  { to: 'contest_followers', as: 'follower', topic: 'follows' },
] as const;
const facts = ['phase_ended_early', 'phase_extended', 'phases_rescheduled', 'contest_closed'];

/** Who is told what was decided of a contest's dates, and that it is over: important enough for an e-mail. */
export const contestTellings = groups.flatMap((group) =>
  facts.map((fact) => ({ ...group, fact, mail: true, address: '/contests/{subject}' })),
);
