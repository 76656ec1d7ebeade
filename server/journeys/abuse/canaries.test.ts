import { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { expect, test } from 'vitest';
import { leavesWithout } from '#testing/leaves.ts';
import { newCanaries } from '../story/canaries.ts';
import { solutionPaper } from '../story/papers.ts';

test('the story plants a canary in every field of a solution that can hold one', () => {
  const canaries = newCanaries();
  const paper = solutionPaper(canaries, 'solution of solver', 83_127_459, 'a file');
  const holds = (json: string) => canaries.planted.some(({ spellings }) => spellings.some((one) => json.includes(one)));
  // Choices, levels, lengths and ids say nothing by themselves; a unit that recommends is one of a public list.
  expect(leavesWithout(SolutionDraft, [paper], holds)).toEqual([
    ...['answers[].verdict', 'novelty[]', 'maturity', 'milestones[].months', 'partners[].organisation'],
    ...['partners[].consent', 'attachments[].id', 'recommender', 'invention', 'employerConsent'],
  ]);
});
