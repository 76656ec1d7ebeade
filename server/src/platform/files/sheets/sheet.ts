import { Readable } from 'node:stream';
import writeXlsxFile from 'write-excel-file/node';

/** The media type of a sheet (XLSX, ECMA-376). */
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet that was made, as a download. */
export function sheetFile(name: string, bytes: Buffer) {
  return { stream: Readable.from([bytes]), name, type: sheetType, size: bytes.length };
}

/** A column of a list: its head, and how many characters wide it is. */
export type SheetColumn = { readonly head: string; readonly width: number };

/** A list as a sheet, a line for each row below heads that stay in sight. Text is formatted as text, so that no cell ever becomes a formula, a date or a rounded number. */
export async function listSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number)[])[],
) {
  const top = { wrap: true, alignVertical: 'top' as const };
  const data = [
    columns.map(({ head }) => ({ value: head, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((value) =>
        typeof value === 'number' ? { value, type: Number, ...top } : { value, type: String, format: '@', ...top },
      ),
    ),
  ];
  const widths = columns.map(({ width }) => ({ width }));
  return sheetFile(name, await writeXlsxFile(data, { columns: widths, stickyRowsCount: 1 }).toBuffer());
}
