import type { messages as chinese } from './messages.zh.ts';

export const messages: typeof chinese = {
  staff: 'People',
  staffSays:
    'Reviewers, clearance officers, judges and others are named here; the check before the opening tells who is missing. Organisers of the contest are named by an administrator.',
  staffEmpty: 'Nobody is named yet.',
  nameStaff: 'Name somebody',
  nameSays:
    'Give the e-mail address or mobile number with which they sign in: one with an account has the role at once; another is invited, and has it once somebody signs up with it.',
  role: 'Role',
  place: 'Where',
  track: 'Track',
  untilWhen: 'Until',
  until: 'until',
  secondFactor: 'Only with two-step sign-in',
  withSecondFactor: 'only with two-step sign-in',
  invited: 'invited, not signed up yet',
  lapsed: 'The invitation has lapsed',
  validUntil: 'Invitation valid until',
  lapsedAt: 'Lapsed',
  sendAgain: 'Invite again',
  sendAgainSays: 'The invitation is sent anew, and waits from today for as long as the rule says.',
  endRole: 'End the role',
  endRoleSays: 'It counts no more from now on; what was done in it stays on record.',
  takeBack: 'Take back the invitation',
  takeBackSays: 'Whoever signs up with the address afterwards does not get the role.',
  wholePlatform: 'The whole platform',
  wholeContest: 'The whole contest',
};
