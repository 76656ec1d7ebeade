import { type Assigning, assign } from '../../../server/src/modules/judging/index.ts';
import type { Size } from './load.ts';

const each = 5;
/**
 * How the expertise of judges lies: of their own field and one beside it, anyhow, or for half of the solutions only; and anyhow, where a
 * third of the judges of each solution are its owner's own experts, of whom it takes two.
 */
const shapes = ['fields', 'anyhow', 'half', 'owners'] as const;
const fields = 8;

/** The best assignment of 1,000 solutions to 200 judges, five for each; a hundredth of `needs` are solutions, a fifth as many judges. */
export function benchAssign({ needs }: Size): void {
  const solutions = Math.round(needs / 100);
  const judges = Math.round(solutions / 5);
  let slowest = 0;
  for (const shape of shapes) {
    const given = problem(shape, judges, solutions);
    const before = process.cpuUsage();
    const made = assign(given);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    slowest = Math.max(slowest, seconds);
    if (!made.possible) throw new Error(`no assignment: ${JSON.stringify(made)}`);
    console.log(
      `${shape.padEnd(7)} ${seconds.toFixed(2)} s of one core, expertise ${made.value}, loads within ${made.gap}`,
    );
  }
  console.log(JSON.stringify({ bench: 'assign', solutions, judges, each, seconds: Number(slowest.toFixed(3)) }));
}

function problem(shape: (typeof shapes)[number], judges: number, solutions: number): Assigning {
  const random = numbers(7);
  const fieldOf = Array.from({ length: solutions }, () => Math.floor(random() * fields));
  const worth = Array.from({ length: judges }, () => {
    const [own, beside] = [Math.floor(random() * fields), Math.floor(random() * fields)];
    return fieldOf.map((field) => {
      if (random() < (shape === 'half' ? 0.5 : 0.03)) return null;
      if (shape !== 'fields') return Math.floor(random() * 101);
      const [least, width] = field === own ? [60, 41] : field === beside ? [30, 31] : [0, 11];
      return least + Math.floor(random() * width);
    });
  });
  return {
    judges: worth.map((_, place) => ({ id: `j${place}`, most: null })),
    solutions: fieldOf.map((_, place) => `s${place}`),
    ofOwner: worth.map((row) => row.map(() => shape === 'owners' && random() < 1 / 3)),
    share: fieldOf.map(() => 40),
    each: fieldOf.map(() => each),
    worth,
    fixed: [],
    gap: 1,
  };
}

/** The same numbers between 0 and 1 at every run, from a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
}
