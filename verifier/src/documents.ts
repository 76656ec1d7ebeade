import type { Json } from './canonical-json.ts';
import { anyObject, list, number, object, oneOf, type Shape, text, whole } from './shape.ts';
import type { Signed } from './signature.ts';

// The documents as the verifier knows them. They are described here once more, and not taken from the server's
// contract, so that a mistake there is found here.

const hash = text(/^[0-9a-f]{64}$/, '64 位小写十六进制数', '64 lower-case hexadecimal digits');
const instant = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'UTC 时间', 'a time in UTC');
const name = text(/./su, '非空文字', 'a text that is not empty');

const proof = object({
  algorithm: oneOf('ed25519-jcs'),
  keyId: text(/^ed25519:[0-9a-f]{64}$/, '公钥标识', 'the id of a public key'),
  signature: text(/^[0-9a-f]{128}$/, '128 位小写十六进制数', '128 lower-case hexadecimal digits'),
});

const head = object({ format: oneOf('jiebang-tree-head/1'), size: whole(0), root: hash, at: instant, proof });

const inclusion = object({ leafIndex: whole(0), treeSize: whole(1), path: list(hash, 64), head });

const leaf = (...kinds: string[]): Shape =>
  object({ kind: oneOf(...kinds), subject: name, contentHash: hash, at: instant });

const receiptLeaf = object({
  kind: oneOf('solution_receipt'),
  need: name,
  team: name,
  version: whole(1),
  contentHash: hash,
  at: instant,
});

const rankingContent = object({
  need: name,
  round: name,
  method: name,
  tieRule: name,
  entries: list(object({ rank: whole(1), solution: name, score: number }), 100_000),
});

const payoutContent = object({
  contest: name,
  pool: whole(0),
  method: oneOf('proportional-largest-remainder'),
  entries: list(object({ payee: name, points: whole(0), amount: whole(0) }), 1_000_000),
});

/** The format that a document of a kind names. */
export const formatOf = (kind: Kind): string => `jiebang-${kind}/1`;

const documentOf = (kind: Kind, leafShape: Shape, content?: Shape): Shape =>
  object(
    { format: oneOf(formatOf(kind)), salt: hash, leaf: leafShape, ...(content ? { content } : {}), proof, inclusion },
    ['inclusion'],
  );

/** The shapes of the documents with a leaf in the log, by the word that the command line takes. */
export const SHAPES: { readonly [kind in Kind]: Shape } = {
  receipt: documentOf('receipt', receiptLeaf),
  certificate: documentOf('certificate', leaf('certificate'), anyObject),
  ranking: documentOf('ranking', leaf('ranking'), rankingContent),
  payout: documentOf('payout', leaf('payout'), payoutContent),
  opening: documentOf(
    'opening',
    leaf('solutions_opened', 'assignment', 'scores_locked', 'draw', 'notice', 'objection_decided', 'points_posting'),
    anyObject,
  ),
};

export const CONSISTENCY: Shape = object({
  format: oneOf('jiebang-consistency/1'),
  first: head,
  second: head,
  path: list(hash, 128),
});

export type Kind = 'receipt' | 'certificate' | 'ranking' | 'payout' | 'opening';
export type Head = Signed & { size: number; root: string; at: string };
export type Inclusion = { leafIndex: number; treeSize: number; path: string[]; head: Head };
/** A document that has its shape. */
export type Document = Signed & {
  salt: string;
  leaf: { [key: string]: Json } & { contentHash: string };
  content?: Json;
  inclusion?: Json & Inclusion;
};
export type ConsistencyDocument = { first: Head; second: Head; path: string[] };
export type RankingContent = { entries: { rank: number; solution: string; score: number }[] };
export type PayoutContent = { pool: number; entries: { payee: string; points: number; amount: number }[] };
