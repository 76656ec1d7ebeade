import { diagnosisUndertakings } from '@jiebang/contract/needs/desk/undertakings.data.ts';
import { expect, test } from 'vitest';
import { hashOfDiagnosisUndertaking } from './read.ts';

/** What was undertaken under each version, for good: the rows of the database hold these. */
const signed: Readonly<Record<string, { zh: string; en: string }>> = {
  '2026-1': {
    zh: 'ee520f62d1e048135b336d954469cbd4fde41fdf43a7219b2e5ddd3d59a22628',
    en: 'ff596871d56a56f2e4df95b82c846379cfcd799bfb261d8ba5d391af477f47ae',
  },
};

test('the words of a version never change in either language; a new version is added', () => {
  const versions = Object.keys(diagnosisUndertakings) as (keyof typeof diagnosisUndertakings)[];
  const hashes = versions.map((version) => [
    version,
    { zh: hashOfDiagnosisUndertaking(version, 'zh'), en: hashOfDiagnosisUndertaking(version, 'en') },
  ]);
  expect(Object.fromEntries(hashes)).toEqual(signed);
});
