import type { Json } from './canonical-json.ts';
import { checkPayout, checkPrices, checkRanking } from './content.ts';
import {
  CONSISTENCY,
  type ConsistencyDocument,
  type Document,
  formatsOf,
  type Head,
  type Inclusion,
  type Kind,
  type PayoutContent,
  PRICES,
  type RankingContent,
  SHAPES,
} from './documents.ts';
import { bad, type Finding, good } from './finding.ts';
import { EMPTY_ROOT, leafHash, rootByInclusion, rootsByConsistency } from './merkle.ts';
import { checkPublishedRanking } from './ranking.ts';
import { readJson } from './read.ts';
import type { PublishedRanking } from './scores.ts';
import { hashOf, leafData, type Signed, signatureHolds } from './signature.ts';

/** The key ids that the person who checks trusts: the log's, and the signer's where that is another, as a certificate's always is. */
export type Trust = { readonly logKey?: string | undefined; readonly key?: string | undefined };

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const isRoot = (root: Uint8Array, hex: string): boolean => Buffer.from(root).toString('hex') === hex;

const checkKey = (part: string, document: Signed, trusted: string | undefined, option: string): Finding[] => {
  const { keyId } = document.proof;
  if (keyId === trusted) return [];
  if (trusted === undefined) {
    const zh = `文件自称由 ${keyId} 签署，但没有给出可信的公钥。请与平台公布的公钥核对后加 ${option} 再验。`;
    const en = `It names ${keyId} as its signer, but no trusted key was given. Compare it with the published key, then add ${option}.`;
    return [bad(`${part}.keyId`, zh, en)];
  }
  const zh = `签署公钥是 ${keyId}，不是您信任的 ${trusted}。`;
  const en = `It is signed by ${keyId}, not by ${trusted}, which you trust.`;
  return [bad(`${part}.keyId`, zh, en)];
};

const checkHead = (part: string, head: Head, logKey: string | undefined): Finding[] => {
  const key = checkKey(`${part}.proof`, head, logKey, '--log-key');
  if (!signatureHolds(head)) {
    return [...key, bad(part, '日志的树头在签署之后被改动。', "The log's signed tree head was changed after signing.")];
  }
  const zh = `日志树头签名有效：${head.at} 时共 ${head.size} 项。`;
  const en = `The log's tree head is signed: ${head.size} entries at ${head.at}.`;
  return [...key, ...(key.length > 0 ? [] : [good(part, zh, en)])];
};

type Opened = Pick<Document, 'salt' | 'leaf'>;

const checkInclusion = (
  part: string,
  opened: Opened,
  { head, ...place }: Inclusion,
  logKey: string | undefined,
): Finding[] => {
  const found = checkHead(`${part}.head`, head, logKey);
  if (place.treeSize !== head.size) {
    const zh = `收录证明按 ${place.treeSize} 项计算，树头却有 ${head.size} 项。`;
    const en = `The proof is for ${place.treeSize} entries, the tree head for ${head.size}.`;
    return [...found, bad(`${part}.treeSize`, zh, en)];
  }
  if (place.leafIndex >= place.treeSize) {
    const zh = `日志只有 ${place.treeSize} 项，没有第 ${place.leafIndex} 项。`;
    const en = `The log has ${place.treeSize} entries, so none at place ${place.leafIndex}.`;
    return [...found, bad(`${part}.leafIndex`, zh, en)];
  }
  const leaf = leafHash(leafData(opened.salt, opened.leaf));
  const root = rootByInclusion(leaf, place.leafIndex, place.treeSize, place.path.map(bytes));
  if (!root || !isRoot(root, head.root)) {
    const zh = `salt、leaf、leafIndex 与 path 推不出树头的根（${part}.head.root），其中一项被改动。`;
    const en = 'Salt, leaf, leafIndex and path do not lead to the root of the tree head: one of them was changed.';
    return [...found, bad(`${part}.path`, zh, en)];
  }
  const zh = `已收录于公开日志第 ${place.leafIndex} 项（从 0 起）。`;
  return [...found, good(`${part}.path`, zh, `It stands in the public log at place ${place.leafIndex} (from 0).`)];
};

