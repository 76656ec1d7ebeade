import type { messages as chinese } from './messages.zh.ts';

export const messages: typeof chinese = {
  grants: 'Granted roles',
  grantsEmpty: 'No role is granted yet.',
  give: 'Grant a role',
  end: 'End',
  email: 'E-mail',
  role: 'Role',
  scope: 'Scope',
  scopes: { platform: 'Whole platform', contest: 'Current contest', track: 'One track' },
  track: 'Track',
  secondFactor: 'Only with two-step sign-in',
  reactions: 'Reactions',
  reactionsSays: 'How far behind each reaction is, and what failed; a failed one is kept, never lost.',
  reaction: 'Reaction',
  behind: 'Behind',
  failed: 'Failed',
  lastError: 'Last error',
};
