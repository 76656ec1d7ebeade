import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Cells } from '#platform/files/sheets/cells.ts';
import { xlsxCells } from '#platform/files/sheets/read-cells.ts';
import { type Merged, NoSheet } from '#platform/files/sheets/unpack.ts';

/** A row of a file that is read as it comes; of JSON Lines by the names of its fields, null where the line is no object. */
export type Line = Cells & { readonly named?: Readonly<Record<string, string>> | null };

/** Text in UTF-8, or where its beginning is none, in GB 18030, as Excel writes it in China. Throws `NoSheet` for bytes that are neither. */
async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(chunk);
    try {
      yield decoder.decode(chunk, { stream: true });
    } catch {
      throw new NoSheet('unreadable');
    }
  }
}

function decoderOf(first: Uint8Array): TextDecoder {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(first, { stream: true });
    return new TextDecoder('utf-8', { fatal: true });
  } catch {
    return new TextDecoder('gb18030', { fatal: true });
  }
}

/** The rows of a CSV file, counted by the line on which each ends, as an editor shows it. */
export async function* csvLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  // What goes wrong on the way ends the parser, and is thrown where it is read.
  pipeline(Readable.from(decoded(chunks)), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { row: info.lines, cells: record.map((text) => ({ text })) };
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
      ? new NoSheet('unreadable')
      : error;
  }
}

/** The lines of a file of one JSON object a line; empty ones are passed over. */
export async function* jsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let [rest, row] = ['', 0];
  for await (const text of decoded(chunks)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      row += 1;
      if (line.trim() !== '') yield { row, cells: [], named: namedIn(line) };
    }
  }
  if (rest.trim() !== '') yield { row: row + 1, cells: [], named: namedIn(rest) };
}

function namedIn(line: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/, ''));
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, textOf(one)]));
  } catch {
    return null;
  }
}

/** A value as a cell of a sheet would have it: entries of a list on a line each, parts of an object between bars. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (typeof value === 'object') return Object.values(value).map(textOf).join('|');
  return String(value);
}

/** Whether a row has anything in it. */
export const isFilled = ({ cells, named }: Line): boolean =>
  named !== undefined || cells.some(({ text, wrong }) => wrong !== undefined || text.trim() !== '');

/** The row as its columns have it, by their place: of JSON Lines by the names that the columns have. */
export const cellsOf = ({ row, cells, named }: Line, headers: readonly string[]): Cells =>
  named ? { row, cells: headers.map((name) => ({ text: named[name] ?? '' })) } : { row, cells };

export type Kind = 'xlsx' | 'csv' | 'jsonl';

/** The kind of a file by the ending of its name; null for another. */
export function kindOf(name: string): Kind | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === 'jsonl' || ending === 'csv' || ending === 'xlsx' ? ending : null;
}

/** The rows of a file; of a spreadsheet, which has to be unpacked as a whole, also its merged cells and its last row. Throws `NoSheet`. */
export async function linesOf(
  kind: Kind,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ lines: AsyncIterable<Line>; merged: readonly Merged[]; last: number | null }> {
  if (kind !== 'xlsx') return { lines: kind === 'csv' ? csvLines(chunks) : jsonLines(chunks), merged: [], last: null };
  const whole: Uint8Array[] = [];
  for await (const chunk of chunks) whole.push(chunk);
  const { rows, merged } = await xlsxCells(Buffer.concat(whole));
  return { lines: Readable.from(rows), merged, last: rows.at(-1)?.row ?? 1 };
}
