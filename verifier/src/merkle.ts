import { createHash } from 'node:crypto';

// RFC 9162, section 2.1. Both proofs are followed from the root downwards, exactly as the RFC defines the trees,
// instead of by its loops over bits: the server uses those, and two ways are less likely to err alike.

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Uint8Array.of(1), left, right);

/** The hash of a leaf's data. */
export const leafHash = (data: Uint8Array): Buffer => sha256(Uint8Array.of(0), data);

const leftSize = (size: number): number => {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
};

/** The root that leaf, place and path lead to; null where the path does not fit the place. */
export const rootByInclusion = (leaf: Uint8Array, index: number, size: number, path: Uint8Array[]): Buffer | null => {
  if (index < 0 || index >= size) return null;
  if (size === 1) return path.length === 0 ? Buffer.from(leaf) : null;
  const sibling = path.at(-1);
  if (!sibling) return null;
  const [k, rest] = [leftSize(size), path.slice(0, -1)];
  const inner = index < k ? rootByInclusion(leaf, index, k, rest) : rootByInclusion(leaf, index - k, size - k, rest);
  if (!inner) return null;
  return index < k ? node(inner, sibling) : node(sibling, inner);
};

/** The roots of the earlier and later tree that a consistency path leads to; null where it does not fit the sizes. */
export const rootsByConsistency = (
  first: number,
  second: number,
  firstRoot: Uint8Array,
  path: Uint8Array[],
): [Uint8Array, Uint8Array] | null => {
  if (first < 1 || first > second) return null;
  const rest = [...path];
  const follow = (m: number, n: number, known: boolean): [Uint8Array, Uint8Array] | null => {
    if (m === n) {
      const hash = known ? firstRoot : rest.pop();
      return hash ? [hash, hash] : null;
    }
    const sibling = rest.pop();
    if (!sibling) return null;
    const k = leftSize(n);
    const inner = m <= k ? follow(m, k, known) : follow(m - k, n - k, false);
    if (!inner) return null;
    return m <= k ? [inner[0], node(inner[1], sibling)] : [node(sibling, inner[0]), node(sibling, inner[1])];
  };
  const roots = follow(first, second, true);
  return rest.length === 0 ? roots : null;
};

/** The root of a log without entries. */
export const EMPTY_ROOT = sha256();
