import type { CorrectionGround, Struck } from '@jiebang/contract/judging/result.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

export type NewCorrections = {
  readonly objection: string;
  readonly sheets: readonly string[];
  readonly ground: CorrectionGround;
  readonly at: Date;
};

/** Keeps which sheets an upheld objection struck out; a sheet is struck once. */
export async function insertCorrections(tx: Tx, { sheets, ...row }: NewCorrections): Promise<void> {
  await tables(tx)
    .insertInto('judging.correction')
    .values(sheets.map((sheet) => ({ ...row, sheet })))
    .execute();
}

type Counted = Struck & { readonly notice: string };

/** What was struck out of the results of a panel, in the order of time, with the notice that fell by it. */
export async function struckOf(db: Db, panel: string): Promise<Counted[]> {
  const rows = await tables(db)
    .selectFrom('judging.correction as c')
    .innerJoin('judging.objection as o', 'o.id', 'c.objection')
    .select((select) => ['c.objection', 'c.ground', 'c.at', 'o.notice', select.fn.countAll<number>().as('sheets')])
    .where('o.panel', '=', panel)
    .groupBy(['c.objection', 'c.ground', 'c.at', 'o.notice'])
    .orderBy('c.at')
    .orderBy('c.objection')
    .execute();
  return rows.map(({ ground, sheets, at, notice }) => ({
    ground: ground as CorrectionGround,
    sheets: Number(sheets),
    at: at.toISOString(),
    notice,
  }));
}
