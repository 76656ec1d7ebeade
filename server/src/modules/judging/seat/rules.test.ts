import { expect, test } from 'vitest';
import { conflictsFound, type JudgeTies, type SolutionTies } from './rules.ts';

const solutions: SolutionTies[] = [
  {
    id: 'one',
    organisation: 'university',
    partners: ['institute'],
    namedPartners: ['academy'],
    partnerNames: ['未登记研究所'],
    people: ['leader', 'member'],
  },
  { id: 'two', organisation: 'company', partners: [], namedPartners: [], partnerNames: [], people: ['founder'] },
];
const stranger: JudgeTies = {
  person: 'judge',
  present: ['elsewhere'],
  recent: ['elsewhere'],
  registered: [],
  named: [],
  namesakes: [],
  beyondShare: false,
  interests: [],
  noted: [],
};
const found = (ties: Partial<JudgeTies>) =>
  Object.fromEntries(conflictsFound({ ...stranger, ...ties }, 'owner', solutions));

test('a judge without ties has no conflict', () => {
  expect(found({})).toEqual({});
});

test('a judge of the owner within the share of its own experts has none', () => {
  expect(found({ present: ['owner'], recent: ['owner'] })).toEqual({});
});

test.each<[string, Partial<JudgeTies>, Record<string, string[]>]>([
  ['the team', { person: 'member' }, { one: ['team_member'], two: ['rival'] }],
  ['a member of the same name', { namesakes: ['member'] }, { one: ['namesake'], two: ['rival'] }],
  [
    'the solver’s organisation',
    { present: ['university'], recent: ['university'] },
    { one: ['solver_organisation'], two: ['rival'] },
  ],
  [
    'a partner who is named in words alone',
    { present: ['academy'], recent: ['academy'] },
    { one: ['partner_organisation'], two: ['rival'] },
  ],
  ['a name in the register that is a partner’s', { named: ['未登记研究所'] }, { one: ['affiliation'], two: ['rival'] }],
  [
    'a partner of the consortium',
    { present: ['institute'], recent: ['institute'] },
    { one: ['partner_organisation'], two: ['rival'] },
  ],
  ['an organisation left lately', { recent: ['company'] }, { one: ['rival'], two: ['recent_affiliation'] }],
  [
    'the owner, beyond the share of its own experts',
    { recent: ['owner'], beyondShare: true },
    { one: ['owner_organisation'], two: ['owner_organisation'] },
  ],
  ['a declared interest', { interests: ['company'] }, { one: ['rival'], two: ['declared'] }],
  ['a declared interest in the owner', { interests: ['owner'] }, { one: ['declared'], two: ['declared'] }],
  ['one solution by the judge’s word', { noted: [{ solution: 'one', source: 'declared' }] }, { one: ['declared'] }],
  [
    'a mandate over the whole need',
    { noted: [{ solution: null, source: 'broker_mandate' }] },
    { one: ['broker_mandate'], two: ['broker_mandate'] },
  ],
])('a tie with %s is a conflict', (_tie, ties, conflicts) => {
  expect(found(ties)).toEqual(conflicts);
});
