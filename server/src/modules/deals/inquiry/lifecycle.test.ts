import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { inquiryLife } from './lifecycle.ts';
import { type InquiryContext, inquiryRules } from './rules.ts';

/** What product.md §8 and §9 say of an inquiry about an achievement, action by action. */
const said = `
ask: nothing → asked; asker; asker_verified, not_own, within_limits
withdraw: asked → withdrawn; asker
accept: asked → accepted; holder; not_own, asker_verified
decline: asked → declined; holder; not_own
lapse: asked → lapsed; clock; over`;

const contexts: Contexts<InquiryContext> = {
  good: { askerVerified: true, ofBothSides: false, waiting: 19, today: 9, over: false },
  goodFor: { lapse: { over: true } },
  breaking: {
    asker_verified: { by: { askerVerified: false }, refusal: 'organisation_not_verified' },
    not_own: { by: { ofBothSides: true }, refusal: 'own_organisation' },
    within_limits: { by: { waiting: 20 }, refusal: 'too_many_inquiries' },
    over: { by: { over: false }, refusal: 'deadline_not_reached' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(inquiryLife, inquiryRules, contexts, said)).toEqual([]);
});

test('a day has its limit too', () => {
  expect(inquiryRules.within_limits({ ...contexts.good, today: 10 })?.refused).toBe('too_many_inquiries');
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(inquiryLife).filter(({ life }) => differences(life, inquiryRules, contexts, said).length === 0);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
