import { certificate, consistency, opening, payout, ranking, receipt } from '@jiebang/contract/log/documents.ts';
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
import { certificateOf, included, newLog, newSigner, openingOf, payoutOf, rankingOf, receiptOf } from './sample.ts';

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

  it('on the form of every document of the contract', () => {
    const signer = newSigner();
    const made = [
      ['receipt', receipt, included(receiptOf(signer), signer)],
      ['certificate', certificate, included(certificateOf(signer), signer)],
      ['ranking', ranking, included(rankingOf(signer), signer)],
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
