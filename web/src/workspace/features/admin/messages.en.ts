import type { messages as chinese } from './messages.zh.ts';

export const messages: typeof chinese = {
  grants: 'Granted roles',
  grantsEmpty: 'No role is granted yet.',
  give: 'Grant a role',
  end: 'End',
  role: 'Role',
  giveSays:
    'A role given here counts on the whole platform. The people of a contest are named at its own page. An address or number without an account is invited.',
  wholePlatform: 'Whole platform',
  aContest: 'a contest',
  aTrack: 'a track',
  untilWhen: 'Until',
  until: 'until',
  invited: 'invited, not signed up yet',
  takeBack: 'Take back the invitation',
  secondFactor: 'Only with two-step sign-in',
  reactions: 'Reactions',
  reactionsSays: 'How far behind each reaction is, and what failed; a failed one is kept, never lost.',
  reaction: 'Reaction',
  behind: 'Behind',
  failed: 'Failed',
  lastError: 'Last error',
};
