import type { Json } from './canonical-json.ts';
import { type PayoutContent, PRICES, type RankingContent } from './documents.ts';
import { bad, type Finding, good } from './finding.ts';
import { hashOf } from './signature.ts';
import { split } from './split.ts';

/** Computes every amount of a payout anew from pool and points. */
export const checkPayout = ({ pool, entries }: PayoutContent): Finding[] => {
  const amounts = split(
    pool,
    entries.map((entry) => entry.points),
  );
  if (!amounts) {
    return [bad('content.entries', '没有任何积分，奖金无从分配。', 'There are no points by which to share the pool.')];
  }
  const wrong = entries.flatMap(({ payee, amount }, place) => {
    const due = amounts[place];
    if (due === amount) return [];
    const part = `content.entries[${place}].amount`;
    return [
      bad(
        part,
        `${payee} 应得 ${due} 分钱，文件写 ${amount} 分钱。`,
        `${payee} is due ${due} fen, the file says ${amount}.`,
      ),
    ];
  });
  if (wrong.length > 0) return wrong;
  const zh = `按最大余数法重算 ${entries.length} 笔，逐笔相符，合计 ${pool} 分钱。`;
  const en = `All ${entries.length} amounts were computed anew by the largest remainder and agree; they sum to ${pool} fen.`;
  return [good('content.entries', zh, en)];
};

/** Whether the ranks follow the scores: listed by rank, and no better score behind a worse one. */
export const checkRanking = ({ entries }: RankingContent): Finding[] => {
  for (const [place, entry] of entries.entries()) {
    const before = entries[place - 1];
    const least = before ? before.rank : 1;
    if (before ? entry.rank < least || entry.rank > place + 1 : entry.rank !== 1) {
      const part = `content.entries[${place}].rank`;
      return [bad(part, `名次 ${entry.rank} 与位置不符。`, `Rank ${entry.rank} does not fit its place in the list.`)];
    }
    if (before && (entry.score > before.score || (entry.rank === before.rank && entry.score !== before.score))) {
      const part = `content.entries[${place}].score`;
      const zh = `${entry.solution} 得分 ${entry.score}，与前一名 ${before.solution} 的 ${before.score} 不符。`;
      const en = `${entry.solution} with ${entry.score} does not fit behind ${before.solution} with ${before.score}.`;
      return [bad(part, zh, en)];
    }
  }
  return [
    good('content.entries', `${entries.length} 个名次与得分相符。`, `The ${entries.length} ranks follow the scores.`),
  ];
};

type Bid = { item: string; fen: number; nonce: string; leaf: { contentHash: string; at: string } };
type Prices = { final: string; need: string; round: number; called: string; opened: string; bids: Bid[] };

/** Whether every price of an opened round is the one that was committed to while the round ran: hash by hash, and none after the opening. */
export const checkPrices = (content: Json): Finding[] => {
  const misshapen = PRICES(content, 'content');
  if (misshapen) return [misshapen];
  const { final, need, round, called, opened, bids } = content as unknown as Prices;
  const wrong = bids.flatMap(({ item, fen, nonce, leaf }, place): Finding[] => {
    const part = `content.bids[${place}]`;
    const hash = hashOf({ final, need, round, item, fen, nonce });
    if (leaf.contentHash !== hash) {
      const zh = `报价 ${fen} 分钱的散列是 ${hash}，与当时的承诺不符。`;
      const en = `The price of ${fen} fen hashes to ${hash}, which is not what was committed to.`;
      return [bad(`${part}.fen`, zh, en)];
    }
    const { at } = leaf;
    if (at >= called && at <= opened) return [];
    const zh = `承诺的时间 ${at} 不在发起（${called}）与开启（${opened}）之间。`;
    return [
      bad(`${part}.leaf.at`, zh, `It was committed to at ${at}, not between call (${called}) and opening (${opened}).`),
    ];
  });
  if (wrong.length > 0) return wrong;
  const zh = `${bids.length} 个报价均与开启前的承诺一致。`;
  return [good('content.bids', zh, `All ${bids.length} prices are those committed to before the opening.`)];
};
