import { expect, test } from 'vitest';
import { noSignatory } from '#kernel/viewer.ts';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { soundContract } from './factory.ts';
import { dealLife } from './lifecycle.ts';
import { type DealContext, dealRules } from './rules.ts';

/** What product.md §8 says of a deal, action by action. */
const said = `
open: nothing → intent; journey
begin: intent → negotiating; owner, solver
enter_contract: negotiating → negotiating; owner, solver; contract_sound, agency_known, border_declared, seller_noticed, signatory
confirm_contract: negotiating → signed; owner, solver; contract_entered, by_the_other_side, signatory
perform: signed → performing; owner, solver
accept: performing → accepted; owner; signatory
close: accepted → closed; owner, solver
fail: intent, negotiating → failed; owner, solver
void: signed, performing, accepted, closed → void; organiser; independent
ask_void: signed → signed; owner, solver; of_contest
ask_void: performing → performing; owner, solver; of_contest
ask_void: accepted → accepted; owner, solver; of_contest
ask_void: closed → closed; owner, solver; of_contest
register: signed → signed; owner, solver; not_registered, registration_sound
register: performing → performing; owner, solver; not_registered, registration_sound
register: accepted → accepted; owner, solver; not_registered, registration_sound
register: closed → closed; owner, solver; not_registered, registration_sound
record_payment: signed → signed; owner; not_paid, payment_sound
record_payment: performing → performing; owner; not_paid, payment_sound
record_payment: accepted → accepted; owner; not_paid, payment_sound
record_payment: closed → closed; owner; not_paid, payment_sound
confirm_payment: signed → signed; solver; payment_recorded, not_paid, by_the_payee_alone
confirm_payment: performing → performing; solver; payment_recorded, not_paid, by_the_payee_alone
confirm_payment: accepted → accepted; solver; payment_recorded, not_paid, by_the_payee_alone
confirm_payment: closed → closed; solver; payment_recorded, not_paid, by_the_payee_alone
declare_related: signed → signed; owner, solver, organiser; not_related
declare_related: performing → performing; owner, solver, organiser; not_related
declare_related: accepted → accepted; owner, solver, organiser; not_related
declare_related: closed → closed; owner, solver, organiser; not_related
meet: intent → intent; owner, solver, agency
meet: negotiating → negotiating; owner, solver, agency
meet: signed → signed; owner, solver, agency
meet: performing → performing; owner, solver, agency
meet: accepted → accepted; owner, solver, agency
meet: closed → closed; owner, solver, agency
upload: intent → intent; owner, solver, agency
upload: negotiating → negotiating; owner, solver, agency
upload: signed → signed; owner, solver, agency
upload: performing → performing; owner, solver, agency
upload: accepted → accepted; owner, solver, agency
upload: closed → closed; owner, solver, agency
share_contact: intent → intent; owner, solver
share_contact: negotiating → negotiating; owner, solver
share_contact: signed → signed; owner, solver
share_contact: performing → performing; owner, solver
share_contact: accepted → accepted; owner, solver
share_contact: closed → closed; owner, solver`;

const contract = soundContract({ signedOn: '2026-09-01' });
const mainland = { kind: 'enterprise', region: '310115', country: 'CN' };
const contexts: Contexts<DealContext> = {
  good: {
    ofContest: true,
    today: '2026-09-01',
    sides: [],
    owner: mainland,
    solver: { ...mainland, region: '330106' },
    contract,
    enteredBy: 'owner',
    entered: contract,
    agencyKnown: false,
    registered: false,
    registration: { number: 'JS-1', registeredOn: '2026-09-01', approvedIncomeFen: contract.technologyFen },
    paymentRecorded: true,
    paid: false,
    payment: { amountFen: contract.totalFen, paidOn: '2026-09-01' },
    related: false,
    signing: { signs: true, signatories: [] },
  },
  breaking: {
    signatory: { by: { signing: noSignatory }, refusal: 'not_a_signatory' },
    contract_sound: {
      by: { entered: { ...contract, technologyFen: contract.totalFen + 1 } },
      refusal: 'technology_above_total',
    },
    agency_known: { by: { entered: { ...contract, agency: contract.name } }, refusal: 'agency_unknown' },
    border_declared: {
      by: { solver: { ...mainland, country: 'DE', region: null } },
      refusal: 'cross_border_not_declared',
    },
    seller_noticed: {
      by: { solver: { ...mainland, kind: 'institute' }, entered: { ...contract, kind: 'licence' } },
      refusal: 'seller_notice_missing',
    },
    contract_entered: { by: { contract: null }, refusal: 'contract_missing' },
    by_the_other_side: { by: { sides: ['owner'] }, refusal: 'own_entry' },
    of_contest: { by: { ofContest: false }, refusal: 'deal_of_no_contest' },
    independent: { by: { sides: ['solver'] }, refusal: 'own_organisation' },
    not_registered: { by: { registered: true }, refusal: 'already_registered' },
    registration_sound: {
      by: { registration: { number: 'JS-1', registeredOn: '2026-09-02', approvedIncomeFen: null } },
      refusal: 'day_in_future',
    },
    payment_recorded: { by: { paymentRecorded: false }, refusal: 'payment_missing' },
    not_paid: { by: { paid: true }, refusal: 'already_paid' },
    payment_sound: {
      by: { payment: { amountFen: contract.totalFen + 1, paidOn: '2026-09-01' } },
      refusal: 'payment_above_total',
    },
    by_the_payee_alone: { by: { sides: ['owner', 'solver'] }, refusal: 'own_entry' },
    not_related: { by: { related: true }, refusal: 'already_related' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(dealLife, dealRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = mutants(dealLife).filter(({ life }) => differences(life, dealRules, contexts, said).length === 0);
  expect(survivors.map(({ name }) => name)).toEqual([]);
});
