import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { wholeDraft } from './factory.ts';
import { solutionLife } from './lifecycle.ts';
import { type SolutionContext, solutionRules } from './rules.ts';

/** What product.md §6 says of a solution, action by action. */
const said = `
create: nothing → draft; leader; taking, not_of_owner, not_its_diagnoser
edit: draft → draft; author; taking
edit: submitted → submitted; author; taking
edit: withdrawn → withdrawn; author; taking
submit: draft, withdrawn → submitted; leader; taking, before_deadline, not_of_owner, organisation_verified, members_confirmed, complete, claims_with_reason, partners_consented, recommender_listed, words_newest, signed
replace: submitted → submitted; leader; taking, before_deadline, not_of_owner, organisation_verified, members_confirmed, complete, claims_with_reason, partners_consented, recommender_listed, words_newest, signed
withdraw: submitted → withdrawn; leader; taking, before_deadline
lose_partner: submitted → withdrawn; partner; taking, before_deadline
open: submitted → opened; clock; closed
damage: submitted → damaged; clock; closed
screen_in: opened → screened_in; organiser; independent
screen_out: opened → screened_out; organiser; independent, reasons_given
unscreen: screened_in, screened_out → opened; organiser; independent, before_judging
readmit: screened_out → screened_in; journey
rank: screened_in, ranked, chosen, not_chosen → ranked; journey
choose: ranked → chosen; journey
not_choose: screened_in, ranked → not_chosen; journey`;

const now = Date.UTC(2026, 8, 1);
const contexts: Contexts<SolutionContext> = {
  good: {
    now,
    needState: 'published',
    deadline: now + 1,
    organisationVerified: true,
    ofNeedsOwner: false,
    readOriginal: false,
    membersUnconfirmed: 0,
    draft: wholeDraft(),
    indicators: ['断裂伸长率'],
    partners: [
      { name: '某校', state: 'consented', by: '甲', at: null },
      { name: '某院', state: 'attached', by: null, at: null },
    ],
    recommenderListed: true,
    outdated: [],
    signed: { inForce: true, signatories: [] },
    natural: false,
    ofOwnSide: false,
    reasons: ['not_an_answer'],
  },
  goodFor: { open: { needState: 'closed' }, damage: { needState: 'closed' }, unscreen: { needState: 'closed' } },
  breaking: {
    taking: { by: { needState: 'closed' }, refusal: 'not_taking_solutions' },
    before_deadline: { by: { deadline: now }, refusal: 'not_taking_solutions' },
    not_of_owner: { by: { ofNeedsOwner: true }, refusal: 'own_organisation' },
    not_its_diagnoser: { by: { readOriginal: true }, refusal: 'diagnosed_it' },
    organisation_verified: { by: { organisationVerified: false }, refusal: 'organisation_not_verified' },
    members_confirmed: { by: { membersUnconfirmed: 1 }, refusal: 'members_unconfirmed' },
    complete: { by: { draft: wholeDraft({ answers: [] }) }, refusal: 'solution_incomplete' },
    claims_with_reason: {
      by: { draft: wholeDraft({ novelty: ['original'], noveltyReason: null }) },
      refusal: 'solution_incomplete',
    },
    partners_consented: {
      by: { partners: [{ name: '某校', state: 'changed', by: '甲', at: null }] },
      refusal: 'partners_unconsented',
    },
    recommender_listed: { by: { recommenderListed: false }, refusal: 'recommender_unlisted' },
    words_newest: { by: { outdated: ['declaration'] }, refusal: 'words_changed' },
    signed: { by: { signed: { inForce: false, signatories: ['签署人'] } }, refusal: 'signature_needed' },
    closed: { by: { needState: 'published' }, refusal: 'not_in_this_state' },
    independent: { by: { ofOwnSide: true }, refusal: 'conflict_of_interest' },
    before_judging: { by: { needState: 'judging' }, refusal: 'judging_began' },
    reasons_given: { by: { reasons: [] }, refusal: 'reasons_missing' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(solutionLife, solutionRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = mutants(solutionLife).filter(
    ({ life }) => differences(life, solutionRules, contexts, said).length === 0,
  );
  expect(survivors.map(({ name }) => name)).toEqual([]);
});
