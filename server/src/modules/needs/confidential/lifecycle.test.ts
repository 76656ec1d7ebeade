import { expect, test } from 'vitest';
import { noSignatory } from '#kernel/viewer.ts';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { confidentialLife, disclosureLife } from './lifecycle.ts';
import { type ConfidentialContext, confidentialRules, type DisclosureContext, disclosureRules } from './rules.ts';

/** What product.md §5 says of the confidential text, action by action. */
const saidOfText = `
write: nothing → draft; owner; need_goes_on
edit: draft → draft; owner; need_goes_on
edit: open → open; owner; need_goes_on
edit: closed → closed; owner; need_goes_on
offer: draft, closed → open; owner; need_goes_on, words_newest, signatory
release: open → open; owner; need_goes_on, changed, words_newest, signatory
close: open → closed; owner
inspect: open → open; staff; independent, open_to_staff, need_goes_on`;

const ofText: Contexts<ConfidentialContext> = {
  good: {
    signing: { signs: true, signatories: [] },
    needState: 'published',
    changed: true,
    ofOwnOrganisation: false,
    excluded: false,
    outdated: [],
  },
  breaking: {
    words_newest: { by: { outdated: ['declaration'] }, refusal: 'words_changed' },
    signatory: { by: { signing: noSignatory }, refusal: 'not_a_signatory' },
    need_goes_on: { by: { needState: 'paired' }, refusal: 'confidential_over' },
    changed: { by: { changed: false }, refusal: 'confidential_unchanged' },
    independent: { by: { ofOwnOrganisation: true }, refusal: 'own_organisation' },
    open_to_staff: { by: { excluded: true }, refusal: 'confidential_not_open' },
  },
};

/** What it says of an access to it. */
const saidOfAccess = `
ask: nothing → asked; solver; not_own, open_to_ask, taking, verified, by_approval, terms_given
enter: nothing → granted; solver; not_own, open_to_me, taking, verified, by_terms, terms_given
grant: asked, declined, ended → granted; owner; readable, reader_kept, reader_verified
decline: asked → declined; owner
end: granted → ended; owner
accept: asked → asked; solver; not_own, open_to_ask, verified, terms_given
accept: granted → granted; solver; not_own, open_to_me, verified, terms_given
read: granted → granted; solver; not_own, open_to_me, verified, terms_accepted
leave: asked, granted → withdrawn; solver
lapse: asked → lapsed; clock; over`;

const ofAccess: Contexts<DisclosureContext> = {
  good: {
    needState: 'published',
    taking: true,
    offered: true,
    approval: true,
    ofOwnOrganisation: false,
    excluded: false,
    refusedBefore: false,
    verified: true,
    readerExcluded: false,
    readerVerified: true,
    terms: 'now',
    termsGiven: 'now',
    termsAccepted: true,
  },
  goodFor: { enter: { approval: false }, lapse: { taking: false } },
  breaking: {
    not_own: { by: { ofOwnOrganisation: true }, refusal: 'own_organisation' },
    open_to_ask: { by: { refusedBefore: true }, refusal: 'confidential_not_open' },
    open_to_me: { by: { excluded: true }, refusal: 'confidential_not_open' },
    taking: { by: { taking: false }, refusal: 'confidential_not_open' },
    verified: { by: { verified: false }, refusal: 'reader_not_verified' },
    by_approval: { by: { approval: false }, refusal: 'changed_meanwhile' },
    by_terms: { by: { approval: true }, refusal: 'changed_meanwhile' },
    terms_given: { by: { termsGiven: 'before' }, refusal: 'terms_changed' },
    terms_accepted: { by: { termsAccepted: false }, refusal: 'terms_not_accepted' },
    readable: { by: { offered: false }, refusal: 'confidential_over' },
    reader_kept: { by: { readerExcluded: true }, refusal: 'reader_excluded' },
    reader_verified: { by: { readerVerified: false }, refusal: 'reader_not_verified' },
    over: { by: { taking: true }, refusal: 'deadline_not_reached' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(confidentialLife, confidentialRules, ofText, saidOfText)).toEqual([]);
  expect(differences(disclosureLife, disclosureRules, ofAccess, saidOfAccess)).toEqual([]);
});

test('being kept out is not told to who asks; later it, declined before, closed, and over are refused in the same words', () => {
  const { open_to_ask, open_to_me, over } = disclosureRules;
  expect(open_to_ask({ ...ofAccess.good, excluded: true })).toBe(null);
  for (const broken of [{ excluded: true }, { refusedBefore: true }, { offered: false }, { needState: 'paired' }])
    expect(open_to_me({ ...ofAccess.good, ...broken })).toEqual({ refused: 'confidential_not_open' });
  expect(open_to_me({ ...ofAccess.good, needState: 'noticed' })).toBe(null);
  for (const broken of [{ offered: false }, { needState: 'judging' }, { taking: false }])
    expect(
      over({
        ...ofAccess.good,
        needState: 'published',
        ...broken,
        ...('needState' in broken ? { taking: false } : {}),
      }),
    ).toBe(null);
});

test('a table that is wrong by one word is found out', () => {
  const wrong = [
    ...mutants(confidentialLife).filter(
      ({ life }) => differences(life, confidentialRules, ofText, saidOfText).length === 0,
    ),
    ...mutants(disclosureLife).filter(
      ({ life }) => differences(life, disclosureRules, ofAccess, saidOfAccess).length === 0,
    ),
  ];
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
