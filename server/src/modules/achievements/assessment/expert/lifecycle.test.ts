import { AssessmentDimension } from '@jiebang/contract/achievements/assessment/assessment.ts';
import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { expertLife } from './lifecycle.ts';
import { type ExpertContext, expertRules, lackingOf } from './rules.ts';

/** What product.md §9 and decision 0063 say of an expert's assessment, action by action. */
const said = `
ask: nothing → asked; reviewer; independent, assessed, is_expert, without_conflict
accept: asked → open; expert; assessed, without_conflict
decline: asked, open → declined; expert
edit: open → open; expert
sign: open → signed; expert; assessed, of_newest, whole, without_conflict
recall: asked, open → recalled; reviewer; independent
lapse: asked, open → lapsed; clock; overdue`;

const scores = AssessmentDimension.options.map(() => 50);
const grades = scores.map((score) => ({ score, reason: null, evidence: null }));
const draft = { basedOn: 3, grades, remark: null };
const now = Date.UTC(2026, 10, 28);

const contexts: Contexts<ExpertContext> = {
  good: {
    now,
    due: now,
    ofOwnOrganisation: false,
    isExpert: true,
    inConflict: false,
    newest: { n: 3, scores },
    draft,
  },
  breaking: {
    independent: { by: { ofOwnOrganisation: true }, refusal: 'own_achievement' },
    assessed: { by: { newest: null }, refusal: 'not_assessed' },
    is_expert: { by: { isExpert: false }, refusal: 'not_an_expert' },
    without_conflict: { by: { inConflict: true }, refusal: 'expert_in_conflict' },
    whole: {
      by: { draft: { ...draft, grades: grades.map((one) => ({ ...one, score: null })) } },
      refusal: 'assessment_incomplete',
    },
    of_newest: { by: { draft: { ...draft, basedOn: 2 } }, refusal: 'assessment_changed' },
    overdue: { by: { due: now + 1 }, refusal: 'deadline_not_reached' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(expertLife, expertRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(expertLife).filter(({ life }) => differences(life, expertRules, contexts, said).length === 0);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('a score is corrected with a reason and evidence, and what was computed stands without either', () => {
  const lacking = (
    first: (typeof draft.grades)[number] | { score: number; reason: string | null; evidence: string | null },
  ) => lackingOf({ ...draft, grades: [first, ...grades.slice(1)] }, scores);
  expect(lacking({ score: 50, reason: null, evidence: null })).toEqual([]);
  expect(lacking({ score: 60, reason: null, evidence: null })).toEqual(['grades.0.reason', 'grades.0.evidence']);
  expect(lacking({ score: 60, reason: '中试报告。', evidence: null })).toEqual(['grades.0.evidence']);
  expect(lacking({ score: 60, reason: '中试报告。', evidence: '报告 3.2 节。' })).toEqual([]);
});
