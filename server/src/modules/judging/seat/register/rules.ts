import type { ExpertiseReason } from '@jiebang/contract/judging/assignment.ts';
import { fieldPath } from '@jiebang/contract/reference/fields.ts';

/** What counts of a judge's entry of the register: codes of the state's lists, words, and days as ISO 8601. */
type Known = {
  readonly fields: readonly string[];
  readonly industries: readonly string[];
  readonly keywords: readonly string[];
};
type Period = { readonly from: string; readonly to: string };

/** What a need, and a solution of it, are about. Codes of the state's lists. */
export type Topic = {
  readonly field: string | null;
  readonly otherFields: readonly string[];
  readonly industry: string | null;
  readonly keywords: readonly string[];
  /** The need's public title and the solution's. */
  readonly titles: readonly string[];
};

/** The most points that each sort gives; a hundred in all. */
const most = { field: 60, otherField: 30, industry: 10, keyword: 10, keywords: 30 } as const;

/**
 * What a judge's entry is worth for a topic, from 0 to 100, as the reasons for it. The field counts by how much of the need's path down the
 * three levels the judge's own shares: all of it 60 points, of another field of the need 30 at most, and the better of the two counts. The
 * industry, where one code lies in the other, 10. Each keyword of the judge that stands in a title, or in a keyword or about it, 10, three at most.
 */
export function expertiseOf(entry: Known, topic: Topic): ExpertiseReason[] {
  const fields = [
    ...bestField(entry.fields, topic.field === null ? [] : [topic.field], 'field', most.field),
    ...bestField(entry.fields, topic.otherFields, 'other_field', most.otherField),
  ].toSorted((a, b) => b.points - a.points);
  const { industry } = topic;
  const branch = entry.industries.find(
    (one) => industry !== null && (one.startsWith(industry) || industry.startsWith(one)),
  );
  const said = [...topic.keywords, ...topic.titles].map((one) => one.toLowerCase());
  const words = entry.keywords
    .filter((word) => said.some((one) => one.includes(word.toLowerCase()) || inWord(word, one, topic.keywords)))
    .slice(0, most.keywords / most.keyword);
  return [
    ...fields.slice(0, 1),
    ...(branch === undefined ? [] : [{ by: 'industry' as const, of: branch, points: most.industry }]),
    ...words.map((word) => ({ by: 'keyword' as const, of: word, points: most.keyword })),
  ];
}

/** Whether a keyword of the need is a part of the judge's longer one. */
const inWord = (word: string, said: string, keywords: readonly string[]): boolean =>
  keywords.some((one) => one.toLowerCase() === said && said.length > 1 && word.toLowerCase().includes(said));

function bestField(
  own: readonly string[],
  asked: readonly string[],
  by: 'field' | 'other_field',
  points: number,
): ExpertiseReason[] {
  const shared = asked.flatMap((field) => {
    const path = fieldPath(field);
    return own.map((one) => {
      const mine = new Set(fieldPath(one).map(({ code }) => code));
      const part = path.filter(({ code }) => mine.has(code)).length / Math.max(path.length, 1);
      return { by, of: one, points: Math.round(points * part) };
    });
  });
  const best = shared.toSorted((a, b) => b.points - a.points)[0];
  return best && best.points > 0 ? [best] : [];
}

export const pointsOf = (reasons: readonly ExpertiseReason[]): number =>
  reasons.reduce((sum, { points }) => sum + points, 0);

/** When a judge is away, and when free; where no free days are given, on all others. */
export type Days = { readonly away: readonly Period[]; readonly free: readonly Period[] };
/** On how many of so many days a judge is free. */
export type FreeDays = { readonly free: number; readonly of: number };

/** Whether a judge is free on a day, as ISO 8601. */
export const isFreeOn = ({ away, free }: Days, day: string): boolean => {
  const within = ({ from, to }: Period) => from <= day && day <= to;
  return !away.some(within) && (free.length === 0 || free.some(within));
};

/** On how many days from one to another, both counted, a judge is free. */
export function freeDays(days: Days, { from, to }: Period): FreeDays {
  let [free, of] = [0, 0];
  for (let day = from; day <= to; day = dayAfter(day)) {
    of += 1;
    if (isFreeOn(days, day)) free += 1;
  }
  return { free, of };
}

/** What a judge loses who is not free on all days that a round leaves: as many of twenty points as of its days are missing. */
export function lossOf({ free, of }: FreeDays): ExpertiseReason[] {
  const points = Math.round((mostLost * (of - free)) / of);
  return points === 0 ? [] : [{ by: 'away', of: `${of - free}/${of}`, points: -points }];
}
const mostLost = 20;

const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};
