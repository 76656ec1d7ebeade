/** What one ranking is worth; null where it cannot be said, for want of a judgement that could tell. */
export type Measures = {
  /** nDCG at 10 over the judged, with the gain 2^(grade-1) - 1: what is unrelated is worth nothing. */
  readonly ndcg10: number | null;
  /** How likely a judged one of grade 3 or 4 stands before one of 1 or 2. */
  readonly auc: number | null;
  /** How many of grade 3 or 4 are among the first 50 of everything, judged or not. */
  readonly r50: number | null;
  /** The same of grade 2 and more. */
  readonly r50_related: number | null;
};

export const measureNames = ['ndcg10', 'auc', 'r50', 'r50_related'] as const satisfies readonly (keyof Measures)[];

type Judgement = { readonly title: number; readonly grade: number };

/** Measures one need: the score of every title, and what people judged. Equal scores stand in the order of titles. */
export function measure(scores: ArrayLike<number>, judgements: readonly Judgement[]): Measures {
  const scoreOf = ({ title }: Judgement): number => scores[title] ?? 0;
  const ranked = [...judgements].sort((a, b) => scoreOf(b) - scoreOf(a) || a.title - b.title);
  return {
    ndcg10: ndcg(ranked.map(({ grade }) => grade)),
    auc: auc(judgements, scoreOf),
    r50: recall(scores, judgements, 3),
    r50_related: recall(scores, judgements, 2),
  };
}

/** Of grades in the order of the ranking. */
export function ndcg(grades: readonly number[], depth = 10): number | null {
  const gained = (order: readonly number[]): number =>
    order.slice(0, depth).reduce((sum, grade, place) => sum + (2 ** (grade - 1) - 1) / Math.log2(place + 2), 0);
  const ideal = gained([...grades].sort((a, b) => b - a));
  return ideal === 0 ? null : gained(grades) / ideal;
}

function auc(judgements: readonly Judgement[], scoreOf: (one: Judgement) => number): number | null {
  const [good, poor] = [judgements.filter(({ grade }) => grade >= 3), judgements.filter(({ grade }) => grade < 3)];
  if (good.length === 0 || poor.length === 0) return null;
  let before = 0;
  for (const one of good) for (const other of poor) before += (1 + Math.sign(scoreOf(one) - scoreOf(other))) / 2;
  return before / good.length / poor.length;
}

function recall(scores: ArrayLike<number>, judgements: readonly Judgement[], from: number): number | null {
  const wanted = judgements.filter(({ grade }) => grade >= from);
  if (wanted.length === 0) return null;
  const first = Array.from(scores, (score, title) => ({ score, title }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.title - b.title)
    .slice(0, 50);
  const found = new Set(first.map(({ title }) => title));
  return wanted.filter(({ title }) => found.has(title)).length / wanted.length;
}

/** The mean of what can be said. */
export function mean(values: readonly (number | null)[]): number {
  const said = values.filter((value) => value !== null);
  return said.reduce((sum, value) => sum + value, 0) / said.length;
}

/** The mean of paired differences and the bounds between which it lies in 95 of 100 resamplings of the pairs. */
export type Difference = { readonly mean: number; readonly from: number; readonly to: number };

/** Resamples pairs 10,000 times with the same random numbers at every run; pairs of which one is unsaid are left out. */
export function bootstrap(before: readonly (number | null)[], after: readonly (number | null)[]): Difference {
  const differences = before.flatMap((value, i) => {
    const other = after[i] ?? null;
    return value === null || other === null ? [] : [other - value];
  });
  let state = 20_261_128;
  const pick = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return differences[Math.floor((state / 2 ** 32) * differences.length)] ?? 0;
  };
  const means = Array.from({ length: 10_000 }, () => {
    let sum = 0;
    for (let i = 0; i < differences.length; i += 1) sum += pick();
    return sum / differences.length;
  }).sort((a, b) => a - b);
  return { mean: mean(differences), from: means[250] ?? 0, to: means[9749] ?? 0 };
}
