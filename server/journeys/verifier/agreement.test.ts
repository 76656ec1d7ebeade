import { certificate, consistency, opening, payout, ranking, receipt } from '@jiebang/contract/log/documents.ts';
import { rankingDocument } from '@jiebang/contract/log/ranking.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson as serverJson } from '#kernel/canonical-json.ts';
import {
  appendNodes,
  consistencyProof,
  inclusionProof,
  lookUpIn,
  leafHash as serverLeaf,
  treeRoot,
} from '#kernel/merkle.ts';
import { verifyConsistency, verifyInclusion } from '#kernel/merkle-verify.ts';
import { splitByLargestRemainder } from '#kernel/split.ts';
import { commit, newSalt } from '#platform/seal/commitment.ts';
import { canonicalJson, type Json } from '../../../verifier/src/canonical-json.ts';
import { CONSISTENCY, SHAPES } from '../../../verifier/src/documents.ts';
import { leafHash, rootByInclusion, rootsByConsistency } from '../../../verifier/src/merkle.ts';
import { leafData } from '../../../verifier/src/signature.ts';
import { split } from '../../../verifier/src/split.ts';
import {
  certificateOf,
  included,
  newLog,
  newSigner,
  openingOf,
  payoutOf,
  rankingOf,
  rankingTwoOf,
  receiptOf,
} from './sample.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);

describe('the verifier agrees with the server, though they share no code', () => {
  it('on canonical JSON', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(serverJson(value));
      }),
    );
  });

  it('on the leaf that a salt opens', () => {
    const { leaf } = receiptOf(newSigner());
    const salt = newSalt();
    expect(hex(leafData(hex(salt), leaf))).toBe(hex(commit(salt, leaf)));
    expect(hex(leafHash(salt))).toBe(hex(serverLeaf(salt)));
  });

  it('on the split of a pool', () => {
    const points = fc.array(fc.oneof(fc.nat({ max: 30 }), fc.maxSafeNat()), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.maxSafeNat(), points, (pool, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        expect(split(pool, weights)).toEqual(splitByLargestRemainder(pool, weights));
      }),
    );
    expect([split(1, [0]), split(0, [0])]).toEqual([null, [0]]);
  });

  it('on which inclusion and consistency proofs hold, true or forged', () => {
    const tree = fc.array(fc.uint8Array({ maxLength: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), fc.nat(), (leaves, some, other, change) => {
        const size = leaves.length;
        const lookUp = lookUpIn(appendNodes(0, leaves, () => new Uint8Array()));
        const index = some % size;
        const first = (other % size) + 1;
        const secondRoot = treeRoot(size, lookUp);
        const firstRoot = treeRoot(first, lookUp);
        const bend = (path: Uint8Array[]): Uint8Array[] => {
          if (change % 4 === 0) return path;
          if (change % 4 === 1) return path.slice(1);
          if (change % 4 === 2) return [...path, secondRoot];
          return path.map((hash, place) => (place === change % path.length ? serverLeaf(hash) : hash));
        };
        const claimed = change % 8 < 4 ? index : (index + 1) % size;
        const leaf = serverLeaf(leaves[index] ?? new Uint8Array());
        const path = bend(inclusionProof(index, size, lookUp));
        const root = rootByInclusion(leaf, claimed, size, path);
        expect(root !== null && hex(root) === hex(secondRoot)).toBe(
          verifyInclusion({ leafHash: leaf, index: claimed, size, root: secondRoot }, path),
        );
        const grown = bend(consistencyProof(first, size, lookUp));
        const roots = rootsByConsistency(first, size, firstRoot, grown);
        expect(roots !== null && hex(roots[0]) === hex(firstRoot) && hex(roots[1]) === hex(secondRoot)).toBe(
          verifyConsistency({ firstSize: first, firstRoot, secondSize: size, secondRoot }, grown),
        );
      }),
    );
  });

  it('on the published vectors of Certificate Transparency, which the server is held to as well', () => {
    const data = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
    const root = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';
    const inclusions: [string, number, string[]][] = [
      [
        '',
        0,
        [
          '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
          '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
          '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
        ],
      ],
      [
        '40414243',
        5,
        [
          'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
          'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
          'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
        ],
      ],
    ];
    for (const [leaf, place, path] of inclusions)
      expect(hex(rootByInclusion(leafHash(data(leaf)), place, 8, path.map(data)) ?? data(''))).toBe(root);
    const six = '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef';
    const grown = [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ];
    expect(rootsByConsistency(6, 8, data(six), grown.map(data))?.map(hex)).toEqual([six, root]);
  });

  it('on the form of every document of the contract', () => {
    const signer = newSigner();
    const made = [
      ['receipt', receipt, included(receiptOf(signer), signer)],
      ['certificate', certificate, included(certificateOf(signer), signer)],
      ['ranking', ranking, included(rankingOf(signer), signer)],
      ['ranking', rankingDocument, included(rankingTwoOf(signer), signer)],
      ['payout', payout, included(payoutOf(signer), signer)],
      ['opening', opening, included(openingOf(signer), signer)],
    ] as const;
    for (const [kind, schema, document] of made) {
      expect(schema.parse(document)).toEqual(document);
      expect(SHAPES[kind](document as Json, '')).toBe(null);
    }
    const grown = newLog(signer, [newSalt(), newSalt(), newSalt()]).consistency(2, 3);
    expect(consistency.parse(grown)).toEqual(grown);
    expect(CONSISTENCY(grown as Json, '')).toBe(null);
  });
});
