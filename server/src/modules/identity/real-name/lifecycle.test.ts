import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { realNameLife } from './lifecycle.ts';
import { normaliseNumber, type RealNameContext, realNameRules } from './rules.ts';

/** What product.md §3 says of the verification of a person, action by action. */
const said = `
begin: nothing → unverified; self
add_picture: unverified → unverified; self
add_picture: returned → returned; self
ask: unverified, returned → pending; self; number_fits, pictured
withdraw: pending, returned, verified → unverified; self, clock
take: pending → pending; decider; not_own, free
verify: pending → verified; decider; not_own, taken
return: pending → returned; decider; not_own, taken
suspend: verified → suspended; decider; not_own
reinstate: suspended → verified; decider; not_own, not_deleted`;

const contexts: Contexts<RealNameContext> = {
  good: {
    // The example of GB 11643-1999.
    given: { document: 'resident_id', number: '11010519491231002X' },
    pictured: true,
    isSelf: false,
    isTaker: true,
    othersHold: false,
    named: true,
  },
  breaking: {
    number_fits: {
      by: { given: { document: 'resident_id', number: '110105194912310021' } },
      refusal: 'document_number_wrong',
    },
    pictured: { by: { pictured: false }, refusal: 'documents_missing' },
    not_own: { by: { isSelf: true }, refusal: 'own_real_name' },
    free: { by: { othersHold: true }, refusal: 'taken_by_another' },
    taken: { by: { isTaker: false }, refusal: 'not_taken' },
    not_deleted: { by: { named: false }, refusal: 'not_in_this_state' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(realNameLife, realNameRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(realNameLife).filter(
    ({ life }) => differences(life, realNameRules, contexts, said).length === 0,
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('who decides without having taken it up is told whether another has', () => {
  const others = { ...contexts.good, isTaker: false, othersHold: true };
  expect(realNameRules.taken(others)?.refused).toBe('taken_by_another');
});

test('a number fits its kind of document, however it was typed', () => {
  const fits = (document: 'resident_id' | 'passport' | 'travel_permit', typed: string) =>
    realNameRules.number_fits({ ...contexts.good, given: { document, number: normaliseNumber(typed) } }) === null;
  expect(
    ['11010519491231002x', ' 110105-19491231-002X ', '１１０１０５１９４９１２３１００２Ｘ'].map((typed) =>
      fits('resident_id', typed),
    ),
  ).toEqual([true, true, true]);
  for (const wrong of [
    '',
    '11010519491231002',
    '110105194912310029',
    '110105194913310020',
    '11010519490229002X',
    'E12345678',
  ])
    expect([wrong, fits('resident_id', wrong)]).toEqual([wrong, false]);
  expect([fits('passport', 'e12345678'), fits('travel_permit', 'H 0123 4567'), fits('passport', '护照1')]).toEqual([
    true,
    true,
    false,
  ]);
});
