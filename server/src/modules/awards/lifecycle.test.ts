import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { nominationLife } from './nomination/lifecycle.ts';
import { type NominationContext, nominationRules } from './nomination/rules.ts';
import { recommendationLife } from './policy/lifecycle.ts';
import { qualifies, type RecommendationContext, recommendationRules } from './policy/rules.ts';

const nomination: Contexts<NominationContext> = {
  good: {
    now: 10,
    candidate: true,
    recipientVerified: true,
    involved: false,
    pooled: true,
    amountFen: 1,
    decided: 3,
    min: 3,
    noticeUntil: 10,
  },
  breaking: {
    candidate: { by: { candidate: false }, refusal: 'not_a_candidate' },
    recipient_verified: { by: { recipientVerified: false }, refusal: 'recipient_not_verified' },
    uninvolved: { by: { involved: true }, refusal: 'involved_in_award' },
    money_allowed: { by: { pooled: false }, refusal: 'award_without_money' },
    quota_met: { by: { decided: 2 }, refusal: 'award_quota_not_met' },
    notice_over: { by: { now: 9 }, refusal: 'award_notice_not_over' },
  },
};
const ofNomination = `
nominate: nothing → nominated; organiser; candidate, recipient_verified
decide: nominated → decided; organiser; uninvolved, candidate, money_allowed
notice: decided → noticed; organiser; quota_met
settle: noticed → definitive; clock; notice_over
strike: nominated, decided, noticed → struck; organiser; uninvolved`;

const recommendation: Contexts<RecommendationContext> = {
  good: { candidate: true },
  breaking: { candidate: { by: { candidate: false }, refusal: 'not_a_policy_candidate' } },
};
const ofRecommendation = `
choose: nothing → chosen; authority; candidate
choose: dropped → chosen; authority; candidate
drop: chosen → dropped; authority`;

test('every state × action × persona is as the product says', () => {
  expect(differences(nominationLife, nominationRules, nomination, ofNomination)).toEqual([]);
  expect(differences(recommendationLife, recommendationRules, recommendation, ofRecommendation)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = [
    ...mutants(nominationLife).filter(
      ({ life }) => differences(life, nominationRules, nomination, ofNomination).length === 0,
    ),
    ...mutants(recommendationLife).filter(
      ({ life }) => differences(life, recommendationRules, recommendation, ofRecommendation).length === 0,
    ),
  ];
  expect(survivors.map(({ name }) => name)).toEqual([]);
});

test('who qualifies for which programme', () => {
  const solved = { ownerKind: 'enterprise', ownerRegion: '310115', crossRegion: true, novelty: ['original'] };
  const both = (change: Partial<typeof solved> & { ownerRegion?: string }) =>
    (['achievement_transfer', 'joint_research'] as const).map((one) =>
      qualifies(one, { ...solved, ...change }, '310000'),
    );
  expect([both({}), both({ novelty: [] }), both({ crossRegion: false })]).toEqual([
    [true, true],
    [false, true],
    [true, false],
  ]);
  expect([both({ ownerRegion: '330106' }), both({ ownerKind: 'institute' })]).toEqual([
    [true, false],
    [false, false],
  ]);
  expect(qualifies('joint_research', { ...solved, ownerRegion: null }, '310000')).toBe(false);
});
