import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendNodes,
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  leafHash,
  lookUpIn,
  nodesNeeded,
  type TreeNode,
  treeRoot,
} from '../merkle.ts';
import { verifyConsistency, verifyInclusion } from '../merkle-verify.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

// The reference vectors of Certificate Transparency: eight leaves, the root of each prefix, and proofs.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

// The definitions of RFC 9162, section 2.1, word for word and slow: lists are really cut and hashed anew.
const sha256 = (...parts: Uint8Array[]): Uint8Array =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());
const cut = (size: number): number => {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
};
const slowRoot = (d: Uint8Array[]): Uint8Array => {
  const [only] = d;
  if (!only) return sha256();
  if (d.length === 1) return sha256(Uint8Array.of(0), only);
  const k = cut(d.length);
  return sha256(Uint8Array.of(1), slowRoot(d.slice(0, k)), slowRoot(d.slice(k)));
};
const slowPath = (m: number, d: Uint8Array[]): Uint8Array[] => {
  if (d.length === 1) return [];
  const k = cut(d.length);
  return m < k
    ? [...slowPath(m, d.slice(0, k)), slowRoot(d.slice(k))]
    : [...slowPath(m - k, d.slice(k)), slowRoot(d.slice(0, k))];
};
const slowSubProof = (m: number, d: Uint8Array[], b: boolean): Uint8Array[] => {
  if (m === d.length) return b ? [] : [slowRoot(d)];
  const k = cut(d.length);
  return m <= k
    ? [...slowSubProof(m, d.slice(0, k), b), slowRoot(d.slice(k))]
    : [...slowSubProof(m - k, d.slice(k), false), slowRoot(d.slice(0, k))];
};

const grow = (batches: Uint8Array[][]): TreeNode[] => {
  const nodes: TreeNode[] = [];
  let size = 0;
  for (const batch of batches) {
    const needed = nodesNeeded((lookUp) => treeRoot(size, lookUp));
    // Only the peaks of the old tree are handed in: appending must not need more.
    const peaks = nodes.filter((node) => needed.some((at) => at.level === node.level && at.index === node.index));
    nodes.push(...appendNodes(size, batch, lookUpIn(peaks)));
    size += batch.length;
  }
  return nodes;
};

const vectors = LEAVES.map(bytes);
const vectorTree = lookUpIn(grow([vectors]));
const leaf = fc.uint8Array({ maxLength: 40 });
const batches = fc.array(fc.array(leaf, { maxLength: 12 }), {
  minLength: 1,
  maxLength: 8,
});

