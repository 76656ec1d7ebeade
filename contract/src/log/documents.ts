import { z } from 'zod';

// The documents that a person keeps and the stand-alone verifier checks. All have one anatomy:
//   leaf        what the public log promises, by its kind
//   salt        opens the leaf: the log's public leaf is SHA-256(salt ‖ canonical JSON of leaf), 32 untyped bytes
//   content     what contentHash in the leaf is the hash of: SHA-256 of the canonical JSON (a receipt leaves it out)
//   proof       Ed25519 over the canonical JSON of the document without `inclusion` and without `proof.signature`
//   inclusion   where the leaf stands in the log, under a signed tree head; absent until the batch was appended
// Bytes are written in lower-case hexadecimal, the only spelling, so that no two texts mean the same document.

export const bytes32 = z.string().regex(/^[0-9a-f]{64}$/);
export const instant = z.iso.datetime({ precision: 3 });
const count = z.int().min(0);
export const name = z.string().min(1).max(500);

/** Names algorithm and key at once: the key id of Ed25519 is the public key itself. */
export const keyId = z.string().regex(/^ed25519:[0-9a-f]{64}$/);

export const proof = z.strictObject({
  algorithm: z.literal('ed25519-jcs'),
  keyId,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

/** A signed tree head: the log had this root at this size. */
export const treeHead = z.strictObject({
  format: z.literal('jiebang-tree-head/1'),
  size: count,
  root: bytes32,
  at: instant,
  proof,
});

/** The path runs from the leaf's sibling to the root; treeSize is the head's size. */
export const inclusion = z.strictObject({
  leafIndex: count,
  treeSize: count,
  path: z.array(bytes32).max(64),
  head: treeHead,
});

/** The leaf of a receipt: this team handed in this version of a solution with this content at this time. */
export const receiptLeaf = z.strictObject({
  kind: z.literal('solution_receipt'),
  need: name,
  team: name,
  version: z.int().min(1),
  contentHash: bytes32,
  at: instant,
});

/** The signed promise given for each submission; its inclusion follows within ten minutes. */
export const receipt = z.strictObject({
  format: z.literal('jiebang-receipt/1'),
  salt: bytes32,
  leaf: receiptLeaf,
  proof,
  inclusion: inclusion.optional(),
});

/** Every leaf but a receipt's: `subject` is the number of what it is about. */
export const leafOf = <Kind extends string>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), subject: name, contentHash: bytes32, at: instant });

/** Leaves with a document of their own below; all other kinds are opened by `opening`. */
export const openingKinds = [
  'solutions_opened',
  'solution_read',
  'assignment',
  'scores_locked',
  'draw',
  'notice',
  'objection_decided',
  'points_posting',
  'price_bid',
  'prices_opened',
] as const;

export const certificateContent = z.strictObject({
  number: name,
  title: name,
  issuer: name,
  issuedAt: instant,
  /** A trial's certificate, printed 样本无效. */
  sample: z.boolean(),
  need: name.nullable(),
  contract: z.strictObject({
    name,
    kind: name,
    signedOn: z.iso.date(),
    registrationNumber: name.nullable(),
  }),
  parties: z
    .array(
      z.strictObject({
        role: z.enum(['owner', 'solver', 'agency']),
        name,
        identifier: name.nullable(),
        region: name.nullable(),
      }),
    )
    .min(2),
  crossRegion: z.boolean(),
  /** The contract's total in fen, null where the parties keep it confidential. */
  amount: count.nullable(),
});

/** A certificate (交易鉴证), signed by the exchange's key; `subject` is its number. */
export const certificate = z.strictObject({
  format: z.literal('jiebang-certificate/1'),
  salt: bytes32,
  leaf: leafOf('certificate'),
  content: certificateContent,
  proof,
  inclusion: inclusion.optional(),
});

export const rankingContent = z.strictObject({
  need: name,
  round: name,
  method: name,
  tieRule: name,
  /** In the order of rank. A better score never has a worse rank; equal scores are parted by the tie rule only. */
  entries: z.array(z.strictObject({ rank: z.int().min(1), solution: name, score: z.number() })),
});

/** A ranking; `subject` is the need's number. */
export const ranking = z.strictObject({
  format: z.literal('jiebang-ranking/1'),
  salt: bytes32,
  leaf: leafOf('ranking'),
  content: rankingContent,
  proof,
  inclusion: inclusion.optional(),
});

export const payoutContent = z.strictObject({
  contest: name,
  /** The pool in fen, shared in proportion to the points by the largest remainder; ties: the earlier in the list. */
  pool: count,
  method: z.literal('proportional-largest-remainder'),
  /** Payees under consented names or numbers, points as integers, amounts in fen. */
  entries: z.array(z.strictObject({ payee: name, points: count, amount: count })),
});

/** A year-end conversion; `subject` is the contest's number. */
export const payout = z.strictObject({
  format: z.literal('jiebang-payout/1'),
  salt: bytes32,
  leaf: leafOf('payout'),
  content: payoutContent,
  proof,
  inclusion: inclusion.optional(),
});

/** Any other leaf, opened to those whom it concerns and to auditors. */
export const opening = z.strictObject({
  format: z.literal('jiebang-opening/1'),
  salt: bytes32,
  leaf: z.strictObject({ kind: z.enum(openingKinds), subject: name, contentHash: bytes32, at: instant }),
  content: z.record(z.string(), z.json()),
  proof,
  inclusion: inclusion.optional(),
});

/** The opening of a price round: `bidInclusions` are where the log holds what each bid committed to, in their order; absent until all are there. */
export const pricesOpening = opening.extend({ bidInclusions: z.array(inclusion).optional() });

/** Proves that between two heads the log only grew. */
export const consistency = z.strictObject({
  format: z.literal('jiebang-consistency/1'),
  first: treeHead,
  second: treeHead,
  path: z.array(bytes32).max(128),
});

export type Proof = z.infer<typeof proof>;
export type TreeHead = z.infer<typeof treeHead>;
export type Inclusion = z.infer<typeof inclusion>;
export type Receipt = z.infer<typeof receipt>;
export type Certificate = z.infer<typeof certificate>;
export type CertificateContent = z.infer<typeof certificateContent>;
export type Ranking = z.infer<typeof ranking>;
export type RankingContent = z.infer<typeof rankingContent>;
export type Payout = z.infer<typeof payout>;
export type PayoutContent = z.infer<typeof payoutContent>;
export type Opening = z.infer<typeof opening>;
export type PricesOpening = z.infer<typeof pricesOpening>;
export type Consistency = z.infer<typeof consistency>;
/** What a leaf of the log says, before it is salted and hashed. */
export type LogLeaf = (Receipt | Certificate | Ranking | Payout | Opening)['leaf'];
