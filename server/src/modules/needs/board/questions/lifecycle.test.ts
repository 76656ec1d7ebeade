import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { questionLife } from './lifecycle.ts';
import { type QuestionContext, questionRules } from './rules.ts';

/** What product.md §3 and §5 say of a public question, action by action. */
const said = `
ask: nothing → asked; asker; open, asker_verified, not_own, within_limits
publish: asked → published; moderator; independent, open
refuse: asked, published, held, answered → refused; moderator; independent
answer: published → answered; owner; open, no_traces
hold: published → held; owner; open, traced
release: held → answered; moderator; independent
return_answer: held → published; moderator; independent
withdraw: asked, published → withdrawn; asker
lapse: asked → lapsed; clock; over`;

const contexts: Contexts<QuestionContext> = {
  good: {
    open: true,
    verified: true,
    ofOwnOrganisation: false,
    ofOwn: false,
    traced: false,
    waiting: 2,
    today: 9,
    most: { waiting: 3, today: 10 },
  },
  goodFor: { lapse: { open: false }, hold: { traced: true } },
  breaking: {
    open: { by: { open: false }, refusal: 'questions_closed' },
    over: { by: { open: true }, refusal: 'deadline_not_reached' },
    no_traces: { by: { traced: true }, refusal: 'traces_left' },
    traced: { by: { traced: false }, refusal: 'not_in_this_state' },
    asker_verified: { by: { verified: false }, refusal: 'asker_not_verified' },
    not_own: { by: { ofOwnOrganisation: true }, refusal: 'own_organisation' },
    independent: { by: { ofOwn: true }, refusal: 'own_organisation' },
    within_limits: { by: { waiting: 3 }, refusal: 'too_many_questions' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(questionLife, questionRules, contexts, said)).toEqual([]);
});

test('staff are not independent of their own organisation either, and a day has its limit too', () => {
  const { independent, within_limits } = questionRules;
  expect(independent({ ...contexts.good, ofOwnOrganisation: true })?.refused).toBe('own_organisation');
  expect(within_limits({ ...contexts.good, today: 10 })?.refused).toBe('too_many_questions');
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(questionLife).filter(
    ({ life }) => differences(life, questionRules, contexts, said).length === 0,
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
