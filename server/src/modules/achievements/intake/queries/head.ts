import { Readable } from 'node:stream';
import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import { headerWithin, plainHeader } from '#platform/files/sheets/cells.ts';
import { readCellsApart } from '#platform/files/sheets/cells-apart.ts';
import { type Merged, NoSheet } from '#platform/files/sheets/unpack.ts';
import type { Platform } from '#platform/platform.ts';
import { triedRows } from '../config.ts';
import { columnOf, suggested } from '../imports/columns.ts';
import { isFilled, type Line, linesOf } from '../imports/lines.ts';
import type { ImportRow } from '../store.ts';

/** How a file begins: the row of its header, the names of its columns, what these suggest, and its first rows. */
export type Head = {
  /** 0 where there is none, as in JSON Lines. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly mapping: readonly (AchievementColumn | null)[];
  readonly rows: readonly Line[];
  readonly merged: readonly Merged[];
};

/** The beginning of the file of an import, or why it cannot be read. */
export async function headOf(
  platform: Platform,
  { kind, file, name }: Pick<ImportRow, 'kind' | 'file' | 'name'>,
): Promise<Head | NoSheet['failure']> {
  if (file === null) throw new Error('an import without its file');
  const bytes = platform.files.get(file);
  try {
    if (kind !== 'xlsx') return await headIn((await linesOf(kind, bytes)).lines, []);
    const cells = await readCellsApart(name, new Uint8Array(Buffer.concat(await bytes.toArray())));
    return typeof cells === 'string' ? cells : await headIn(Readable.from(cells.rows), cells.merged);
  } catch (error) {
    if (error instanceof NoSheet) return error.failure;
    throw error;
  } finally {
    bytes.destroy();
  }
}

async function headIn(lines: AsyncIterable<Line>, merged: readonly Merged[]): Promise<Head> {
  const rows: Line[] = [];
  for await (const line of lines) {
    if (isFilled(line)) rows.push(line);
    if (rows.length > triedRows + headerWithin) break;
  }
  if (rows.some(({ named }) => named !== undefined)) {
    const headers = [...new Set(rows.flatMap(({ named }) => Object.keys(named ?? {})))].slice(0, 200);
    return { headerRow: 0, headers, mapping: suggested(headers), rows: rows.slice(0, triedRows), merged };
  }
  const names = rows.slice(0, headerWithin).map(({ cells }) => cells.map(({ text }) => plainHeader(text)));
  const found = names.findIndex((all) => all.some((name) => columnOf(name) === 'title'));
  const at = Math.max(0, found);
  const headers = (names[at] ?? []).slice(0, 200);
  const below = rows.slice(at + 1, at + 1 + triedRows);
  return { headerRow: rows[at]?.row ?? 0, headers, mapping: suggested(headers), rows: below, merged };
}
