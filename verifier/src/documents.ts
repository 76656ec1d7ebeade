import type { Json } from './canonical-json.ts';
import {
  anyObject,
  byMember,
  eachOf,
  list,
  number,
  object,
  oneOf,
  orNull,
  type Shape,
  text,
  truth,
  whole,
} from './shape.ts';
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

const key = text(/^[a-z][a-z0-9_]{0,39}$/, '评分项代号', 'the key of a criterion');
const written = object({
  n: text(/^(0|-?[1-9]\d{0,400})$/, '整数', 'a whole number'),
  d: text(/^[1-9]\d{0,400}$/, '正整数', 'a positive whole number'),
});

const cut = orNull(
  byMember('by', {
    rank: object({ by: oneOf('rank'), first: whole(1) }),
    score: object({ by: oneOf('score'), atLeast: whole(1) }),
  }),
);

const publishedRanking = object({
  need: name,
  round: object({
    n: whole(1),
    kind: name,
    cut,
  }),
  aggregation: oneOf('mean', 'trimmed_mean', 'z_score'),
  tieRule: oneOf('heaviest_criterion', 'earlier_submission', 'shared_rank'),
  rubric: list(object({ key, name, nameEn: name, weight: whole(1), max: whole(1) }), 100),
  draw: object({
    salt: hash,
    leaf: leaf('draw'),
    content: object({ need: name, round: whole(1), seed: hash, rule: name, cut, solutions: list(name, 100_000) }, [
      'cut',
      'solutions',
    ]),
  }),
  sheets: orNull(list(object({ solution: name, judge: orNull(name), scores: eachOf(whole(0)) }), 100_000)),
  submitted: list(object({ solution: name, at: instant }), 100_000),
  entries: list(
    object({
      rank: whole(1),
      solution: name,
      score: written,
      means: orNull(list(written, 100)),
      goesOn: orNull(truth),
    }),
    100_000,
  ),
});

const payoutContent = object({
  contest: name,
  pool: whole(0),
  method: oneOf('proportional-largest-remainder'),
  entries: list(object({ payee: name, points: whole(0), amount: whole(0) }), 1_000_000),
});

/** The formats that a document of a kind may name. */
export const formatsOf = (kind: Kind): string[] =>
  kind === 'ranking' ? ['jiebang-ranking/1', 'jiebang-ranking/2'] : [`jiebang-${kind}/1`];

const documentOf = (
  format: string,
  leafShape: Shape,
  content?: Shape,
  more: { readonly [key: string]: Shape } = {},
): Shape =>
  object(
    { format: oneOf(format), salt: hash, leaf: leafShape, ...(content ? { content } : {}), ...more, proof, inclusion },
    [...Object.keys(more), 'inclusion'],
  );

/** What the opening of a price round says. */
export const PRICES: Shape = object({
  final: name,
  need: name,
  round: whole(1),
  called: instant,
  opened: instant,
  rule: name,
  bids: list(object({ item: name, fen: whole(1), nonce: hash, salt: hash, leaf: leaf('price_bid') }), 100_000),
});

const rankingTwo = object(
  {
    format: oneOf('jiebang-ranking/2'),
    salt: hash,
    leaf: leaf('ranking'),
    content: publishedRanking,
    drawInclusion: inclusion,
    proof,
    inclusion,
  },
  ['drawInclusion', 'inclusion'],
);

const openedOther = documentOf(
  'jiebang-opening/1',
  leaf(
    ...['solutions_opened', 'assignment', 'scores_locked', 'draw', 'notice', 'objection_decided', 'points_posting'],
    ...['price_bid', 'solution_read'],
  ),
  anyObject,
);
/** The opening of a price round has the places of its bids in the log too. */
const openedPrices = documentOf('jiebang-opening/1', leaf('prices_opened'), anyObject, {
  bidInclusions: list(inclusion, 100_000),
});
/** By its kind, or by what it brings, so that one change of either is blamed on it. */
const opensPrices = (value: Json | undefined): boolean => {
  const opened = value as { readonly leaf?: { readonly kind?: Json } | null; readonly bidInclusions?: Json } | null;
  return opened?.leaf?.kind === 'prices_opened' || opened?.bidInclusions !== undefined;
};

/** The shapes of the documents with a leaf in the log, by the word that the command line takes. */
export const SHAPES: { readonly [kind in Kind]: Shape } = {
  receipt: documentOf('jiebang-receipt/1', receiptLeaf),
  certificate: documentOf('jiebang-certificate/1', leaf('certificate'), anyObject),
  ranking: byMember('format', {
    'jiebang-ranking/1': documentOf('jiebang-ranking/1', leaf('ranking'), rankingContent),
    'jiebang-ranking/2': rankingTwo,
  }),
  payout: documentOf('jiebang-payout/1', leaf('payout'), payoutContent),
  opening: (value, place) => (opensPrices(value) ? openedPrices : openedOther)(value, place),
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
  leaf: { [key: string]: Json } & { contentHash: string; at: string };
  content?: Json;
  inclusion?: Json & Inclusion;
  drawInclusion?: Json & Inclusion;
  bidInclusions?: Json & Inclusion[];
};
export type ConsistencyDocument = { first: Head; second: Head; path: string[] };
export type RankingContent = { entries: { rank: number; solution: string; score: number }[] };
export type PayoutContent = { pool: number; entries: { payee: string; points: number; amount: number }[] };
