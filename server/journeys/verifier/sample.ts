import type {
  Certificate,
  Consistency,
  Inclusion,
  LogLeaf,
  Opening,
  Payout,
  PricesOpening,
  Proof,
  Ranking,
  Receipt,
  TreeHead,
} from '@jiebang/contract/log/documents.ts';
import type { PublishedRanking, RankingTwo } from '@jiebang/contract/log/ranking.ts';
import { appendNodes, consistencyProof, inclusionProof, lookUpIn, treeRoot } from '#kernel/merkle.ts';
import { splitByLargestRemainder } from '#kernel/split.ts';
import { example, published } from '#modules/judging/factory.ts';
import { commit, contentHash, newSalt, paddingLeaf } from '#platform/seal/commitment.ts';
import { keyIdOf, newSigningPair, signDocument } from '#platform/seal/signature.ts';

// Documents made by the server's own parts, which the verifier, sharing no code with them, then has to understand.

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const at = '2026-06-01T08:30:00.000Z';

/** A signer with its key id. */
export const newSigner = () => {
  const { publicKey, privateKey } = newSigningPair();
  const keyId = keyIdOf(publicKey);
  return { keyId, sign: <T extends { format: string }>(document: T) => signDocument(privateKey, keyId, document) };
};

export type Signer = ReturnType<typeof newSigner>;

/** A small log: it takes leaf data, and gives heads and proofs at any size. */
export const newLog = (signer: Signer, leaves: Uint8Array[]) => {
  const lookUp = lookUpIn(appendNodes(0, leaves, () => new Uint8Array()));
  const head = (size: number): TreeHead =>
    signer.sign({ format: 'jiebang-tree-head/1' as const, size, root: hex(treeRoot(size, lookUp)), at });
  return {
    head,
    include: (leafIndex: number, treeSize: number): Inclusion => ({
      leafIndex,
      treeSize,
      path: inclusionProof(leafIndex, treeSize, lookUp).map(hex),
      head: head(treeSize),
    }),
    consistency: (first: number, second: number): Consistency => ({
      format: 'jiebang-consistency/1',
      first: head(first),
      second: head(second),
      path: consistencyProof(first, second, lookUp).map(hex),
    }),
  };
};

/** Puts a signed document into a log among padding, and attaches its proof. */
export const included = <T extends { salt: string; leaf: LogLeaf; proof: Proof }>(
  document: T,
  log: Signer,
): T & { inclusion: Inclusion } => {
  return { ...document, inclusion: placeOf(document, log) };
};

/** The proof that a leaf stands in a log among padding. */
export const placeOf = ({ salt, leaf }: { salt: string; leaf: LogLeaf }, log: Signer): Inclusion => {
  const leaves = Array.from({ length: 11 }, paddingLeaf);
  leaves[6] = commit(Buffer.from(salt, 'hex'), leaf);
  return newLog(log, leaves).include(6, 11);
};

const salted = () => ({ salt: hex(newSalt()) });

/** What the solver handed in. */
export const solution = { title: '低温磁控溅射替代电镀', indicators: [{ name: '结合力', value: 12.5, unit: 'MPa' }] };

export const receiptOf = (signer: Signer): Receipt =>
  signer.sign({
    format: 'jiebang-receipt/1' as const,
    ...salted(),
    leaf: {
      kind: 'solution_receipt' as const,
      need: 'N2026-0007',
      team: '先导材料团队',
      version: 2,
      contentHash: contentHash(solution),
      at,
    },
  });

const leafOf = <Kind extends string>(kind: Kind, subject: string, content: unknown) => ({
  kind,
  subject,
  contentHash: contentHash(content),
  at,
});

export const certificateOf = (signer: Signer): Certificate => {
  const content: Certificate['content'] = {
    number: 'JZ2026-000012',
    title: '技术交易鉴证书',
    issuer: '示例技术交易所',
    issuedAt: at,
    sample: true,
    need: 'N2026-0007',
    contract: {
      name: '镀层替代技术开发合同',
      kind: '技术开发（委托）',
      signedOn: '2026-05-20',
      registrationNumber: null,
    },
    parties: [
      { role: 'owner', name: '甲公司', identifier: '91350100M000100Y43', region: '310000' },
      { role: 'solver', name: '乙大学', identifier: null, region: '330000' },
    ],
    crossRegion: true,
    amount: null,
  };
  const leaf = leafOf('certificate', content.number, content);
  return signer.sign({ format: 'jiebang-certificate/1' as const, ...salted(), leaf, content });
};

