import type { Criterion } from '@jiebang/contract/judging/panel.ts';
import type { CriterionAverage } from '@jiebang/contract/judging/result.ts';
import type { z } from 'zod';
import type { Db } from '#platform/db/connection.ts';
import { type Marks, meanOf, shown } from '../panel/ranking/rules.ts';
import { scoresOf, sheetsOfRound } from '../sheet/store.ts';

/** The mean of each criterion of a solution, two decimals; empty where nobody scored it. */
export function averagesOf(
  rubric: readonly Criterion[],
  marks: readonly Marks[],
  solution: string,
): z.infer<typeof CriterionAverage>[] {
  if (!marks.some((one) => one.solution === solution)) return [];
  return rubric.map(({ key }) => ({ criterion: key, average: shown(meanOf(marks, solution, key), 2) }));
}

/** The judges' comments on a solution in one round, without names, sorted by their words so that no order tells whose is whose. */
export async function commentsOf(
  db: Db,
  round: string,
  solution: string,
): Promise<{ criterion: string | null; comment: string }[]> {
  const locked = (await sheetsOfRound(db, round)).filter((one) => one.solution === solution && one.state === 'locked');
  const scores = await scoresOf(
    db,
    locked.map((sheet) => sheet.id),
  );
  const comments = locked.flatMap(({ id, comment }) => [
    { criterion: null, comment },
    ...(scores.get(id) ?? []).map((score) => ({ criterion: score.criterion, comment: score.comment })),
  ]);
  return comments
    .flatMap(({ criterion, comment }) => (comment === null ? [] : [{ criterion, comment }]))
    .sort((a, b) => compare(a.criterion ?? '', b.criterion ?? '') || compare(a.comment, b.comment));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
