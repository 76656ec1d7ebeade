import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { diagnosisLife } from './lifecycle.ts';
import { type DiagnosisContext, diagnosisRules } from './rules.ts';

/** What product.md §5 says of a second diagnosis, action by action. */
const said = `
ask: nothing → asked; reviewer; need_unclear, independent, able, diagnoser_independent, diagnoser_another, due_ahead
read: asked → asked; diagnoser; in_time, need_unclear, able, diagnoser_independent, words_newest
answer: asked → answered; diagnoser; in_time, need_unclear, able, diagnoser_independent, original_read, points_given
decline: asked → declined; diagnoser
recall: asked → recalled; reviewer; independent
expire: asked → expired; clock; day_past
lapse: asked → lapsed; clock; need_moved_on`;

const point = { field: 'problem' as const, code: 'unclear' as const, says: '瓶颈在哪一步？' };
const diagnoser = { able: true, ofOwner: false, isAsker: false };
const contexts: Contexts<DiagnosisContext> = {
  good: {
    today: '2026-09-01',
    due: '2026-09-02',
    needUnclear: true,
    ofOwnOrganisation: false,
    diagnoser,
    read: true,
    outdated: [],
    finding: { suggestion: 'mend', points: [point] },
  },
  goodFor: { expire: { today: '2026-09-03' }, lapse: { needUnclear: false } },
  breaking: {
    need_unclear: { by: { needUnclear: false }, refusal: 'not_unclear' },
    independent: { by: { ofOwnOrganisation: true }, refusal: 'own_organisation' },
    able: { by: { diagnoser: { ...diagnoser, able: false } }, refusal: 'not_a_diagnoser' },
    diagnoser_independent: { by: { diagnoser: { ...diagnoser, ofOwner: true } }, refusal: 'diagnoser_of_owner' },
    diagnoser_another: { by: { diagnoser: { ...diagnoser, isAsker: true } }, refusal: 'diagnoser_is_asker' },
    due_ahead: { by: { due: '2026-09-01' }, refusal: 'diagnosis_due_past' },
    in_time: { by: { today: '2026-09-03' }, refusal: 'diagnosis_over' },
    words_newest: { by: { outdated: ['undertaking'] }, refusal: 'words_changed' },
    original_read: { by: { read: false }, refusal: 'original_not_read' },
    points_given: { by: { finding: { suggestion: 'mend', points: [] } }, refusal: 'finding_without_points' },
    day_past: { by: { today: '2026-09-02' }, refusal: 'deadline_not_reached' },
    need_moved_on: { by: { needUnclear: true }, refusal: 'deadline_not_reached' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(diagnosisLife, diagnosisRules, contexts, said)).toEqual([]);
});

test('it is given on its last day too, and only what the owner has to mend needs points', () => {
  const { in_time, points_given } = diagnosisRules;
  expect(in_time({ ...contexts.good, today: '2026-09-02' })).toBe(null);
  for (const suggestion of ['ready', 'long_term', 'reject'] as const)
    expect(points_given({ ...contexts.good, finding: { suggestion, points: [] } })).toBe(null);
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(diagnosisLife).filter(
    ({ life }) => differences(life, diagnosisRules, contexts, said).length === 0,
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
