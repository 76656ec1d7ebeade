import type { PanelState } from '@jiebang/contract/judging/panel.ts';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { JudgingTables } from '../tables.gen.ts';

export type PanelRow = Selectable<JudgingTables['judging.panel']> & { state: PanelState };
export type WinnerRow = Selectable<JudgingTables['judging.winner']>;
export type NoticeRow = Selectable<JudgingTables['judging.notice']>;

/** The panel of a need, its row held until the transaction ends. Hold the need's row before, where it is needed. */
export async function lockPanel(tx: Tx, need: string): Promise<PanelRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.panel')
    .selectAll()
    .where('need', '=', need)
    .forUpdate()
    .executeTakeFirst()) as PanelRow | undefined;
}

/** The panel of a need without holding it. */
export async function findPanel(db: Db, need: string): Promise<PanelRow | undefined> {
  return (await tables(db).selectFrom('judging.panel').selectAll().where('need', '=', need).executeTakeFirst()) as
    | PanelRow
    | undefined;
}

export async function panelById(db: Db, id: string): Promise<PanelRow | undefined> {
  return (await tables(db).selectFrom('judging.panel').selectAll().where('id', '=', id).executeTakeFirst()) as
    | PanelRow
    | undefined;
}

/** The panel's row held shared: its state cannot change until the transaction ends, and others may hold it so too. */
export async function holdPanel(tx: Tx, id: string): Promise<PanelRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.panel')
    .selectAll()
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()) as PanelRow | undefined;
}

export async function insertPanel(tx: Tx, panel: { id: string; need: string; state: string; at: Date }): Promise<void> {
  const { id, need, state, at } = panel;
  await tables(tx).insertInto('judging.panel').values({ id, need, state, created_at: at, moved_at: at }).execute();
}

export async function saveScoreBy(tx: Tx, panel: string, scoreBy: Date | null): Promise<void> {
  await tables(tx).updateTable('judging.panel').set({ score_by: scoreBy }).where('id', '=', panel).execute();
}

/** The owner's choice in force. */
export async function winnerOf(db: Db, need: string): Promise<WinnerRow | undefined> {
  return tables(db)
    .selectFrom('judging.winner')
    .selectAll()
    .where('need', '=', need)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** A choice by its id, in force or not. */
export async function winnerById(db: Db, id: string): Promise<WinnerRow> {
  return tables(db).selectFrom('judging.winner').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function insertWinner(tx: Tx, winner: Omit<WinnerRow, 'withdrawn_at'>): Promise<void> {
  await tables(tx).insertInto('judging.winner').values(winner).execute();
}

/** Withdraws the choice and the notice in force, after an objection was upheld. */
export async function withdrawResult(tx: Tx, panel: PanelRow, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('judging.notice')
    .set({ withdrawn_at: at })
    .where('panel', '=', panel.id)
    .where('withdrawn_at', 'is', null)
    .execute();
  await tables(tx)
    .updateTable('judging.winner')
    .set({ withdrawn_at: at })
    .where('need', '=', panel.need)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The notice in force. */
export async function noticeOf(db: Db, panel: string): Promise<NoticeRow | undefined> {
  return tables(db)
    .selectFrom('judging.notice')
    .selectAll()
    .where('panel', '=', panel)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** Every notice of a panel, the oldest first. */
export async function noticesOf(db: Db, panel: string): Promise<NoticeRow[]> {
  return tables(db)
    .selectFrom('judging.notice')
    .selectAll()
    .where('panel', '=', panel)
    .orderBy('published_at')
    .orderBy('id')
    .execute();
}

export async function insertNotice(tx: Tx, notice: Omit<NoticeRow, 'withdrawn_at'>): Promise<void> {
  await tables(tx).insertInto('judging.notice').values(notice).execute();
}

/** The next number of a year's notices, as `GS-2026-0007`. Its row is held until the end, so numbers are used once and in order. */
export async function nextNoticeNumber(tx: Tx, year: number): Promise<string> {
  const { last } = await tables(tx)
    .insertInto('judging.serial')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`judging.serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `GS-${year}-${String(last).padStart(4, '0')}`;
}

/** How many objections to a panel's notices wait for an answer. */
export async function openObjections(db: Db, panel: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('judging.objection')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('panel', '=', panel)
    .where('state', '=', 'filed')
    .executeTakeFirstOrThrow();
  return count;
}

/** The panels of needs, by need; a need without one is absent. */
export async function panelsOf(db: Db, needs: readonly string[]): Promise<Map<string, PanelRow>> {
  if (needs.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('judging.panel')
    .selectAll()
    .where('need', 'in', [...needs])
    .execute();
  return new Map(rows.map((row) => [row.need, row as PanelRow]));
}
