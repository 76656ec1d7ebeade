import { describe, expect, it } from 'vitest';
import { example, published } from '#modules/judging/factory.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { canonicalJson, type Json } from '../../../verifier/src/canonical-json.ts';
import { checkConsistency, checkDocument } from '../../../verifier/src/check.ts';
import type { Kind } from '../../../verifier/src/documents.ts';
import {
  bidOf,
  certificateOf,
  included,
  laterRound,
  newLog,
  newSigner,
  openingOf,
  payoutOf,
  pricesOf,
  rankingOf,
  rankingTwoOf,
  readingOf,
  receiptOf,
  solution,
  withFourth,
} from './sample.ts';
import { bytes, everyChange, failed } from './tampering.ts';

const log = newSigner();
const exchange = newSigner();
const trust = { logKey: log.keyId, key: exchange.keyId };
/** Who signs: what is proven of judging is signed by the keeper of the log. */
const trustFor = (document: object) =>
  'proof' in document && (document.proof as { keyId: string }).keyId === log.keyId ? { logKey: log.keyId } : trust;
const documents: [Kind, object][] = [
  ['receipt', included(receiptOf(exchange), log)],
  ['certificate', included(certificateOf(exchange), log)],
  ['ranking', included(rankingOf(exchange), log)],
  ['ranking', included(rankingTwoOf(log), log)],
  // Of a round after the first with a rubric of its own, and what stood before a correction struck sheets out.
  ['ranking', included(rankingTwoOf(log, published(laterRound)), log)],
  ['ranking', included(rankingTwoOf(log, published(withFourth)), log)],
  ['opening', included(pricesOf(log), log)],
  ['opening', included(bidOf(log), log)],
  ['opening', included(readingOf(log), log)],
  ['payout', included(payoutOf(exchange), log)],
  ['opening', included(openingOf(exchange), log)],
];

describe('a document as it was issued', () => {
  it.each(documents)('passes: %s', (kind, document) => {
    const findings = checkDocument(kind, bytes(document), trustFor(document));
    expect(failed(findings)).toEqual([]);
    expect(findings.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && /^[\x20-\x7e]+$/.test(en))).toBe(true);
  });

  it.each(documents)('passes with its keys in any order and with spaces: %s', (kind, document) => {
    const turned = Object.fromEntries(Object.entries(document).reverse());
    const file = new Uint8Array(Buffer.from(JSON.stringify(turned, null, 4)));
    expect(failed(checkDocument(kind, file, trustFor(document)))).toEqual([]);
  });
});

describe('any single byte changed', () => {
  it.each(documents)('fails the check and is blamed on its part: %s', (kind, document) => {
    // Of the large documents one change of every fourth byte; `tamper.all.test.ts` tries them all.
    const thin = 'drawInclusion' in document || 'bidInclusions' in document;
    const check = (file: Uint8Array) => checkDocument(kind, file, trustFor(document));
    const { tried, escaped } = thin ? everyChange(document, check, 4, 1) : everyChange(document, check);
    expect(escaped).toEqual([]);
    expect(tried).toBeGreaterThan(thin ? 900 : 5000);
  });

  it('fails the check of consistency', () => {
    const leaves = Array.from({ length: 9 }, (_, place) => Uint8Array.of(place));
    const grown = newLog(log, leaves).consistency(6, 9);
    expect(failed(checkConsistency(bytes(grown), trust))).toEqual([]);
    expect(everyChange(grown, (file) => checkConsistency(file, trust)).escaped).toEqual([]);
  });
});

