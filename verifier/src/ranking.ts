import type { Json } from './canonical-json.ts';
import { bad, type Finding, good } from './finding.ts';
import { compare, type Fraction, isSame, spelt } from './fraction.ts';
import { byRule, ordered, type PublishedRanking, read, type Worth, type Written, whole, worthsOf } from './scores.ts';
import { checkSheetOrder, checkSheets } from './sheets.ts';
import { hashOf } from './signature.ts';

const checkNumbers = (content: PublishedRanking, worths: readonly Worth[]): Finding[] =>
  content.entries.flatMap((entry, place) => {
    const due = worths[place];
    const part = `content.entries[${place}]`;
    if (!due) return [];
    const differs = (at: string, what: [string, string], expected: Fraction, found: Written | undefined): Finding[] => {
      if (found && isSame(expected, read(found))) return [];
      const says = found ? spelt(read(found)) : '-';
      const zh = `${entry.solution} 的${what[0]}应为 ${spelt(expected)}，文件写 ${says}。`;
      return [
        bad(
          `${part}.${at}`,
          zh,
          `${what[1]} of ${entry.solution} should be ${spelt(expected)}, the file says ${says}.`,
        ),
      ];
    };
    const criteria = content.rubric.flatMap(({ key }, at) => {
      const expected = due.means?.[at];
      return content.sheets && expected
        ? differs(`means[${at}]`, [` ${key} 均分`, `The mean of ${key}`], expected, entry.means?.[at])
        : [];
    });
    return [...criteria, ...differs('score', ['总分', 'The score'], due.score, entry.score)];
  });

const checkOrder = (content: PublishedRanking, worths: readonly Worth[]): Finding[] => {
  const { entries, tieRule } = content;
  const order = [...worths].sort(byRule(content));
  let rank = 0;
  return order.flatMap((due, place) => {
    const [entry, before] = [entries[place], order[place - 1]];
    const shared = tieRule === 'shared_rank' && before !== undefined && isSame(before.score, due.score);
    rank = shared ? rank : place + 1;
    if (!entry) return [];
    if (entry.solution !== due.solution) {
      const zh = `第 ${place + 1} 位应为 ${due.solution}，文件写 ${entry.solution}。`;
      return [
        bad(
          `content.entries[${place}].solution`,
          zh,
          `Place ${place + 1} is due to ${due.solution}, the file says ${entry.solution}.`,
        ),
      ];
    }
    if (entry.rank === rank) return [];
    const zh = `${entry.solution} 应为第 ${rank} 名，文件写 ${entry.rank}。`;
    return [
      bad(`content.entries[${place}].rank`, zh, `${entry.solution} has rank ${rank}, the file says ${entry.rank}.`),
    ];
  });
};

/** By rank: so many, and whoever has exactly the score of the last of them. By score: from it on. */
const checkCut = ({ entries, round: { cut } }: PublishedRanking, worths: readonly Worth[]): Finding[] => {
  const scores = worths.map(({ score }) => score).sort((a, b) => compare(b, a));
  const line = cut?.by === 'score' ? whole(cut.atLeast) : scores[Math.min(cut?.first ?? 1, scores.length) - 1];
  return entries.flatMap(({ solution, goesOn }, place) => {
    const score = worths[place]?.score;
    const due = cut === null || !score || !line ? null : compare(score, line) >= 0;
    if (goesOn === due) return [];
    const zh = `${solution} 是否晋级应为 ${due}，文件写 ${goesOn}。`;
    return [
      bad(
        `content.entries[${place}].goesOn`,
        zh,
        `Whether ${solution} goes on should be ${due}, the file says ${goesOn}.`,
      ),
    ];
  });
};

/** Whether the seed is the one that was committed to, for this round, for exactly those ranked, and before the ranking. */
const checkDraw = ({ need, round, draw, entries }: PublishedRanking, rankedAt: string): Finding => {
  const { leaf, content } = draw;
  const hash = hashOf(content as unknown as Json);
  if (hash !== leaf.contentHash)
    return bad(
      'content.draw',
      `抽签种子的散列是 ${hash}，所承诺的却是 ${leaf.contentHash}。`,
      `The draw hashes to ${hash}, but ${leaf.contentHash} was committed to.`,
    );
  if (leaf.subject !== need || content.round !== round.n || leaf.at > rankedAt)
    return bad(
      'content.draw',
      '抽签承诺不属于本需求、本轮次，或晚于排名。',
      'The draw was committed to for another need or round, or after the ranking.',
    );
  if (content.cut !== undefined && hashOf(content.cut) !== hashOf(round.cut)) {
    const [set, used] = [JSON.stringify(content.cut), JSON.stringify(round.cut)];
    const zh = `评分之前定下的晋级线是 ${set}，文件用的是 ${used}。`;
    return bad('content.round.cut', zh, `The cut line set before any score is ${set}, the file uses ${used}.`);
  }
  const ranked = entries.map(({ solution }) => solution).sort(ordered);
  if (content.solutions && content.solutions.join() !== ranked.join())
    return bad(
      'content.draw',
      `参加抽签的是 ${content.solutions.join('、')}，排名的却是 ${ranked.join('、')}。`,
      `The draw was for ${content.solutions.join(', ')}, the ranking is of ${ranked.join(', ')}.`,
    );
  return good(
    'content.draw',
    '抽签种子与评分之前的承诺一致。',
    'The seed of the lots is the one committed to before any score.',
  );
};

/** Computes a ranking anew from its scores by its rule, in exact fractions. `rankedAt` is the time of its leaf. */
export const checkPublishedRanking = (content: PublishedRanking, rankedAt: string): Finding[] => {
  const draw = checkDraw(content, rankedAt);
  const unfit = checkSheets(content);
  if (unfit) return [unfit, draw];
  const worths = worthsOf(content);
  const found = [
    ...checkSheetOrder(content),
    ...checkNumbers(content, worths),
    ...checkOrder(content, worths),
    ...checkCut(content, worths),
  ];
  if (found.length > 0) return [...found, draw];
  const { length } = content.entries;
  if (!content.sheets) {
    const zh = `${length} 个名次与总分相符。评委不足三人，单份评分不公布，总分未能重算。`;
    const en = `The ${length} ranks follow the scores. Sheets of fewer than three judges are withheld, so the scores themselves were not computed anew.`;
    return [good('content.entries', zh, en), draw];
  }
  const zh = `由 ${content.sheets.length} 份评分按规则逐项重算，${length} 个得分与名次全部相符。`;
  const en = `${length} scores and ranks were computed anew from ${content.sheets.length} sheets by the rule, and agree.`;
  return [good('content.entries', zh, en), draw];
};
