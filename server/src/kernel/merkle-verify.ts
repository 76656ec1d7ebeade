import { EMPTY_ROOT, nodeHash } from './merkle.ts';

const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

const equal = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, place) => byte === right[place]);

/** What an inclusion proof claims: that the leaf of this hash stands at `index` in the tree of `size` and `root`. */
export type InclusionClaim = {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
};

/** Whether the path proves the claim, by the algorithm of RFC 9162 section 2.1.3.2. */
export const verifyInclusion = (claim: InclusionClaim, path: readonly Uint8Array[]): boolean => {
  if (!(Number.isSafeInteger(claim.index) && Number.isSafeInteger(claim.size))) return false;
  if (claim.index < 0 || claim.index >= claim.size) return false;
  let place = claim.index;
  let last = claim.size - 1;
  let hash = claim.leafHash;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && equal(hash, claim.root);
};

/** What a consistency proof claims: that the tree of the second head only added leaves to that of the first. */
export type ConsistencyClaim = {
  readonly firstSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondSize: number;
  readonly secondRoot: Uint8Array;
};

/**
 * Whether the path proves the claim, by the algorithm of RFC 9162 section 2.1.4.2. An empty first tree is
 * consistent with every tree; equal sizes need equal roots; both with an empty path.
 */
export const verifyConsistency = (claim: ConsistencyClaim, path: readonly Uint8Array[]): boolean => {
  const { firstSize, firstRoot, secondSize, secondRoot } = claim;
  if (!(Number.isSafeInteger(firstSize) && Number.isSafeInteger(secondSize))) return false;
  if (firstSize < 0 || firstSize > secondSize) return false;
  if (firstSize === secondSize) return path.length === 0 && equal(firstRoot, secondRoot);
  if (firstSize === 0) return path.length === 0 && equal(firstRoot, EMPTY_ROOT);
  let place = firstSize - 1;
  let last = secondSize - 1;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  // A first tree that is one complete subtree is known to the verifier and left out of the path.
  const [start, ...siblings] = place === 0 ? [firstRoot, ...path] : path;
  if (!start || (place === 0 && path.length === 0)) return false;
  let first = start;
  let second = start;
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      second = nodeHash(second, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && equal(first, firstRoot) && equal(second, secondRoot);
};