describe('a Merkle tree', () => {
  it('has the published roots for every size of the reference leaves', () => {
    expect(ROOTS.map((_, size) => hex(treeRoot(size, vectorTree)))).toEqual(ROOTS);
  });

  it('gives the published inclusion proofs', () => {
    expect(inclusionProof(0, 8, vectorTree).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionProof(5, 8, vectorTree).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(inclusionProof(2, 3, vectorTree).map(hex)).toEqual([ROOTS[2]]);
  });

  it('gives the published consistency proofs', () => {
    expect(consistencyProof(6, 8, vectorTree).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyProof(2, 5, vectorTree).map(hex)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('equals the recursive definition, in whatever batches it grew', () => {
    fc.assert(
      fc.property(batches, fc.nat(), fc.nat(), (parts, some, other) => {
        const data = parts.flat();
        const lookUp = lookUpIn(grow(parts));
        expect(hex(treeRoot(data.length, lookUp))).toBe(hex(slowRoot(data)));
        if (data.length === 0) return;
        const index = some % data.length;
        expect(inclusionProof(index, data.length, lookUp).map(hex)).toEqual(slowPath(index, data).map(hex));
        const first = (other % data.length) + 1;
        expect(consistencyProof(first, data.length, lookUp).map(hex)).toEqual(slowSubProof(first, data, true).map(hex));
      }),
    );
  });

  it('proves every leaf and every earlier tree of the first 40 sizes', () => {
    const data = Array.from({ length: 40 }, (_, place) => Uint8Array.of(place));
    const lookUp = lookUpIn(grow([data]));
    for (let size = 1; size <= data.length; size += 1) {
      const root = treeRoot(size, lookUp);
      for (const [index, value] of data.slice(0, size).entries()) {
        const claim = { leafHash: leafHash(value), index, size, root };
        expect(verifyInclusion(claim, inclusionProof(index, size, lookUp)), `${index} of ${size}`).toBe(true);
      }
      for (let firstSize = 0; firstSize <= size; firstSize += 1) {
        const claim = {
          firstSize,
          firstRoot: treeRoot(firstSize, lookUp),
          secondSize: size,
          secondRoot: root,
        };
        expect(verifyConsistency(claim, consistencyProof(firstSize, size, lookUp)), `${firstSize}→${size}`).toBe(true);
      }
    }
  });

  it('disproves an inclusion in which the leaf, place, root or path was changed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uint8Array({ minLength: 4, maxLength: 4 }), {
          minLength: 2,
          maxLength: 30,
          selector: hex,
        }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (data, some, byte, bit) => {
          const lookUp = lookUpIn(grow([data]));
          const size = data.length;
          const index = some % size;
          const claim = {
            leafHash: leafHash(data[index] ?? EMPTY_ROOT),
            index,
            size,
            root: treeRoot(size, lookUp),
          };
          const path = inclusionProof(index, size, lookUp);
          const flip = (hash: Uint8Array): Uint8Array =>
            hash.map((value, place) => (place === byte % hash.length ? value ^ (1 << (bit % 8)) : value));
          expect(verifyInclusion({ ...claim, leafHash: flip(claim.leafHash) }, path)).toBe(false);
          expect(verifyInclusion({ ...claim, root: flip(claim.root) }, path)).toBe(false);
          expect(verifyInclusion({ ...claim, index: (index + 1) % size }, path)).toBe(false);
          expect(verifyInclusion({ ...claim, index: size }, path)).toBe(false);
          expect(verifyInclusion(claim, path.slice(1))).toBe(false);
          expect(verifyInclusion(claim, [...path, EMPTY_ROOT])).toBe(false);
          const at = byte % path.length;
          expect(
            verifyInclusion(
              claim,
              path.map((hash, place) => (place === at ? flip(hash) : hash)),
            ),
          ).toBe(false);
        },
      ),
    );
  });

  it('disproves a consistency in which an old leaf or any hash was changed', () => {
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 2, maxLength: 30 }), fc.nat(), fc.nat(), (data, some, byte) => {
        const firstSize = (some % (data.length - 1)) + 1;
        const flip = (hash: Uint8Array): Uint8Array =>
          hash.map((value, place) => (place === byte % 32 ? value ^ 1 : value));
        const lookUp = lookUpIn(grow([data]));
        const path = consistencyProof(firstSize, data.length, lookUp);
        const claim = {
          firstSize,
          firstRoot: treeRoot(firstSize, lookUp),
          secondSize: data.length,
          secondRoot: treeRoot(data.length, lookUp),
        };
        expect(verifyConsistency({ ...claim, firstRoot: flip(claim.firstRoot) }, path)).toBe(false);
        expect(verifyConsistency({ ...claim, secondRoot: flip(claim.secondRoot) }, path)).toBe(false);
        expect(verifyConsistency(claim, [...path, EMPTY_ROOT])).toBe(false);
        expect(verifyConsistency(claim, path.slice(1))).toBe(false);
        const at = byte % path.length;
        expect(
          verifyConsistency(
            claim,
            path.map((hash, place) => (place === at ? flip(hash) : hash)),
          ),
        ).toBe(false);
        const forged = data.map((value, place) => (place === some % firstSize ? Uint8Array.of(...value, 1) : value));
        const other = lookUpIn(grow([forged]));
        const rewritten = {
          ...claim,
          secondRoot: treeRoot(data.length, other),
        };
        expect(verifyConsistency(rewritten, consistencyProof(firstSize, data.length, other))).toBe(false);
      }),
    );
  });

  it('looks up no more than twice the height of the tree for any root or proof', () => {
    const size = 1_000_003;
    expect(nodesNeeded((lookUp) => treeRoot(size, lookUp)).length).toBeLessThanOrEqual(20);
    expect(nodesNeeded((lookUp) => inclusionProof(77, size, lookUp)).length).toBeLessThanOrEqual(40);
    expect(nodesNeeded((lookUp) => consistencyProof(524_289, size, lookUp)).length).toBeLessThanOrEqual(40);
    expect(nodesNeeded((lookUp) => appendNodes(size, vectors, lookUp)).length).toBeLessThanOrEqual(20);
  });

  it('computes with sizes beyond 32 bits', () => {
    const size = 2 ** 40 + 1;
    expect(nodesNeeded((lookUp) => treeRoot(size, lookUp))).toEqual([
      { level: 40, index: 0 },
      { level: 0, index: 2 ** 40 },
    ]);
  });

  it('throws for what no tree can have, and for a node that the store lost', () => {
    expect(() => inclusionProof(3, 3, vectorTree)).toThrow(RangeError);
    expect(() => consistencyProof(4, 3, vectorTree)).toThrow(RangeError);
    expect(() => treeRoot(-1, vectorTree)).toThrow(RangeError);
    expect(() => treeRoot(9, vectorTree)).toThrow('lacks node 8 of level 0');
  });
});
