import type { Me } from '@jiebang/contract/identity/person.ts';
import type { messages } from '../messages/shell.zh.ts';

type Names = typeof messages.nav;
type Entry = { readonly to: string; readonly name: keyof Names; readonly for: (me: Asks) => boolean };
type Asks = {
  readonly member: boolean;
  readonly is: (...roles: Me['grants'][number]['role'][]) => boolean;
  readonly agency: boolean;
  readonly signs: boolean;
};

const everyone = () => true;
const organises = ({ is }: Asks) => is('organiser', 'track_organiser');

/** What the menu offers; whether an action is open is always the server's word, on the page itself. */
const groups: readonly { readonly name: keyof Names; readonly entries: readonly Entry[] }[] = [
  {
    name: 'work',
    entries: [
      { to: '/', name: 'desk', for: everyone },
      { to: '/inbox', name: 'inbox', for: everyone },
      { to: '/follows', name: 'follows', for: everyone },
      { to: '/saved-searches', name: 'savedSearches', for: everyone },
    ],
  },
  {
    name: 'needsGroup',
    entries: [
      { to: '/needs', name: 'needs', for: ({ member }) => member },
      { to: '/desks/review', name: 'review', for: ({ is }) => is('reviewer') },
      { to: '/desks/kept', name: 'kept', for: (me) => me.is('reviewer') || organises(me) },
      { to: '/desks/clearance', name: 'clearance', for: ({ is }) => is('clearance_officer') },
      { to: '/desks/organiser', name: 'organiser', for: organises },
      { to: '/need-imports', name: 'imports', for: organises },
      { to: '/questions', name: 'questions', for: everyone },
      { to: '/need-reports', name: 'reports', for: (me) => organises(me) || me.is('authority', 'clearance_officer') },
    ],
  },
  {
    name: 'solvingGroup',
    entries: [
      { to: '/solutions', name: 'solutions', for: everyone },
      { to: '/signatures', name: 'signatures', for: ({ signs }) => signs },
      { to: '/confidential', name: 'confidential', for: ({ member }) => member },
      { to: '/desks/screening', name: 'screening', for: organises },
      { to: '/judging', name: 'judging', for: ({ is }) => is('judge') },
      { to: '/translations', name: 'translations', for: ({ is }) => is('translator') },
      { to: '/finals', name: 'finals', for: (me) => organises(me) || me.is('observer') },
      { to: '/sessions', name: 'sessions', for: (me) => me.member || organises(me) || me.is('observer') },
      { to: '/objections', name: 'objections', for: everyone },
    ],
  },
  {
    name: 'achievementsGroup',
    entries: [
      { to: '/achievements', name: 'achievements', for: ({ member }) => member },
      { to: '/inquiries', name: 'inquiries', for: ({ member }) => member },
      { to: '/matching', name: 'matching', for: ({ member }) => member },
      { to: '/achievements/review', name: 'achievementReview', for: ({ is }) => is('reviewer') },
      { to: '/assessments', name: 'assessments', for: ({ is }) => is('judge') },
      { to: '/glossary', name: 'glossary', for: ({ is }) => is('translator', 'reviewer', 'organiser', 'admin') },
    ],
  },
  {
    name: 'dealsGroup',
    entries: [
      { to: '/deals', name: 'deals', for: (me) => me.member || organises(me) },
      { to: '/certification', name: 'certification', for: ({ member, is }) => member || is('certifier') },
      { to: '/attributions', name: 'attributions', for: everyone },
    ],
  },
  {
    name: 'brokersGroup',
    entries: [
      { to: '/broker', name: 'broker', for: everyone },
      { to: '/mandates', name: 'mandates', for: everyone },
      { to: '/points', name: 'points', for: everyone },
      { to: '/agencies', name: 'agencies', for: (me) => me.agency || organises(me) },
      { to: '/conversion', name: 'conversion', for: (me) => organises(me) || me.is('authority') },
      { to: '/awards', name: 'awards', for: (me) => organises(me) || me.is('authority') },
      { to: '/policy', name: 'policy', for: (me) => organises(me) || me.is('authority') },
    ],
  },
  {
    name: 'adminGroup',
    entries: [
      { to: '/organisations', name: 'organisations', for: everyone },
      { to: '/admin/organisations', name: 'verifications', for: ({ is }) => is('admin', 'organiser') },
      { to: '/admin/real-names', name: 'realNames', for: ({ is }) => is('admin', 'organiser') },
      { to: '/admin/grants', name: 'grants', for: ({ is }) => is('admin') },
      { to: '/contests', name: 'contest', for: (me) => organises(me) || me.is('admin') },
      { to: '/admin/audit', name: 'audit', for: ({ is }) => is('admin') },
      { to: '/admin/reactions', name: 'reactions', for: ({ is }) => is('admin') },
      { to: '/admin/notices', name: 'notices', for: ({ is }) => is('admin') },
      { to: '/account', name: 'account', for: everyone },
      { to: '/account/privacy', name: 'privacy', for: everyone },
    ],
  },
];

/** The menu of this person. */
export function navOf(me: Me) {
  const asks: Asks = {
    member: me.memberships.length > 0,
    agency: me.memberships.some(({ organisation }) => organisation.kind === 'agency'),
    signs: me.memberships.some(({ signs, organisation }) => signs && organisation.kind !== 'individual'),
    is: (...roles) => me.grants.some(({ role }) => roles.includes(role)),
  };
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => entry.for(asks)) }))
    .filter((group) => group.entries.length > 0);
}
