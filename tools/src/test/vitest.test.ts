import { expect, it } from 'vitest';
import { countOf } from './vitest.ts';

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] };

it('counts the tests, a file that broke outside its tests, and a run that failed otherwise', () => {
  const good = { numPassedTests: 1, numFailedTests: 0, testResults: [passing] };
  expect(countOf(good, true)).toEqual({ passed: 1, failed: 0 });
  expect(countOf(good, false)).toEqual({ passed: 1, failed: 1 });
  const broken = { status: 'failed', assertionResults: [] };
  expect(countOf({ ...good, testResults: [passing, broken] }, false)).toEqual({ passed: 1, failed: 1 });
  expect(countOf(undefined, false)).toEqual({ passed: 0, failed: 1 });
});
