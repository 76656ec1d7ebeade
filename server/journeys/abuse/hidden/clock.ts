/** Times of three kinds of one request, in milliseconds, taken in turn: of what is hidden, of nothing, and of nothing again. */
export type Times = {
  readonly there: readonly number[];
  readonly nowhere: readonly number[];
  readonly again: readonly number[];
};

export type Verdict = {
  /** By how many milliseconds what is hidden takes longer than nothing, in the middle of all turns. */
  readonly by: number;
  /** The same of nothing and nothing again: what the machine makes of no difference. */
  readonly noise: number;
  /** By how many standard deviations more turns than half were longer for the one than for the other. */
  readonly surely: number;
  readonly apart: boolean;
};

/**
 * Whether a clock tells what is hidden from nothing. Each turn gives one difference, so that what slows the machine slows both; the middle
 * one of all is hardly moved by turns in which something else ran. They are apart where it is more than `size`, what a leak costs at least,
 * and where chance would have as many turns longer less than once in two thousand (sign test, of either side).
 */
export function told({ there, nowhere, again }: Times, size: number): Verdict {
  const differences = there.map((time, turn) => time - (nowhere[turn] as number));
  const by = middle(differences);
  const noise = middle(again.map((time, turn) => time - (nowhere[turn] as number)));
  const longer = differences.filter((one) => one > 0).length - differences.filter((one) => one < 0).length;
  const surely = longer / Math.sqrt(differences.length);
  return { by, noise, surely, apart: Math.abs(by) > size && Math.abs(surely) > 3.5 };
}

/** The middle one of some numbers; of an even count the mean of both. */
export function middle(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2;
}

/**
 * Takes the times of three requests, each turn in an order of its own; what is to be named is made before the clock starts. The first turns
 * warm up and are not counted.
 */
export async function timed<T>(
  named: Record<keyof Times, () => T>,
  ask: (of: T, kind: keyof Times) => Promise<unknown>,
  turns: number,
  warmUp = 20,
): Promise<Times> {
  const kinds = ['there', 'nowhere', 'again'] as const;
  const times = { there: [] as number[], nowhere: [] as number[], again: [] as number[] };
  for (let turn = -warmUp; turn < turns; turn += 1) {
    for (const kind of [...kinds].sort(() => Math.random() - 0.5)) {
      const of = named[kind]();
      const from = performance.now();
      await ask(of, kind);
      if (turn >= 0) times[kind].push(performance.now() - from);
    }
  }
  return times;
}
