import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../verifier/src/canonical-json.ts';
import { checkConsistency, checkDocument } from '../../../verifier/src/check.ts';
import type { Kind } from '../../../verifier/src/documents.ts';
import type { Finding } from '../../../verifier/src/finding.ts';
import {
  certificateOf,
  included,
  newLog,
  newSigner,
  openingOf,
  payoutOf,
  rankingOf,
  receiptOf,
  solution,
} from './sample.ts';

const log = newSigner();
const exchange = newSigner();
const trust = { logKey: log.keyId, key: exchange.keyId };
const bytes = (value: object): Uint8Array => new Uint8Array(Buffer.from(canonicalJson(value as Json)));
const failed = (findings: Finding[]): string[] => findings.filter(({ holds }) => !holds).map(({ part }) => part);

const documents: [Kind, object][] = [
  ['receipt', included(receiptOf(exchange), log)],
  ['certificate', included(certificateOf(exchange), log)],
  ['ranking', included(rankingOf(exchange), log)],
  ['payout', included(payoutOf(exchange), log)],
  ['opening', included(openingOf(exchange), log)],
];

/** The parts that may be blamed for a byte changed in this member: itself, or the signature or hash that covers it. */
const blamed = (member: string): RegExp => {
  const own = member.replaceAll(/[[\]]/g, '\\$&');
  if (/^(inclusion|first|second|path)/.test(member)) return new RegExp(`^(file$|${own.split('.')[0]})`);
  return new RegExp(`^(file$|${own}|proof|leaf|content|inclusion\\.path)`);
};

/** The members of a document with the bytes that spell them. */
const membersOf = (document: object): { member: string; from: number; to: number }[] => {
  let from = 1;
  return Object.keys(document)
    .sort()
    .map((member) => {
      const value = (document as { [key: string]: Json })[member] ?? null;
      const length = Buffer.byteLength(`${JSON.stringify(member)}:${canonicalJson(value)}`);
      const span = { member, from, to: from + length };
      from += length + 1;
      return span;
    });
};

const everyChange = (
  document: object,
  check: (file: Uint8Array) => Finding[],
): { tried: number; escaped: string[] } => {
  const file = bytes(document);
  const escaped: string[] = [];
  let tried = 0;
  for (const { member, from, to } of membersOf(document)) {
    for (let place = from; place < to; place += 1) {
      const original = file[place] ?? 0;
      // A neighbour, a digit, a letter, a space, a quotation mark, and what is no UTF-8.
      for (const byte of [original ^ 1, 0x31, 0x61, 0x20, 0x22, 0xff]) {
        if (byte === original) continue;
        const changed = file.slice();
        changed[place] = byte;
        const parts = failed(check(changed));
        tried += 1;
        const named = parts.length > 0 && parts.some((part) => blamed(member).test(part));
        if (!named) escaped.push(`${member} at ${place}: ${original}→${byte} blamed ${parts.join(', ') || 'nothing'}`);
      }
    }
  }
  return { tried, escaped };
};

describe('a document as it was issued', () => {
  it.each(documents)('passes: %s', (kind, document) => {
    const findings = checkDocument(kind, bytes(document), trust);
    expect(failed(findings)).toEqual([]);
    expect(findings.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && /^[\x20-\x7e]+$/.test(en))).toBe(true);
  });

  it.each(documents)('passes with its keys in any order and with spaces: %s', (kind, document) => {
    const turned = Object.fromEntries(Object.entries(document).reverse());
    const file = new Uint8Array(Buffer.from(JSON.stringify(turned, null, 4)));
    expect(failed(checkDocument(kind, file, trust))).toEqual([]);
  });
});

describe('any single byte changed', () => {
  it.each(documents)('fails the check and is blamed on its part: %s', (kind, document) => {
    const { tried, escaped } = everyChange(document, (file) => checkDocument(kind, file, trust));
    expect(escaped).toEqual([]);
    expect(tried).toBeGreaterThan(5000);
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

  it('for another content than was handed in is found', () => {
    expect(check('receipt', receipt, solution)).toEqual([]);
    expect(check('receipt', receipt, { ...solution, title: '' })).toEqual(['leaf.contentHash']);
  });
});

describe('a document that is not whole', () => {
  const check = (kind: Kind, text: string): string[] => failed(checkDocument(kind, Buffer.from(text), trust));
  const receipt = canonicalJson(receiptOf(exchange) as Json);

  it('passes as a promise when a receipt has no inclusion yet, and fails for all others', () => {
    expect(check('receipt', receipt)).toEqual([]);
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
