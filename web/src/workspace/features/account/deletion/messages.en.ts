import type { messages as zh } from './messages.zh.ts';

export const messages: typeof zh = {
  title: 'Delete my account',
  says: 'A deleted account cannot be brought back, and nobody signs in to it any more. Look first at what goes, what is kept and why.',
  look: 'Look at what a deletion does',
  due: 'You asked for your account to be deleted. It goes at',
  takeBack: 'Take it back and keep the account',
  fates: {
    removed: 'Deleted',
    emptied: 'Emptied',
    record: 'Kept: the contest’s record',
    contract: 'Kept: contracts and deals',
    ledger: 'Kept: the ledger of points and bonuses',
    proof: 'Kept: dates of consents and notices',
  },
  whatHappens: {
    removed: 'With your password, two-step sign-in, codes and messages to you; no copy stays.',
    emptied:
      'Name, e-mail, mobile number and profile text are cleared and “Deleted account” stands in their place; a name that was shown by your consent is taken down.',
    record: '',
    contract: '',
    ledger: '',
    proof: '',
  },
  rows: (n: number) => (n === 1 ? '1 entry' : `${n} entries`),
  owed: 'To be settled first',
  owedSays: 'Others still wait for these from you. Settle them or hand them over, and the account can go:',
  kinds: {
    last_signatory: {
      what: 'You are the only member who signs for an organisation',
      next: 'Have an admin give another member the signing right first.',
    },
    last_admin: { what: 'You are the only admin of an organisation', next: 'Name another admin first.' },
    last_platform_admin: {
      what: 'You are the only administrator of the platform',
      next: 'Give another person that role first.',
    },
    last_organiser: {
      what: 'A contest that nobody else organises',
      next: 'Have an administrator of the platform make another person its organiser first.',
    },
    need_review: { what: 'A need that you review', next: 'Finish the review, or have the organiser assign another.' },
    need_clearance: {
      what: 'A need that you clear',
      next: 'Finish the clearance, or have another officer write the public text anew.',
    },
    organisation_achievement: {
      what: 'Achievements of your organisation that are in review or public; it has no other member',
      next: 'Invite a member first, or withdraw them.',
    },
    organisation_need: {
      what: 'A running need of your organisation, which has no other member',
      next: 'Invite a member first, or withdraw or finish the need.',
    },
    solution: {
      what: 'A solution that you handed in, without a result yet',
      next: 'Wait for the result; until the deadline you can withdraw it.',
    },
    judging_seat: {
      what: 'A judge’s seat, the result of which is not final',
      next: 'Without sheets you can decline; otherwise score, and wait until the result is final.',
    },
    deal: {
      what: 'A running deal of your organisation, which has no other member',
      next: 'Invite a member first, or bring the deal to its end.',
    },
    certification: { what: 'An application that you check', next: 'Issue the certificate or return it.' },
    mandate: { what: 'A mandate in force', next: 'End it, or wait until it runs out.' },
    attribution: { what: 'Shares that are not settled', next: 'Wait until both sides have confirmed.' },
    agency: { what: 'The agency that you belong to', next: 'Leave it first.' },
    empty_agency: {
      what: 'A listed agency, of which you are the only member',
      next: 'Invite another member first, or take the agency off the list.',
    },
    points: { what: 'Points that are not converted', next: 'Wait until this contest’s conversion is done.' },
  },
  ask: 'Ask for my account to be deleted',
  askSays: (days: number) =>
    `It is done by itself after ${days} days without another message. Until then everything works as before, and signing in lets you take it back. Your other devices are signed out at once. Download your data first if you want a copy.`,
};
