import { describe, expect, it } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { someUscc } from '../factory.ts';
import { organisationLife } from './lifecycle.ts';
import { legalProblems, type OrganisationContext, organisationRules } from './rules.ts';

const legal: OrganisationContext['legal'] = {
  kind: 'enterprise',
  size: 'small',
  country: 'CN',
  uscc: '91350100M000100Y43',
  region: '310115',
  registrationNumber: null,
};
const contexts: Contexts<OrganisationContext> = {
  good: { legal, isMember: false, documents: ['licence', 'mandate'], alike: true, named: true, running: [] },
  breaking: {
    complete: { by: { legal: { ...legal, uscc: null } }, refusal: 'organisation_incomplete' },
    documented: { by: { documents: ['mandate'] }, refusal: 'documents_missing' },
    named: { by: { named: false }, refusal: 'holder_not_named' },
    alike: { by: { alike: false }, refusal: 'merge_unlike' },
    nothing_running: { by: { running: [{ kind: 'need', id: 'n' }] }, refusal: 'merge_hindered' },
    not_own: { by: { isMember: true }, refusal: 'own_organisation' },
  },
};
const said = `
  create: nothing → unverified; person; complete
  register: nothing → verified; person; named
  edit: unverified → unverified; own_admin; complete
  edit: returned → returned; own_admin; complete
  describe: verified → verified; own_admin
  ask_verification: unverified, returned → pending; own_admin; complete, documented
  verify: pending → verified; decider; not_own
  return: pending → returned; decider; not_own
  suspend: verified → suspended; decider, real_name; not_own
  reinstate: suspended → verified; decider, real_name; not_own, named
  merge: unverified, pending, verified, returned → merged; merger; not_own, alike, nothing_running
`;

describe('the life of an organisation', () => {
  it('is what the product says, for every state, action and person', () => {
    expect(differences(organisationLife, organisationRules, contexts, said)).toEqual([]);
  });
  it('wrong by one word is found out', () => {
    const unnoticed = mutants(organisationLife).filter(
      ({ life }) => differences(life, organisationRules, contexts, said).length === 0,
    );
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });
});

describe('the legal data of an organisation', () => {
  const problems = (change: Partial<typeof legal> | Record<string, unknown>) =>
    legalProblems({ ...legal, ...change } as typeof legal).map(({ path, code }) => `${path}: ${code}`);

  it('holds a unified social credit code that GB 32100 admits, however it was typed', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ uscc: ' 91350100-m000100y43 ' })).toEqual([]);
    expect(problems({ uscc: '９１３５０１００Ｍ０００１００Ｙ４３' })).toEqual([]);
    for (let n = 0; n < 50; n += 1) expect(problems({ uscc: someUscc() })).toEqual([]);
    for (const wrong of [
      '91350100M000100Y4Z',
      '91350100M000100Y44',
      '91350100M000100Y4',
      '91350100M000100Y433',
      '91350100I000100Y43',
      '9135010OM000100Y43',
      '91350100M000100Y4\u0000',
      '公司',
    ])
      expect(problems({ uscc: wrong })).toEqual(['uscc: invalid_uscc']);
  });
  it('of the mainland has no registration number, and a region of it, elsewhere than in the Delta a province', () => {
    expect(problems({ uscc: null })).toEqual(['uscc: required']);
    expect(problems({ registrationNumber: 'HRB 1' })).toEqual(['registrationNumber: unexpected']);
    expect(problems({ region: null })).toEqual([]);
    expect(problems({ region: '110000' })).toEqual([]);
    expect(problems({ region: 'DE' })).toEqual(['region: unknown_region']);
    expect(problems({ region: '810000' })).toEqual(['region: unknown_region']);
    expect(problems({ region: '310999' })).toEqual(['region: unknown_region']);
  });
  it('from overseas has a registration number, no code and no region', () => {
    const overseas = { country: 'DE', uscc: null, region: null, registrationNumber: 'HRB 12345' };
    expect(problems(overseas)).toEqual([]);
    expect(problems({ ...overseas, registrationNumber: null })).toEqual(['registrationNumber: required']);
    expect(problems({ ...overseas, uscc: legal.uscc, region: '310115' })).toEqual([
      'uscc: unexpected',
      'region: unexpected',
    ]);
  });
  it('tells the size of an enterprise and of nothing else', () => {
    expect(problems({ size: null })).toEqual(['size: required']);
    expect(problems({ kind: 'university' })).toEqual(['size: unexpected']);
    expect(problems({ kind: 'university', size: null })).toEqual([]);
  });
});
