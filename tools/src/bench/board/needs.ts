import { fields } from '../../../../contract/src/reference/fields.ts';
import { industries } from '../../../../contract/src/reference/industries.ts';
import { regions } from '../../../../contract/src/reference/regions.ts';
import { wordsOf } from '../../../../server/src/kernel/words.ts';
import { measures, qualities, tasks, things, troubles, wishes } from './phrases.data.ts';

/** Numbers from 0 to 1, the same in every run (Lehmer's generator with the multiplier of Park and Miller, 1988). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Weighted = Readonly<Record<string, number>>;
const fieldWeights: Weighted = { 10: 22, 20: 14, 30: 6, 40: 17, 50: 6, 60: 12, 70: 8, 80: 15 };
const regionWeights: Weighted = { 31: 36, 32: 30, 33: 22, 34: 12 };
const trackWeights: Weighted = { large_enterprise: 20, industry: 40, region: 32, overseas: 8 };
/** Where each need stands, as the moves that led there after publishing. */
const ends: readonly (readonly [weight: number, path: readonly string[]])[] = [
  [56, []],
  [6, ['closed']],
  [8, ['closed', 'judging']],
  [3, ['closed', 'judging', 'noticed']],
  [5, ['closed', 'judging', 'noticed', 'paired']],
  [6, ['closed', 'judging', 'noticed', 'paired', 'contracted']],
  [8, ['closed', 'judging', 'noticed', 'paired', 'contracted', 'completed']],
  [4, ['closed', 'unanswered']],
  [2, ['closed', 'judging', 'none_fits']],
  [2, ['withdrawn']],
];
const actions: Readonly<Record<string, string>> = {
  closed: 'close',
  judging: 'judge',
  noticed: 'notice',
  paired: 'pair',
  contracted: 'contract',
  completed: 'complete',
  unanswered: 'leave_unanswered',
  none_fits: 'decline_all',
  withdrawn: 'withdraw',
};
const before: readonly (readonly [action: string, to: string])[] = [
  ['create', 'draft'],
  ['submit', 'submitted'],
  ['claim', 'under_review'],
  ['accept', 'accepted'],
  ['sign_off', 'signed_off'],
  ['confirm', 'cleared'],
  ['publish', 'published'],
];

const DAY = 86_400_000;
/** The two filters that the bench turns through: every field in every region. */
export const filters = Object.keys(fieldWeights).flatMap((field) =>
  Object.keys(regionWeights).map((region) => ({ field, region: `${region}0000` })),
);

const known = new Map<string, string[]>();
/** Words of a piece of text; pieces recur, so each is cut once. */
function wordsOfPiece(piece: string): string[] {
  const words = known.get(piece) ?? wordsOf(piece);
  known.set(piece, words);
  return words;
}

/** The bench's needs, one after another, each as the columns of its rows; the same in every run. */
export function* madeNeeds(count: number, newest: number) {
  const next = numbersFrom(20_261_124);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const weighted = (weights: readonly (readonly [number, unknown])[]): number => {
    let left = next() * weights.reduce((sum, [weight]) => sum + weight, 0);
    return weights.findIndex(([weight]) => {
      left -= weight;
      return left < 0;
    });
  };
  const pick = (weights: Weighted) =>
    Object.keys(weights)[weighted(Object.values(weights).map((weight) => [weight, null]))] ?? '';
  const leaves = (list: readonly { code: string }[], start: string) =>
    list.filter(({ code }) => code.startsWith(start) && code.length >= 5).map(({ code }) => code);
  const tops = Object.keys(fieldWeights);
  const fieldsOf = new Map(tops.map((top) => [top, leaves(fields, top)]));
  const regionsOf = new Map(Object.keys(regionWeights).map((top) => [top, leaves(regions, top)]));
  const trades = industries.filter(({ code }) => /^C\d{2,4}$/.test(code)).map(({ code }) => code);

  for (let n = 1; n <= count; n += 1) {
    const [thing, quality, task] = [one(things), one(qualities), one(tasks)];
    const problem = [one(troubles), one(troubles), one(wishes), one(troubles)];
    const indicators = Array.from({ length: 2 + Math.floor(next() * 4) }, () => {
      const [name, value, unit] = one(measures);
      return { name, value, unit, howTested: next() < 0.5 ? '按双方商定的方法，由第三方机构检测' : null };
    });
    const publishedAt = newest - (count - n) * 60_000 - Math.floor(next() * 60_000);
    const open = [...(ends[weighted(ends)]?.[1] ?? [])];
    const path = [...before, ...open.map((state) => [actions[state] ?? '', state] as const)];
    const least = Math.round(10 ** (next() * 2.5)) * 1_000_000;
    const field = one(fieldsOf.get(pick(fieldWeights)) ?? []);
    // A fifth touches another field; told by the number, so that the other columns stay what they were.
    const others = fieldsOf.get(tops[n % tops.length] ?? '') ?? [];
    const other_fields = n % 5 === 0 ? [others[(n * 7) % others.length] ?? ''] : [];
    const region = one(regionsOf.get(pick(regionWeights)) ?? []);
    const priced = next() < 0.7;
    const keywords = [thing, quality, task.slice(0, 4)];
    const title = `${quality}${thing}的${task}（第${n}项）`;
    const words = [thing, quality, task, ...problem, ...indicators.map(({ name }) => name)].flatMap(wordsOfPiece);
    yield {
      n,
      number: `2026-${String(n).padStart(4, '0')}`,
      title,
      keywords,
      problem: problem.join(''),
      indicators,
      expected_result: one(wishes),
      existing_basis: next() < 0.6 ? one(troubles) : null,
      field,
      other_fields,
      cooperation: n % 3 === 0 ? ['short_term'] : ['short_term', 'long_term'],
      region,
      industry: next() < 0.8 ? one(trades) : null,
      track: pick(trackWeights),
      budget_min: priced ? least : null,
      budget_max: priced ? least * 2 : null,
      term_months: 6 + Math.floor(next() * 24),
      maturity: 1 + Math.floor(next() * 9),
      shown: next() < 0.5,
      mode: next() < 0.9 ? 'sealed' : 'rolling',
      state: open.at(-1) ?? 'published',
      published_at: new Date(publishedAt).toISOString(),
      // Of what is open, ahead: a deadline that has passed would be the clock's work, in the middle of measuring.
      deadline: new Date(
        (open.length === 0 ? newest : publishedAt) + (1 + Math.floor(next() * 60)) * DAY,
      ).toISOString(),
      words: [...new Set([`${n}`, ...words])],
      moves: path.map(([action, to], i) => ({
        i,
        action,
        from: path[i - 1]?.[1] ?? '',
        to,
        at: new Date(publishedAt + (i - before.length + 1) * DAY).toISOString(),
      })),
    };
  }
}
