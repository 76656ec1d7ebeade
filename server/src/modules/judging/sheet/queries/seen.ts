import type { NeedRow } from '#modules/needs/index.ts';
import type { JudgedSolution } from '#modules/solutions/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { conflictsOf } from '../../seat/queries/conflicts.ts';
import type { SheetRow } from '../store.ts';

export type SeenSheet = { readonly sheet: SheetRow; readonly solution: JudgedSolution };

/** Of a judge's sheets those that the judge may see now: one whose solution a conflict bars is not named, nor counted. */
export async function seenSheets(
  platform: Platform,
  db: Db,
  need: NeedRow,
  person: string,
  sheets: readonly SheetRow[],
): Promise<SeenSheet[]> {
  // Before the first sheet there is nothing to look for: an invited judge learns nothing of who came.
  const solutions = sheets.length === 0 ? [] : await judgedSolutions(platform, db, need.id);
  const conflicts = await conflictsOf(db, need, person, solutions, await now(db));
  const byId = new Map(solutions.map((solution) => [solution.id, solution]));
  return sheets.flatMap((sheet) => {
    const solution = byId.get(sheet.solution);
    return solution && !conflicts.has(sheet.solution) ? [{ sheet, solution }] : [];
  });
}
