import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { signatureLife } from './lifecycle.ts';
import { endOf, type SignatureContext, signatureRules } from './rules.ts';

/** What decision 0016 says of an organisation's signature, action by action. */
const said = `
ask: nothing → asked; leader; taking, before_deadline, organisation_verified, not_signing_itself, unsigned, unasked, of_signatories, of_no_party
sign: asked → signed; signatory; taking, before_deadline, organisation_verified, words_newest
refuse: asked → refused; signatory
take_back: asked → taken_back; leader`;

const now = Date.UTC(2026, 8, 1);
const contexts: Contexts<SignatureContext> = {
  good: {
    now,
    needState: 'published',
    deadline: now + 1,
    organisationVerified: true,
    signsItself: false,
    asked: false,
    inForce: false,
    strangers: [],
    parties: [],
    outdated: [],
  },
  breaking: {
    taking: { by: { needState: 'closed' }, refusal: 'not_taking_solutions' },
    before_deadline: { by: { deadline: now }, refusal: 'not_taking_solutions' },
    organisation_verified: { by: { organisationVerified: false }, refusal: 'organisation_not_verified' },
    not_signing_itself: { by: { signsItself: true }, refusal: 'sign_yourself' },
    unsigned: { by: { inForce: true }, refusal: 'signature_given' },
    unasked: { by: { asked: true }, refusal: 'signature_asked' },
    of_signatories: { by: { strangers: [0] }, refusal: 'invalid_input' },
    of_no_party: { by: { parties: [1] }, refusal: 'signatory_conflicted' },
    words_newest: { by: { outdated: ['terms'] }, refusal: 'words_changed' },
  },
};

test('every state × action × persona is as decided', () => {
  expect(differences(signatureLife, signatureRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = mutants(signatureLife).filter(
    ({ life }) => differences(life, signatureRules, contexts, said).length === 0,
  );
  expect(survivors.map(({ name }) => name)).toEqual([]);
});

test('what was signed holds until its words, the right, the organisation or the leader is another', () => {
  const signed = {
    state: 'signed' as const,
    outdated: false,
    rightKept: true,
    organisation: { was: 'a', now: 'a' },
    leader: { was: 'l', now: 'l' },
  };
  expect(endOf(signed)).toBe(null);
  expect(endOf({ ...signed, outdated: true })).toBe('words_changed');
  expect(endOf({ ...signed, rightKept: false })).toBe('right_ended');
  expect(endOf({ ...signed, organisation: { was: 'a', now: 'b' } })).toBe('organisation_changed');
  expect(endOf({ ...signed, leader: { was: 'l', now: 'm' } })).toBe('leader_changed');
  for (const state of ['asked', 'refused', 'taken_back'] as const)
    expect(endOf({ ...signed, state, outdated: true, rightKept: false })).toBe(null);
});