/** Says where a document was changed whose signature fails, as far as the log's independent witness can tell. */
const brokenSignature = (inclusion: readonly Finding[]): Finding => {
  const path = inclusion.find((finding) => finding.part === 'inclusion.path');
  if (path?.holds) {
    const zh = '签名不符。salt 与 leaf 仍与日志一致，所以被改动的是 format、content 或 proof。';
    const en =
      'The signature fails. Salt and leaf are still those of the log, so format, content or proof was changed.';
    return bad('proof', zh, en);
  }
  const zh = '签名不符。签署之后被改动的是 format、salt、leaf、content 或 proof 之一。';
  const en = 'The signature fails: format, salt, leaf, content or proof was changed after signing.';
  return bad('proof', zh, en);
};

const checkRankingOf = (document: Document): Finding[] =>
  document.format === 'jiebang-ranking/2'
    ? checkPublishedRanking(document.content as unknown as PublishedRanking, document.leaf.at)
    : checkRanking(document.content as Json & RankingContent);

/** Where the draw of a ranking of the second form stands in the log. */
const checkDrawn = (document: Document, logKey: string | undefined): Finding[] => {
  if (document.format !== 'jiebang-ranking/2') return [];
  const { draw } = document.content as unknown as { draw: Opened };
  if (document.drawInclusion) return checkInclusion('drawInclusion', draw, document.drawInclusion, logKey);
  return [bad('drawInclusion', '缺少抽签承诺的收录证明。', 'The proof of inclusion of the draw is missing.')];
};

type Bids = { bids: Opened[] };

/** Where the log holds what each price of an opened round was committed to by. */
const checkBids = (document: Document, logKey: string | undefined): Finding[] => {
  const { bidInclusions, content } = document;
  const part = 'bidInclusions';
  if (document.leaf['kind'] !== 'prices_opened' || PRICES(content, 'content')) return [];
  const { bids } = content as unknown as Bids;
  if (bidInclusions?.length !== bids.length) {
    const zh = `有 ${bids.length} 个报价，收录证明却有 ${bidInclusions?.length ?? 0} 份。`;
    return [bad(part, zh, `There are ${bids.length} bids, and ${bidInclusions?.length ?? 0} proofs of inclusion.`)];
  }
  return bids.flatMap(({ salt, leaf }, place) => {
    const inclusion = bidInclusions[place];
    return inclusion ? checkInclusion(`${part}[${place}]`, { salt, leaf }, inclusion, logKey) : [];
  });
};

/** What can be computed anew of a content. */
const checkAnew = (kind: Kind, document: Document): Finding[] => {
  if (kind === 'payout') return checkPayout(document.content as Json & PayoutContent);
  if (kind === 'ranking') return checkRankingOf(document);
  return document.leaf.kind === 'prices_opened' ? checkPrices(document.content as Json) : [];
};

const checkContent = (kind: Kind, document: Document, content: Json | undefined): Finding[] => {
  const shown = kind === 'receipt' ? content : document.content;
  if (shown === undefined) return [];
  const part = kind === 'receipt' ? 'leaf.contentHash' : 'content';
  const hash = hashOf(shown);
  if (hash !== document.leaf.contentHash) {
    const zh = `内容的散列是 ${hash}，leaf.contentHash 却是 ${document.leaf.contentHash}。`;
    const en = `The content hashes to ${hash}, but leaf.contentHash is ${document.leaf.contentHash}.`;
    // Computed anew all the same: what does not fit tells where the content was changed.
    const where = checkAnew(kind, document).filter(({ holds }) => !holds);
    return [bad(part, zh, en), ...where];
  }
  const same = good(part, '内容与所承诺的散列一致。', 'The content is the one whose hash was committed to.');
  return [same, ...checkAnew(kind, document)];
};

