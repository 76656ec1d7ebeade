import { expect, it } from 'vitest';
import { brokenFiles, countOf } from './vitest.ts';

const passing = { name: 'a', status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] };
const outside = { name: 'b', status: 'failed', assertionResults: [{ status: 'passed' }] };
const failing = { name: 'c', status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };

it('counts the tests, a file that broke outside its tests, and a run that failed otherwise', () => {
  expect(countOf({ testResults: [passing] }, true)).toEqual({ passed: 2, failed: 0 });
  expect(countOf({ testResults: [passing] }, false)).toEqual({ passed: 2, failed: 1 });
  expect(countOf({ testResults: [passing, outside] }, false)).toEqual({ passed: 3, failed: 1 });
  expect(countOf({ testResults: [passing, failing] }, false)).toEqual({ passed: 3, failed: 1 });
  expect(countOf(undefined, false)).toEqual({ passed: 0, failed: 1 });
});

it('names the files that broke, which are run once more alone', () => {
  expect(brokenFiles({ testResults: [passing, outside, failing] })).toEqual(['b', 'c']);
  expect(brokenFiles(undefined)).toEqual([]);
});
