import type { Assignment } from '@jiebang/contract/judging/assignment.ts';
import type { AssignmentRow, PairRow } from '../store.ts';
import type { Ground } from './ground.ts';
import { isShareFull } from './owners-share.ts';

/** What has come between since an assignment was made: while there is any, it cannot be handed out. */
export function outdatedBy(
  ground: Ground,
  row: Pick<AssignmentRow, 'each'>,
  pairs: readonly Pick<PairRow, 'seat' | 'solution'>[],
): Assignment['outdated'] {
  const { each, seats, solutions, reasons } = ground;
  const found = new Set<Assignment['outdated'][number]>();
  if (row.each !== each) found.add('other_number');
  for (const { seat, solution } of pairs) {
    if (!seats.some(({ id }) => id === seat)) found.add('judge_gone');
    else if (!solutions.some(({ id }) => id === solution)) found.add('solution_gone');
    else if (reasons(seat, solution) === null) found.add('judge_in_conflict');
    else if (isShareFull(ground, pairs, { seat, solution })) found.add('owners_share');
  }
  const given = new Set(pairs.map(({ solution }) => solution));
  if (solutions.some(({ id }) => !given.has(id))) found.add('solution_new');
  return [...found];
}
