import { expect, test } from 'vitest';
import { judgedOf, type KeptAchievement, type KeptJudgement, type KeptNeed, telling } from './kept.ts';

const need = (id: string): KeptNeed => ({
  ...{ id, title: `需求${id}`, keywords: ['词'], problem: '问题。', indicators: [] },
  ...{ expected_result: null, existing_basis: null, wished: null },
});
const achievement = (id: string): KeptAchievement => ({ id, title: [id], keywords: ['乙'], text: ['丙'] });
const say = (
  need: string,
  achievement: string,
  verdict: KeptJudgement['verdict'],
  side: KeptJudgement['side'] = 'need',
): KeptJudgement => ({ need, achievement, verdict, side });

test('what both sides say of a match is what the need’s side says; what is public no more is left out', () => {
  const judged = judgedOf(
    [need('1'), need('2'), need('3')],
    [achievement('a'), achievement('b')],
    [
      say('1', 'a', 'good'),
      say('1', 'a', 'not_relevant', 'achievement'),
      say('1', 'b', 'not_relevant', 'achievement'),
      say('2', 'a', 'not_relevant'),
      say('2', 'gone', 'good'),
      say('3', 'gone', 'good'),
    ],
  );
  expect(judged.titles).toEqual(['a\n乙', 'b\n乙']);
  expect(judged.bodies).toEqual(['丙', '丙']);
  expect(judged.needs.map(({ title, judgements }) => [title, judgements])).toEqual([
    [
      '需求1',
      [
        { title: 0, grade: 3 },
        { title: 1, grade: 1 },
      ],
    ],
    ['需求2', [{ title: 0, grade: 1 }]],
  ]);
  expect(telling(judged)).toBe(1);
});
