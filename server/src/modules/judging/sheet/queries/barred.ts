import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { conflictsOf } from '../../seat/queries/conflicts.ts';
import type { SeatRow } from '../../seat/store.ts';
import type { SheetRow } from '../store.ts';

export type SheetOfSeat = {
  readonly need: NeedRow;
  readonly seat: Pick<SeatRow, 'person'>;
  readonly sheet: Pick<SheetRow, 'solution'>;
  readonly at: Date;
};

/** Whether a conflict, as things stand now, keeps the judge from this solution: also one that arose after scoring began. */
export async function isBarred(platform: Platform, db: Db, { need, seat, sheet, at }: SheetOfSeat): Promise<boolean> {
  const solutions = await judgedSolutions(platform, db, need.id);
  const conflicts = await conflictsOf(db, need, seat.person, solutions, at);
  return conflicts.has(sheet.solution) || !solutions.some(({ id }) => id === sheet.solution);
}
