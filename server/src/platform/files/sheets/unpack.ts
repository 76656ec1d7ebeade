import { type Unzipped, unzipSync, zipSync } from 'fflate';

/** A file that cannot be read as a sheet at all, in the words of the contract's `ImportFailure`. */
export class NoSheet extends Error {
  readonly failure: 'unreadable' | 'old_excel' | 'too_large' | 'too_many_rows';
  constructor(failure: NoSheet['failure']) {
    super(`no sheet that can be read: ${failure}`);
    this.failure = failure;
  }
}

/** What an XLSX file may come to when it is unpacked, and its cells with the empty ones between them. */
const unpackedLimit = 64 * 1024 * 1024;
const cellLimit = 1_000_000;

/** A range of merged cells: from row to row and column to column, counted from 1, and as the sheet names it. */
export type Merged = {
  readonly name: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
};

export type Unpacked = {
  readonly clean: Buffer;
  readonly merged: readonly Merged[];
  readonly failed: readonly FailedCell[];
};
/** A formula without a value, counted from 1: the error that it ends in, null where nothing has computed it. */
type FailedCell = { readonly row: number; readonly column: number; readonly error: string | null };

/** The cells of a sheet: what stands in the tag, and between the tags. */
const cellsOf = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

/**
 * An XLSX file with nothing in it but what its directory says, of known size, and what its first sheet has
 * of merged cells and failed formulas. Throws
 * `NoSheet` for another kind of file and for one that would grow beyond the limits. No entry is unpacked beyond the size that
 * the directory declares, whatever it holds.
 */
export function unpack(bytes: Uint8Array): Unpacked {
  // What Excel wrote before 2007, and what it writes under a password, is a compound file (MS-CFB).
  if (Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0') throw new NoSheet('old_excel');
  const parts = unzipped(bytes);
  const sheet = firstSheet(parts);
  const failed: FailedCell[] = [];
  let [rows, columns] = [0, 0];
  for (const [, tag = '', inside = ''] of sheet.matchAll(cellsOf)) {
    const [, letters = '', row = ''] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(tag) ?? [];
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, numberOfColumn(letters));
    const value = /<(?:\w+:)?v>([^<]*)</.exec(inside)?.[1] ?? '';
    const place = { row: Number(row), column: numberOfColumn(letters) };
    if (/\bt="e"/.test(tag)) failed.push({ ...place, error: value });
    else if (value === '' && /<(?:\w+:)?f\b/.test(inside)) failed.push({ ...place, error: null });
  }
  if (rows * columns > cellLimit) throw new NoSheet('too_large');
  return { clean: Buffer.from(zipSync(parts, { level: 0 })), merged: mergedIn(sheet), failed };
}

function unzipped(bytes: Uint8Array): Unzipped {
  let declared = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        declared += originalSize;
        if (declared > unpackedLimit) throw new NoSheet('too_large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof NoSheet ? error : new NoSheet('unreadable');
  }
}

/** The text of the sheet that stands first in the workbook (ECMA-376 part 1, 18.2.19 and 15.2). */
function firstSheet(parts: Unzipped): string {
  const read = (name: string) => Buffer.from(parts[name] ?? new Uint8Array()).toString('utf8');
  const id = /<(?:\w+:)?sheet\b[^>]*?\b\w+:id="([^"]+)"/.exec(read('xl/workbook.xml'))?.[1];
  const relation = [...read('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`Id="${id}"`));
  const target = /\bTarget="([^"]+)"/.exec(relation ?? '')?.[1];
  if (target === undefined) throw new NoSheet('unreadable');
  return read(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
}

function mergedIn(sheet: string): Merged[] {
  const found = sheet.matchAll(/<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g);
  return [...found].map(([, left = '', top, right = '', bottom]) => ({
    name: `${left}${top}:${right}${bottom}`,
    rows: [Number(top), Number(bottom)],
    columns: [numberOfColumn(left), numberOfColumn(right)],
  }));
}

/** 1 for A, 27 for AA. */
const numberOfColumn = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** A for 1, AA for 27. */
export const lettersOfColumn = (n: number): string =>
  n <= 0 ? '' : lettersOfColumn(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26));
