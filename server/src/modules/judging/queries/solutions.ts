import { organisationsById } from '#modules/identity/index.ts';
import { type JudgedSolution, openedOfNeeds, solutionsForJudging } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';

const judged = ['screened_in', 'ranked', 'chosen', 'not_chosen'];

/** The solutions of a need that are judged: opened, and passed by the formal screening. */
export async function judgedSolutions(platform: Platform, db: Db, need: string): Promise<JudgedSolution[]> {
  const solutions = await solutionsForJudging(platform, db, need);
  return solutions.filter(({ state }) => judged.includes(state));
}

/** The same of several needs. */
export async function judgedOfNeeds(db: Db, needs: readonly string[]): Promise<JudgedSolution[]> {
  return (await openedOfNeeds(db, needs)).filter(({ state }) => judged.includes(state));
}

/** How many opened solutions of a need still wait for their formal screening. */
export async function unscreened(platform: Platform, db: Db, need: string): Promise<number> {
  const solutions = await solutionsForJudging(platform, db, need);
  return solutions.filter(({ state }) => state === 'opened').length;
}

/** Names of the solvers' organisations, by solution. */
export async function organisationNames(
  db: Db,
  solutions: readonly Pick<JudgedSolution, 'id' | 'organisation'>[],
): Promise<Map<string, string>> {
  const cards = await organisationsById(
    db,
    solutions.map((solution) => solution.organisation),
  );
  return new Map(solutions.map(({ id, organisation }) => [id, cards.get(organisation)?.name ?? '']));
}