const checkFormat = (kind: Kind, value: Json): Finding | null => {
  const format = value !== null && typeof value === 'object' && !Array.isArray(value) ? value.format : undefined;
  const should = formatsOf(kind);
  if (format === undefined || should.some((one) => one === format)) return null;
  const is = JSON.stringify(format);
  return bad(
    'format',
    `文件自称 ${is}，不是 ${should.join('、')}。`,
    `The file says that it is ${is}, not ${should.join(' or ')}.`,
  );
};

const notYetIncluded = (kind: Kind, leaf: Document['leaf']): Finding =>
  kind === 'receipt' || leaf['kind'] === 'price_bid'
    ? good(
        'inclusion',
        '这份收据还没有收录证明：它是签名承诺，十分钟内应可取得收录证明。',
        'This receipt has no proof of inclusion yet: it is a signed promise, and the proof is due within ten minutes.',
      )
    : bad('inclusion', '缺少收录证明。', 'The proof of inclusion in the public log is missing.');

/**
 * Checks a document: its form, its content, its signature, its place in the log, and what can be computed anew.
 * `content` is, for a receipt, what the holder says was handed in.
 */
export const checkDocument = (kind: Kind, file: Uint8Array, trust: Trust, content?: Json): Finding[] => {
  const read = readJson(file);
  if ('finding' in read) return [read.finding];
  const misshapen = checkFormat(kind, read.value) ?? SHAPES[kind](read.value, '');
  if (misshapen) return [misshapen];
  const document = read.value as Json & Document;
  const inclusion = document.inclusion
    ? checkInclusion('inclusion', document, document.inclusion, trust.logKey)
    : [notYetIncluded(kind, document.leaf)];
  // Who keeps the log is not who certifies: the exchange's own key has to be named.
  const signer = kind === 'certificate' ? trust.key : (trust.key ?? trust.logKey);
  const key = checkKey('proof', document, signer, '--key');
  const signed = good(
    'proof',
    '签名有效，签署之后没有改动。',
    'The signature holds: nothing was changed after signing.',
  );
  const signature = signatureHolds(document) ? (key.length > 0 ? [] : [signed]) : [brokenSignature(inclusion)];
  return [
    ...checkContent(kind, document, content),
    ...key,
    ...signature,
    ...inclusion,
    ...checkDrawn(document, trust.logKey),
    ...checkBids(document, trust.logKey),
  ];
};

/** Checks that between two signed heads the log only grew, and kept every earlier entry. */
export const checkConsistency = (file: Uint8Array, trust: Trust): Finding[] => {
  const read = readJson(file);
  if ('finding' in read) return [read.finding];
  const misshapen = CONSISTENCY(read.value, '');
  if (misshapen) return [misshapen];
  const { first, second, path } = read.value as Json & ConsistencyDocument;
  const heads = [...checkHead('first', first, trust.logKey), ...checkHead('second', second, trust.logKey)];
  const grown =
    first.size === 0
      ? path.length === 0 && isRoot(EMPTY_ROOT, first.root)
      : rootsByConsistency(first.size, second.size, bytes(first.root), path.map(bytes))?.every((root, place) =>
          isRoot(root, place === 0 ? first.root : second.root),
        );
  if (!grown) {
    const zh = `证明不了后一树头（${second.size} 项）保留了前一树头（${first.size} 项）的全部内容。`;
    const en = `The path does not show that the head of ${second.size} entries keeps all of the head of ${first.size}.`;
    return [...heads, bad('path', zh, en)];
  }
  const zh = `日志从 ${first.size} 项增至 ${second.size} 项，只增未改。`;
  return [...heads, good('path', zh, `From ${first.size} to ${second.size} entries the log only grew.`)];
};
