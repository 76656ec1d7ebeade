import { impactOf, rarityOf } from '../../../../server/src/platform/search/bm25.ts';
import { type Asked, weightsOf } from './corpus.ts';

export type Question = { readonly asked: Asked; readonly found: readonly number[] };

const most = 20;

/**
 * How much of what was found is as good as the 20 best by exact BM25 over all documents, from 0 to 1: by two passes over the corpus, the
 * first of which counts in how many documents each word stands.
 */
export function overlapWithExact(documents: number, questions: readonly Question[]): number {
  const having = new Map<number, number>(questions.flatMap(({ asked }) => [...asked.keys()].map((rank) => [rank, 0])));
  let length = 0;
  for (let n = 0; n < documents; n += 1)
    for (const [rank, weight] of weightsOf(n)) {
      length += weight;
      const count = having.get(rank);
      if (count !== undefined) having.set(rank, count + 1);
    }
  const asking = new Map<number, { question: number; factor: number }[]>([...having.keys()].map((rank) => [rank, []]));
  questions.forEach(({ asked }, question) => {
    for (const [rank, weight] of asked)
      asking.get(rank)?.push({ question, factor: weight * rarityOf(having.get(rank) ?? 0, documents) });
  });
  return compare(documents, length / documents, questions, asking);
}

function compare(
  documents: number,
  average: number,
  questions: readonly Question[],
  asking: ReadonlyMap<number, readonly { question: number; factor: number }[]>,
): number {
  const best = questions.map((): number[] => []);
  const theirs = questions.map(({ found }) => new Map(found.map((n) => [n, 0])));
  const scores = new Float64Array(questions.length);
  for (let n = 0; n < documents; n += 1) {
    scores.fill(0);
    const weights = weightsOf(n);
    let length = 0;
    for (const weight of weights.values()) length += weight;
    for (const [rank, weight] of weights) {
      const asked = asking.get(rank);
      if (!asked) continue;
      const impact = impactOf(weight, length, average);
      for (const { question, factor } of asked) scores[question] = (scores[question] as number) + factor * impact;
    }
    scores.forEach((score, question) => {
      const top = best[question] ?? [];
      if (top.length < most || score > (top[most - 1] as number)) insert(top, score);
      if (theirs[question]?.has(n)) theirs[question].set(n, score);
    });
  }
  const shares = theirs.map((own, question) => {
    const bar = (best[question]?.[most - 1] ?? 0) - 1e-9;
    return [...own.values()].filter((score) => score >= bar).length / most;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Keeps the best, the greatest first. */
function insert(top: number[], score: number): void {
  if (top.length === most) top.pop();
  let at = top.length;
  while (at > 0 && (top[at - 1] as number) < score) at -= 1;
  top.splice(at, 0, score);
}
