import { createHash } from 'node:crypto';
import { AchievementDraft, emptyAchievement } from '@jiebang/contract/achievements/achievement.ts';
import { AssessmentDimension, AssessmentItem } from '@jiebang/contract/achievements/assessment/assessment.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validInputs } from '#testing/arbitrary.ts';
import { wholeAchievement } from '../factory.ts';
import { modelNow, models } from './config.ts';
import { foundOf, gradedOf, modelOf, mostOf } from './rules.ts';

const model = modelOf(modelNow);
const drafts = validInputs(AchievementDraft) as fc.Arbitrary<AchievementDraft>;
const assess = (draft: AchievementDraft) => gradedOf(model, foundOf(model, draft));
const scoreOf = (draft: AchievementDraft, dimension: AssessmentDimension) =>
  assess(draft).dimensions.find((one) => one.dimension === dimension)?.score;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

test('of every version the weights are 100 together, the items of each dimension give 100 at most, and each item stands once', () => {
  for (const { weights, items } of Object.values(models)) {
    expect(sum(Object.values(weights))).toBe(100);
    for (const dimension of AssessmentDimension.options)
      expect([dimension, sum(items.filter((one) => one.dimension === dimension).map(({ by }) => mostOf(by)))]).toEqual([
        dimension,
        100,
      ]);
    expect(items.map(({ item }) => item).sort()).toEqual([...AssessmentItem.options].sort());
  }
});

test('a version by which anything may have been assessed is as it was', () => {
  const hashes = Object.entries(models).map(([version, one]) => [
    version,
    createHash('sha256').update(JSON.stringify(one)).digest('hex').slice(0, 16),
  ]);
  expect(hashes).toEqual([['1', '007cf08d29a0ab18']]);
});

test('whatever an achievement states, its points add up to its scores and its scores by their weights to its total', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const { scores, total, dimensions } = assess(draft);
      for (const { score, items, adds, weight } of dimensions) {
        expect(sum(items.map(({ points }) => points))).toBe(score);
        expect(items.every(({ points, most }) => points >= 0 && points <= most)).toBe(true);
        expect(adds).toBe(weight * score);
      }
      expect(scores).toEqual(dimensions.map(({ score }) => score));
      expect(sum(dimensions.map(({ adds }) => adds))).toBe(total);
      expect(total >= 0 && total <= 10_000).toBe(true);
    }),
  );
});

test('the same fields give the same, however the lists of completers, rights, evidence and ways are ordered', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const { completers, ip, maturityEvidence, cooperation } = draft;
      const turned = {
        ...draft,
        completers: completers.toReversed(),
        ip: ip.toReversed(),
        maturityEvidence: maturityEvidence.toReversed(),
        cooperation: cooperation.toReversed(),
      };
      expect(foundOf(model, turned)).toEqual(foundOf(model, draft));
    }),
  );
});

test('more evidence never takes a point: a level shown, a right granted, a person, a way to work together', () => {
  const granted = { kind: 'invention_patent', number: 'ZL209912345678.9', status: 'granted' } as const;
  fc.assert(
    fc.property(drafts, fc.integer({ min: 1, max: 13 }), (draft, level) => {
      const at = draft.maturity ?? 0;
      const shown = { ...draft, maturity: Math.max(at, level) };
      const more = { ...shown, maturityEvidence: [...shown.maturityEvidence, { level, says: '检测报告。' }] };
      for (const dimension of ['maturity', 'advancement', 'market'] as const)
        expect(scoreOf(more, dimension)).toBeGreaterThanOrEqual(scoreOf(shown, dimension) ?? 0);
      const patented = { ...draft, ip: [...draft.ip, granted] };
      for (const dimension of ['ip', 'novelty'] as const)
        expect(scoreOf(patented, dimension)).toBeGreaterThanOrEqual(scoreOf(draft, dimension) ?? 0);
      const manned = { ...draft, completers: [...draft.completers, { name: '样本乙', unit: '样本院' }] };
      expect(scoreOf(manned, 'team')).toBeGreaterThanOrEqual(scoreOf(draft, 'team') ?? 0);
      const open = { ...draft, cooperation: [...draft.cooperation, 'service' as const] };
      expect(scoreOf(open, 'market')).toBeGreaterThanOrEqual(scoreOf(draft, 'market') ?? 0);
    }),
  );
});

test('who states nothing gets nothing, and a level that is claimed without evidence gives nothing', () => {
  expect(assess(emptyAchievement('只有题名')).total).toBe(0);
  expect(scoreOf({ ...emptyAchievement('只有等级'), maturity: 13 }, 'maturity')).toBe(0);
  // Evidence of a level above the one that is claimed is none.
  const above = { ...emptyAchievement('证据过头'), maturity: 3, maturityEvidence: [{ level: 9, says: '订单。' }] };
  expect(scoreOf(above, 'maturity')).toBe(0);
});

test('a whole achievement, by hand: each point is where the version says', () => {
  const { dimensions, total } = assess(wholeAchievement());
  const of = Object.fromEntries(
    dimensions.map(({ dimension, items }) => [
      dimension,
      items.filter(({ points }) => points > 0).map(({ item, found, points }) => `${item} ${found} ${points}`),
    ]),
  );
  expect(of).toEqual({
    maturity: [
      ...['level_1 implied 3', 'level_2 implied 3', 'level_3 implied 3'],
      ...['level_4 implied 3', 'level_5 implied 3', 'level_6 implied 3', 'level_7 shown 8'],
    ],
    novelty: ['novelty_said domestic_leading 18', 'novelty_patent granted 30', 'novelty_source own_research 6'],
    advancement: ['advance_said domestic_leading 22', 'advance_figures 2 20', 'advance_tested 7 25'],
    ip: ['ip_granted 1 24', 'ip_live 100 20', 'ip_numbered 100 20'],
    team: ['team_people 1 15', 'team_units 1 18', 'team_source own_research 16'],
    market: ['market_stage pilot 20', 'market_ways 2 10', 'market_industry stated 15', 'market_price stated 15'],
  });
  // 26 × 25 + 54 × 15 + 67 × 15 + 64 × 15 + 49 × 10 + 60 × 20
  expect(total).toBe(5115);
});
