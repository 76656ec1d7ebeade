import { phases } from '@jiebang/contract/contests/phase.ts';

/**
 * Of a public fact about a contest: who has a need, a solution or a seat under way in the tracks it reaches, works on its needs or runs
 * it there, follows it or one of these tracks; or follows an edition that was before it.
 */
export type ContestGroup = `contest_${'owners' | 'teams' | 'judges' | 'staff' | 'followers' | 'earlier_followers'}`;

const groups = [
  { to: 'contest_owners', as: 'owner', topic: 'progress' },
  { to: 'contest_teams', as: 'team', topic: 'progress' },
  { to: 'contest_judges', as: 'judge', topic: 'progress' },
  { to: 'contest_staff', as: 'staff', topic: 'progress' },
  { to: 'contest_followers', as: 'follower', topic: 'follows' },
] as const;
const facts = ['phase_ended_early', 'phase_extended', 'phases_rescheduled', 'contest_closed'];
const shown = { mail: true, address: '/contests/{subject}' } as const;
const follower = { as: 'follower', topic: 'follows', ...shown } as const;

/** Who may have been named in a contest that is being prepared. */
const named = [
  'organiser',
  'track_organiser',
  'reviewer',
  'clearance_officer',
  'judge',
  'observer',
  'authority',
] as const;

/** Who is told that a contest was thrown away before it was opened: whoever was named in it, and nobody else knows of it. */
export const discardTellings = named.map((role) => ({
  ...{ to: `role:${role}` as const, as: 'staff' as const, topic: 'progress' as const },
  ...{ fact: 'contest_discarded', mail: true, address: '/workspace/contests' },
}));

/** Who is told what was decided of a contest's dates, and that it is over: important enough for an e-mail. */
const decided = groups.flatMap((group) => facts.map((fact) => ({ ...group, ...shown, fact })));

type Begun = { readonly role: string; readonly data: Readonly<Record<string, unknown>> };
/** Who asked hears of each phase as it begins by the clock (what a decision began was told with it), and that an edition is opened. */
const begun = [
  { ...follower, to: 'contest_earlier_followers' as const, fact: 'contest_opened' },
  ...phases.map((phase) => ({
    ...{ ...follower, to: 'contest_followers' as const, fact: 'phase_changed', told: `phase_began_${phase}` },
    when: ({ role, data }: Begun) => role === 'clock' && data['to'] === phase && data['why'] === 'started',
  })),
];

export const contestTellings = [...decided, ...begun];
