import { expect, test } from 'vitest';
import { checkDocument } from '../../../verifier/src/check.ts';
import { included, newSigner, rankingTwoOf } from './sample.ts';
import { everyChange } from './tampering.ts';

test('a published ranking in which any single byte is changed, in any of six ways, fails the check and is blamed on its part', () => {
  const log = newSigner();
  const document = included(rankingTwoOf(log), log);
  const { tried, escaped } = everyChange(document, (file) => checkDocument('ranking', file, { logKey: log.keyId }));
  expect(escaped).toEqual([]);
  expect(tried).toBeGreaterThan(20_000);
});