describe('a forgery that is signed', () => {
  const receipt = included(receiptOf(exchange), log);
  const check = (kind: Kind, document: object, content?: Json): string[] =>
    failed(checkDocument(kind, bytes(document), trust, content));

  it('by another key names that key', () => {
    const forger = newSigner();
    expect(check('receipt', included(receiptOf(forger), log))).toEqual(['proof.keyId']);
    expect(check('receipt', included(receiptOf(exchange), forger))).toEqual(['inclusion.head.proof.keyId']);
  });

  it('but never logged fails the inclusion only', () => {
    const other = receiptOf(exchange);
    expect(check('receipt', { ...other, inclusion: receipt.inclusion })).toEqual(['inclusion.path']);
  });

  it('but whose salt and leaf are as logged is blamed on the rest', () => {
    const signature = `${receipt.proof.signature.startsWith('0') ? 1 : 0}${receipt.proof.signature.slice(1)}`;
    const findings = checkDocument('receipt', bytes({ ...receipt, proof: { ...receipt.proof, signature } }), trust);
    expect(failed(findings)).toEqual(['proof']);
    expect(findings.find(({ part }) => part === 'proof')?.en).toContain('Salt and leaf are still those of the log');
  });

  it('for a head of another size, or a place outside the log, says so', () => {
    const { inclusion } = receipt;
    expect(check('receipt', { ...receipt, inclusion: { ...inclusion, treeSize: 12 } })).toEqual(['inclusion.treeSize']);
    expect(check('receipt', { ...receipt, inclusion: { ...inclusion, leafIndex: 11 } })).toEqual([
      'inclusion.leafIndex',
    ]);
  });

  it('with a false amount is found by computing it anew', () => {
    const shifted = [15_463_919, 15_463_917, 15_463_917, 0, 3_608_247];
    const forged = included(payoutOf(exchange, [30, 30, 30, 0, 7], 50_000_000, shifted), log);
    expect(check('payout', forged)).toEqual(['content.entries[0].amount', 'content.entries[1].amount']);
    const findings = checkDocument('payout', bytes(forged), trust);
    expect(findings.find(({ holds }) => !holds)?.en).toBe('B-0 is due 15463918 fen, the file says 15463919.');
    expect(check('payout', included(payoutOf(exchange, [0], 5, [5]), log))).toEqual(['content.entries']);
  });

  it('with ranks that do not follow the scores is found', () => {
    const ranked = (...entries: [number, number][]) =>
      check(
        'ranking',
        included(
          rankingOf(
            exchange,
            entries.map(([rank, score]) => ({ rank, solution: 'S', score })),
          ),
          log,
        ),
      );
    expect(ranked([1, 9], [2, 9])).toEqual([]);
    expect(ranked([1, 8], [2, 9])).toEqual(['content.entries[1].score']);
    expect(ranked([1, 9], [1, 8])).toEqual(['content.entries[1].score']);
    expect(ranked([2, 9])).toEqual(['content.entries[0].rank']);
    expect(ranked([1, 9], [3, 8])).toEqual(['content.entries[1].rank']);
  });

  it('by nobody, of a ranking whose scores changed places, still names solution, criterion, what is due and what stands there', () => {
    const whole = included(rankingTwoOf(log), log);
    const [first, ...rest] = whole.content.sheets ?? [];
    if (!first) throw new Error('a ranking without sheets');
    const sheets = [{ ...first, scores: { ...first.scores, indicators: 9 } }, ...rest];
    const content = { ...whole.content, sheets };
    const rehashed = { ...whole, content, leaf: { ...whole.leaf, contentHash: contentHash(content) } };
    const says = (document: object) =>
      checkDocument('ranking', bytes(document), { logKey: log.keyId }).flatMap(({ holds, part, en }) =>
        holds ? [] : [[part, en]],
      );
    const mean = 'The mean of indicators of B4NPT9 should be 25/3 (8.333333…), the file says 8.';
    expect(says(rehashed)).toContainEqual(['content.entries[2].means[0]', mean]);
    expect(says(rehashed).map(([part]) => part)).toEqual(
      expect.arrayContaining(['content.entries[2].means[0]', 'proof', 'inclusion.path']),
    );
    expect(says({ ...whole, content })).toContainEqual(['content.entries[2].means[0]', mean]);
  });

  it('by nobody, of a corrected ranking into which what was struck out is put back, still names the means that differ', () => {
    const corrected = included(rankingTwoOf(log), log);
    const before = published(withFourth);
    const content = { ...corrected.content, sheets: before.sheets };
    const said = checkDocument('ranking', bytes({ ...corrected, content }), { logKey: log.keyId });
    expect(said.filter(({ holds }) => !holds).map(({ part }) => part)).toEqual(
      expect.arrayContaining(['content', 'content.entries[0].means[0]', 'proof']),
    );
    expect(JSON.stringify(before.entries)).not.toBe(JSON.stringify(corrected.content.entries));
  });

  it('by nobody, of a round into which the rubric of another was put, still names the sheet and the criterion', () => {
    const later = included(rankingTwoOf(log, published(laterRound)), log);
    const content = { ...later.content, rubric: published(example).rubric };
    expect(failed(checkDocument('ranking', bytes({ ...later, content }), { logKey: log.keyId }))).toEqual(
      expect.arrayContaining(['content.sheets[0].scores.indicators', 'proof']),
    );
  });

  it('by nobody, of a price round, still names the price that is not what was committed to, or the hour', () => {
    const opened = included(pricesOf(log), log);
    const bids = opened.content['bids'] as { fen: number; leaf: { at: string } }[];
    const [first, second] = bids;
    if (!first || !second) throw new Error('two bids');
    const says = (changed: object[]) =>
      failed(
        checkDocument('opening', bytes({ ...opened, content: { ...opened.content, bids: changed } }), {
          logKey: log.keyId,
        }),
      );
    expect(says([first, { ...second, fen: second.fen - 1 }])).toEqual(
      expect.arrayContaining(['content', 'content.bids[1].fen', 'proof']),
    );
    // One that was made up after the opening has no place in the log, whatever signs it.
    const { proof: _, inclusion: __, bidInclusions: ___, ...rest } = opened;
    const having = (more: object) =>
      failed(
        checkDocument('opening', bytes(included(log.sign({ ...rest, ...more }), log)), {
          logKey: log.keyId,
        }),
      );
    const [one, two] = opened.bidInclusions ?? [];
    const proofs = [[one, two], [two, one], [one]].map((bidInclusions) => having({ bidInclusions }));
    expect([...proofs, having({})]).toEqual([
      [],
      ['bidInclusions[0].path', 'bidInclusions[1].path'],
      ['bidInclusions'],
      ['bidInclusions'],
    ]);
    const late = { ...first, leaf: { ...first.leaf, at: '2026-06-01T08:21:00.000Z' } };
    expect(says([late, second])).toEqual(expect.arrayContaining(['content', 'content.bids[0].leaf.at', 'proof']));
  });

  it('for another content than was handed in is found', () => {
    expect(check('receipt', receipt, solution)).toEqual([]);
    expect(check('receipt', receipt, { ...solution, title: '' })).toEqual(['leaf.contentHash']);
  });
});

