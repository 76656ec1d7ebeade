import { bad, type Finding } from './finding.ts';
import { ordered, type PublishedRanking, type Sheet } from './scores.ts';

/** Rubric and sheets as the rule takes them; the first thing that it cannot take. */
export const checkSheets = ({ rubric, sheets, entries, aggregation }: PublishedRanking): Finding | null => {
  const keys = rubric.map(({ key }) => key);
  const weights = rubric.reduce((sum, { weight }) => sum + weight, 0);
  if (weights !== 100 || new Set(keys).size !== keys.length)
    return bad(
      'content.rubric',
      `权重合计 ${weights}，应为 100，且每项只出现一次。`,
      `The weights make ${weights} where 100 is due, each criterion once.`,
    );
  const ranked = new Set(entries.map(({ solution }) => solution));
  if (ranked.size !== entries.length) return bad('content.entries', '有方案出现两次。', 'A solution stands twice.');
  for (const [place, sheet] of (sheets ?? []).entries()) {
    const part = `content.sheets[${place}]`;
    if (!ranked.has(sheet.solution))
      return bad(`${part}.solution`, `${sheet.solution} 有评分而无名次。`, `${sheet.solution} has scores and no rank.`);
    if ((sheet.judge !== null) !== (aggregation === 'z_score'))
      return bad(
        `${part}.judge`,
        '只有按评委标准化时才标评委字母。',
        'A judge has a letter where the rule counts by judge, and only there.',
      );
    for (const { key, max } of rubric) {
      const score = sheet.scores[key];
      if (score === undefined || score > max)
        return bad(
          `${part}.scores.${key}`,
          `${sheet.solution} 的 ${key} 应为 0 至 ${max} 分，文件写 ${score}。`,
          `${key} of ${sheet.solution} should be 0 to ${max}, the file says ${score}.`,
        );
    }
    const strange = Object.keys(sheet.scores).find((key) => !keys.includes(key));
    if (strange)
      return bad(
        `${part}.scores.${strange}`,
        `评分表没有 ${strange} 这一项。`,
        `The rubric has no criterion ${strange}.`,
      );
  }
  const without = sheets
    ? entries.findIndex(({ solution }) => !sheets.some((sheet) => sheet.solution === solution))
    : -1;
  return without < 0
    ? null
    : bad(
        `content.entries[${without}].solution`,
        `${entries[without]?.solution} 有名次而无评分。`,
        `${entries[without]?.solution} has a rank and no scores.`,
      );
};

/** Listed by code and numbers, so that no order tells who gave what; with letters, each judge once for a solution. */
export const checkSheetOrder = ({ rubric, sheets }: PublishedRanking): Finding[] => {
  const keys = rubric.map(({ key }) => key);
  const place = (sheets ?? []).findIndex((sheet, at) => {
    const before = sheets?.[at - 1];
    const order = before ? inTheirOrder(keys, before, sheet) : -1;
    return order > 0 || (order === 0 && sheet.judge !== null);
  });
  if (place < 0) return [];
  const zh = '评分单未按方案代码和分数排列，或同一评委有两份。';
  const en = 'It does not stand in the order of code and numbers, or is the second one of a judge.';
  return [bad(`content.sheets[${place}]`, zh, en)];
};

const inTheirOrder = (keys: readonly string[], left: Sheet, right: Sheet): number => {
  const byCode = ordered(left.solution, right.solution) || ordered(left.judge ?? '', right.judge ?? '');
  if (byCode !== 0 || left.judge !== null) return byCode;
  return (
    keys.map((key) => (left.scores[key] ?? 0) - (right.scores[key] ?? 0)).find((difference) => difference !== 0) ?? 0
  );
};
