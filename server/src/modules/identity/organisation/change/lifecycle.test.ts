import { describe, expect, it } from 'vitest';
import { type Contexts, mutants, differences as told } from '#testing/lifecycle.ts';
import { changeLife } from './lifecycle.ts';
import { type ChangeContext, changeRules, differences, papersFor } from './rules.ts';

const stands: ChangeContext['stands'] = {
  name: '样本科技有限公司',
  nameEn: null,
  size: 'small',
  uscc: '91350100M000100Y43',
  registrationNumber: null,
  region: '310115',
  authorisedPerson: '经办人',
};
const wanted = { ...stands, name: '样本智能科技有限公司' };
const contexts: Contexts<ChangeContext> = {
  good: {
    ...{ kind: 'enterprise', country: 'CN', verified: true, open: false, isMember: false },
    ...{ stands, wanted, papers: ['licence'] },
  },
  breaking: {
    verified: { by: { verified: false }, refusal: 'organisation_not_verified' },
    registered: { by: { kind: 'individual' }, refusal: 'holder_follows_name' },
    none_open: { by: { open: true }, refusal: 'change_open' },
    different: { by: { wanted: stands }, refusal: 'change_without_difference' },
    complete: { by: { wanted: { ...wanted, uscc: '91350100M000100Y4Z' } }, refusal: 'organisation_incomplete' },
    documented: { by: { papers: ['mandate'] }, refusal: 'documents_missing' },
    not_own: { by: { isMember: true }, refusal: 'own_organisation' },
  },
};
const said = `
  begin: nothing → draft; own_admin; verified, registered, none_open, different, complete
  edit: draft → draft; own_admin; different, complete
  edit: returned → returned; own_admin; different, complete
  ask: draft, returned → pending; own_admin; verified, different, complete, documented
  approve: pending → approved; decider; not_own, verified
  return: pending → returned; decider; not_own
  withdraw: draft, pending, returned → withdrawn; own_admin, merger
`;

describe('the life of a change of verified data', () => {
  it('is what the product says, for every state, action and person', () => {
    expect(told(changeLife, changeRules, contexts, said)).toEqual([]);
  });
  it('wrong by one word is found out', () => {
    const unnoticed = mutants(changeLife).filter(({ life }) => told(life, changeRules, contexts, said).length === 0);
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });
});

describe('what is wanted', () => {
  const change = (to: Partial<typeof stands>) => ({ ...stands, ...to });
  it('is proven by the licence where it is registered, and by a mandate where another acts in the name', () => {
    expect(differences(stands, change({}))).toEqual([]);
    expect(papersFor(stands, change({}))).toEqual([]);
    for (const to of [{ name: '新名' }, { nameEn: 'New' }, { size: 'large' as const }, { region: '330106' }])
      expect(papersFor(stands, change(to))).toEqual(['licence']);
    expect(papersFor(stands, change({ authorisedPerson: '新经办人' }))).toEqual(['mandate']);
    expect(papersFor(stands, change({ name: '新名', authorisedPerson: '新经办人' }))).toEqual(['mandate', 'licence']);
  });
  it('leaves no organisation without the person who was named to act for it', () => {
    const asked = { ...contexts.good, wanted: change({ authorisedPerson: null }) };
    expect(changeRules.complete(asked)).toEqual({
      refused: 'organisation_incomplete',
      fields: [{ path: 'authorisedPerson', code: 'required' }],
    });
  });
});