export const rankingOf = (
  signer: Signer,
  entries: Ranking['content']['entries'] = [
    { rank: 1, solution: 'S-3', score: 91.25 },
    { rank: 2, solution: 'S-1', score: 88 },
    { rank: 2, solution: 'S-4', score: 88 },
    { rank: 4, solution: 'S-2', score: 70.5 },
  ],
): Ranking => {
  const content = { need: 'N2026-0007', round: '终评', method: 'trimmed_mean', tieRule: '同分并列', entries };
  const leaf = leafOf('ranking', content.need, content);
  return signer.sign({ format: 'jiebang-ranking/1' as const, ...salted(), leaf, content });
};

/** A ranking of the second form, with the draw's own leaf in the same log. */
export const rankingTwoOf = (signer: Signer, content: PublishedRanking = published(example)): RankingTwo => {
  const leaf = leafOf('ranking', content.need, content);
  const body = {
    format: 'jiebang-ranking/2' as const,
    ...salted(),
    leaf,
    content,
    drawInclusion: placeOf(content.draw, signer),
  };
  return signer.sign(body);
};

/** The opening of a price round: what each bid committed to while it ran. */
export const pricesOf = (signer: Signer): PricesOpening => {
  const [final, need] = ['2026-F1', 'N2026-0007'];
  const [called, opened] = ['2026-06-01T08:10:00.000Z', '2026-06-01T08:20:00.000Z'];
  const bids = [81_000_000, 90_000_000].map((fen, n) => {
    const said = { item: `01890000-0000-7000-8000-00000000000${n}`, fen, nonce: hex(newSalt()) };
    const leaf = {
      ...leafOf('price_bid', final, { final, need, round: 1, ...said }),
      at: `2026-06-01T08:1${n + 1}:00.000Z`,
    };
    return { ...said, salt: hex(newSalt()), leaf };
  });
  const content = { final, need, round: 1, called, opened, rule: 'prices enter no score', bids };
  const leaf = leafOf('prices_opened', final, content);
  const bidInclusions = bids.map(({ salt, leaf: of }) => placeOf({ salt, leaf: of }, signer));
  return signer.sign({ format: 'jiebang-opening/1' as const, ...salted(), leaf, content, bidInclusions });
};

/** The receipt of one price. */
export const bidOf = (signer: Signer): Opening => {
  const content = { final: '2026-F1', need: 'N2026-0007', round: 1, item: 'A', fen: 81_000_000, nonce: hex(newSalt()) };
  const leaf = leafOf('price_bid', content.final, content);
  return signer.sign({ format: 'jiebang-opening/1' as const, ...salted(), leaf, content });
};

/** That a judge read an opened solution. */
export const readingOf = (signer: Signer): Opening => {
  const who = { solution: '01890000-0000-7000-8000-000000000001', readBy: '01890000-0000-7000-8000-000000000002' };
  const content = { need: 'N2026-0007', ...who, version: 2, as: 'judge', at };
  const leaf = leafOf('solution_read', content.need, content);
  return signer.sign({ format: 'jiebang-opening/1' as const, ...salted(), leaf, content });
};

/** The same contest with a fourth judge, whose sheets an upheld objection struck out: before, and as it was corrected. */
const fourth = example.marks.slice(0, 4).map(({ solution, scores }) => ({
  judge: 'j4',
  solution,
  scores: { ...scores, indicators: solution === 's4' ? 10 : 0 },
}));
export const withFourth = { ...example, marks: [...example.marks, ...fourth] };

/** A later round of the same need, by a rubric of its own. */
export const laterRound = {
  ...example,
  cut: null,
  codes: new Map([...example.codes].filter(([solution]) => solution !== 's4')),
  rubric: [
    { key: 'answers', weight: 70, max: 20 },
    { key: 'prototype', weight: 30, max: 5 },
  ],
  marks: example.marks
    .filter(({ solution }) => solution !== 's4')
    .map(({ judge, solution, scores }) => ({
      judge,
      solution,
      scores: { answers: 2 * (scores['indicators'] ?? 0), prototype: Math.min(scores['route'] ?? 0, 5) },
    })),
};

export const payoutOf = (
  signer: Signer,
  points: number[] = [30, 30, 30, 0, 7],
  pool = 50_000_000,
  amounts: number[] = splitByLargestRemainder(pool, points),
): Payout => {
  const entries = points.map((each, place) => ({ payee: `B-${place}`, points: each, amount: amounts[place] ?? 0 }));
  const content = { contest: '2026', pool, method: 'proportional-largest-remainder' as const, entries };
  const leaf = leafOf('payout', content.contest, content);
  return signer.sign({ format: 'jiebang-payout/1' as const, ...salted(), leaf, content });
};

export const openingOf = (signer: Signer): Opening => {
  const content = {
    deal: 'D-9',
    lines: [
      { account: 'broker:B-1', points: 70 },
      { account: 'agency:A-1', points: 30 },
    ],
  };
  const leaf = leafOf('points_posting', content.deal, content);
  return signer.sign({ format: 'jiebang-opening/1' as const, ...salted(), leaf, content });
};
