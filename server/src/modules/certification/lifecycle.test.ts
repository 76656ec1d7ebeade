import { certificationChecklist } from '@jiebang/contract/certification/certificate.ts';
import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { applicationLife } from './lifecycle.ts';
import { type CertificationContext, certificationRules } from './rules.ts';

/** What product.md §13 says of an application and its certificate, action by action. */
const said = `
apply: nothing → applied; owner, solver; contract_confirmed, deal_standing
add_material: applied → applied; owner, solver
add_material: returned → returned; owner, solver
choose: applied → applied; owner, solver
choose: under_check → under_check; owner, solver
choose: returned → returned; owner, solver
take: applied → under_check; certifier; independent
return: under_check → returned; certifier; independent
resubmit: returned → applied; owner, solver; deal_standing
withdraw: applied, returned → withdrawn; owner, solver
issue: under_check → issued; certifier; independent, of_exchange, deal_standing, checked
revoke: issued → revoked; certifier, journey; independent`;

const contexts: Contexts<CertificationContext> = {
  good: {
    contractConfirmed: true,
    dealStanding: true,
    ofParty: false,
    ofExchange: true,
    checked: certificationChecklist,
  },
  breaking: {
    contract_confirmed: { by: { contractConfirmed: false }, refusal: 'contract_not_confirmed' },
    deal_standing: { by: { dealStanding: false }, refusal: 'deal_not_standing' },
    independent: { by: { ofParty: true }, refusal: 'party_may_not_certify' },
    of_exchange: { by: { ofExchange: false }, refusal: 'not_of_an_exchange' },
    checked: { by: { checked: certificationChecklist.slice(1) }, refusal: 'certification_checklist_incomplete' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(applicationLife, certificationRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = mutants(applicationLife).filter(
    ({ life }) => differences(life, certificationRules, contexts, said).length === 0,
  );
  expect(survivors.map(({ name }) => name)).toEqual([]);
});
