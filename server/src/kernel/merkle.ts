import { createHash } from 'node:crypto';

// Merkle trees as RFC 9162 section 2.1 defines them, over SHA-256. A node (level, index) covers the leaves
// index·2^level … (index+1)·2^level − 1 and is stored once complete, so it never changes afterwards; every root
// and proof is then a few look-ups of stored nodes. Sizes are numbers, not 32-bit integers: no bit operators here.

/** The place of a complete node: level 0 holds the leaf hashes. */
export type NodeAddress = { readonly level: number; readonly index: number };
/** A complete node with its hash, as it is stored. */
export type TreeNode = NodeAddress & { readonly hash: Uint8Array };
/** Finds the hash of a complete, stored node; throws when it is absent, which means that the store is broken. */
export type LookUp = (level: number, index: number) => Uint8Array;

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The root of a tree without leaves: the hash of nothing. */
export const EMPTY_ROOT = sha256();

/** The hash of a leaf: SHA-256(0x00 ‖ data). */
export const leafHash = (data: Uint8Array): Uint8Array => sha256(LEAF, data);

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** The largest power of two below `size` (RFC 9162 writes k), for size ≥ 2. */
const splitPoint = (size: number): number => {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
};

/** The level of a complete subtree of that many leaves, or null where the size is no power of two. */
const levelOf = (size: number): number | null => {
  let level = 0;
  let power = 1;
  while (power < size) {
    power *= 2;
    level += 1;
  }
  return power === size ? level : null;
};

/** MTH(D[begin:end]); begin is always a multiple of the largest complete subtree inside the range. */
const rangeHash = (begin: number, end: number, lookUp: LookUp): Uint8Array => {
  const size = end - begin;
  const level = levelOf(size);
  if (level !== null) return lookUp(level, begin / size);
  const middle = begin + splitPoint(size);
  return nodeHash(rangeHash(begin, middle, lookUp), rangeHash(middle, end, lookUp));
};

const checkSize = (size: number): void => {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${size} is not a tree size`);
};

/** The root of the tree of the first `size` leaves. At most log2(size)+1 look-ups. */
export const treeRoot = (size: number, lookUp: LookUp): Uint8Array => {
  checkSize(size);
  return size === 0 ? EMPTY_ROOT : rangeHash(0, size, lookUp);
};

/**
 * The complete nodes that arise when `leaves` (leaf data, not hashes) follow a tree of `size` leaves, leaf nodes
 * included, each after its children. Looks up only nodes of the old tree that `treeRoot(size)` also looks up.
 */
export const appendNodes = (size: number, leaves: readonly Uint8Array[], lookUp: LookUp): TreeNode[] => {
  checkSize(size + leaves.length);
  const nodes: TreeNode[] = [];
  const last: (TreeNode | undefined)[] = [];
  leaves.forEach((data, offset) => {
    let node: TreeNode = {
      level: 0,
      index: size + offset,
      hash: leafHash(data),
    };
    nodes.push(node);
    while (node.index % 2 === 1) {
      const left = last[node.level];
      const leftHash = left?.index === node.index - 1 ? left.hash : lookUp(node.level, node.index - 1);
      node = {
        level: node.level + 1,
        index: (node.index - 1) / 2,
        hash: nodeHash(leftHash, node.hash),
      };
      nodes.push(node);
    }
    last[node.level] = node;
  });
  return nodes;
};

/**
 * The inclusion proof PATH(index, D[size]) of RFC 9162 section 2.1.3.1, nearest sibling first.
 * Throws RangeError when the tree has no such leaf.
 */
export const inclusionProof = (index: number, size: number, lookUp: LookUp): Uint8Array[] => {
  checkSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  }
  const path = (begin: number, end: number): Uint8Array[] => {
    if (end - begin === 1) return [];
    const middle = begin + splitPoint(end - begin);
    return index < middle
      ? [...path(begin, middle), rangeHash(middle, end, lookUp)]
      : [...path(middle, end), rangeHash(begin, middle, lookUp)];
  };
  return path(0, size);
};

/**
 * The consistency proof PROOF(first, D[second]) of RFC 9162 section 2.1.4.1. It is empty when the sizes are equal
 * or the first tree is empty. Throws RangeError when first > second.
 */
export const consistencyProof = (first: number, second: number, lookUp: LookUp): Uint8Array[] => {
  checkSize(first);
  checkSize(second);
  if (first > second) throw new RangeError(`a tree of ${second} leaves has no earlier tree of ${first}`);
  if (first === 0) return [];
  const subProof = (begin: number, end: number, known: boolean): Uint8Array[] => {
    if (first === end) return known ? [] : [rangeHash(begin, end, lookUp)];
    const middle = begin + splitPoint(end - begin);
    return first <= middle
      ? [...subProof(begin, middle, known), rangeHash(middle, end, lookUp)]
      : [...subProof(middle, end, false), rangeHash(begin, middle, lookUp)];
  };
  return subProof(0, second, true);
};

/**
 * The stored nodes that a computation will look up, so that a database fetches them with one query first:
 * `nodesNeeded((lookUp) => inclusionProof(index, size, lookUp))`.
 */
export const nodesNeeded = (computation: (lookUp: LookUp) => unknown): NodeAddress[] => {
  const needed: NodeAddress[] = [];
  computation((level, index) => {
    needed.push({ level, index });
    return EMPTY_ROOT;
  });
  return needed;
};

/** A look-up over nodes already at hand: those fetched by one query, and those just appended. */
export const lookUpIn = (nodes: Iterable<TreeNode>): LookUp => {
  const hashes = new Map<string, Uint8Array>();
  for (const node of nodes) hashes.set(`${node.level}:${node.index}`, node.hash);
  return (level, index) => {
    const hash = hashes.get(`${level}:${index}`);
    if (!hash) throw new Error(`the log's tree lacks node ${index} of level ${level}`);
    return hash;
  };
};
