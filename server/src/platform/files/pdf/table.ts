import { bottom, type Doc, ink, left, line, room, rule, tone, width } from './page.ts';

/** Around the words of a cell: the font's own height leaves room below. */
const cell = { x: 4, above: 4, below: 1 };

export type Cells = readonly string[];

/** A table of small type, its heads again on each page that it goes on to. */
export function drawTable(doc: Doc, widths: readonly number[], heads: Cells, rows: readonly Cells[]): void {
  const header = () => {
    doc.font('bold').fontSize(8.5);
    const height = heightOf(doc, widths, heads);
    doc.rect(left(doc), doc.y, width(doc), height).fill(tone);
    drawRow(doc, widths, heads, height, () => ink);
  };
  doc.font('bold').fontSize(8.5);
  room(doc, heightOf(doc, widths, heads) + 30);
  header();
  drawRows(doc, widths, rows, () => ink, { sizeOf: () => 8.5, header });
  doc.y += 6;
}

/** A hash or key is one word, and shall stand on one line. */
export const sizeOfFact = (cells: Cells): number => (cells.some((text) => /^\S{60,}$/.test(text)) ? 8.4 : 10);

type Look = { readonly sizeOf: (cells: Cells) => number; readonly header?: () => void };

/** Rows of cells, a line under each; a row stands on one page. */
export function drawRows(
  doc: Doc,
  widths: readonly number[],
  rows: readonly Cells[],
  colour: (column: number) => string,
  { sizeOf, header }: Look,
): void {
  for (const cells of rows) {
    doc.font('text').fontSize(sizeOf(cells));
    const height = heightOf(doc, widths, cells);
    if (doc.y + height > bottom(doc)) {
      doc.addPage();
      header?.();
      doc.font('text').fontSize(sizeOf(cells));
    }
    drawRow(doc, widths, cells, height, colour);
    line(doc, doc.y, rule, 0.5);
  }
}

function heightOf(doc: Doc, widths: readonly number[], cells: Cells): number {
  const heights = cells.map((text, n) =>
    doc.heightOfString(text === '' ? ' ' : text, { width: (widths[n] ?? 0) - 2 * cell.x, lineGap: 1 }),
  );
  return Math.max(...heights) + cell.above + cell.below;
}

function drawRow(
  doc: Doc,
  widths: readonly number[],
  cells: Cells,
  height: number,
  colour: (column: number) => string,
): void {
  const top = doc.y;
  let x = left(doc);
  for (const [n, text] of cells.entries()) {
    const room = widths[n] ?? 0;
    doc.fillColor(colour(n)).text(text, x + cell.x, top + cell.above, { width: room - 2 * cell.x, lineGap: 1 });
    x += room;
  }
  doc.x = left(doc);
  doc.y = top + height;
}