describe('a document that is not whole', () => {
  const check = (kind: Kind, text: string): string[] => failed(checkDocument(kind, Buffer.from(text), trust));
  const receipt = canonicalJson(receiptOf(exchange) as Json);

  it('passes as a promise when the receipt of a solution or a price has no inclusion yet, and fails for all others', () => {
    expect(check('receipt', receipt)).toEqual([]);
    const promised = (document: object) => failed(checkDocument('opening', bytes(document), { logKey: log.keyId }));
    expect([promised(bidOf(log)), promised(pricesOf(log))]).toEqual([[], ['inclusion']]);
    expect(check('certificate', canonicalJson(certificateOf(exchange) as Json))).toEqual(['inclusion']);
  });

  it('fails without a key to trust, and names the option', () => {
    const findings = checkDocument('receipt', Buffer.from(receipt), {});
    expect(failed(findings)).toEqual(['proof.keyId']);
    expect(findings[0]?.en).toContain('add --key');
  });

  it('fails as a certificate that the keeper of the log signed, where the exchange was not named', () => {
    const byKeeper = bytes(included(certificateOf(log), log));
    expect(failed(checkDocument('certificate', byKeeper, { logKey: log.keyId }))).toEqual(['proof.keyId']);
    expect(failed(checkDocument('certificate', byKeeper, trust))).toEqual(['proof.keyId']);
  });

  it('fails in a sentence, not by exhausting who reads it, when it is nested without end', () => {
    const deep = (open: string, close: string) => open.repeat(200_000) + close.repeat(200_000);
    expect(check('receipt', deep('[', ']'))).toEqual(['file']);
    const certificate = canonicalJson(included(certificateOf(exchange), log) as Json);
    const nested = certificate.replace('"content":{', `"content":{"a":${deep('{"a":', '}').replace('}', '1}')},`);
    expect(check('certificate', nested)).toEqual(['file']);
    expect(
      check('certificate', certificate.replace('"content":{', `"content":{"a":"${'['.repeat(200)}",`)),
    ).not.toEqual(['file']);
  });

  it('fails when it is of another kind, lacks a member, has one more, or one twice', () => {
    expect(check('ranking', receipt)).toEqual(['format']);
    expect(check('receipt', receipt.replace('"salt"', '"sand"'))).toEqual(['salt']);
    expect(check('receipt', receipt.replace(/,"salt":"\w+"/, ''))).toEqual(['salt']);
    const whole = canonicalJson(included(receiptOf(exchange), log) as Json);
    expect(check('receipt', whole.replace('{', '{"more":1,'))).toEqual(['more']);
    expect(check('receipt', receipt.replace('{', '{"salt":"","format":"",'))).toEqual(['file']);
    expect(check('receipt', receipt.replace('"version":2', '"version":2.0'))).toEqual(['file']);
    expect(check('receipt', receipt.replace('先导', '\\ud800'))).toEqual(['file']);
    expect(check('receipt', '[]')).toEqual(['']);
  });
});
