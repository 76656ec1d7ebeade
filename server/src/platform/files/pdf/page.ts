import type PDFDocument from 'pdfkit';

export const ink = '#1D1C1A';
export const soft = '#5F5A52';
export const rule = '#CFC8BA';
export const tone = '#F4F0E7';
/** Around a page, and beside that what its foot takes: points. */
export const margin = 56;
export const footRoom = 34;
export type Doc = InstanceType<typeof PDFDocument>;
/** Where a page's words begin and end, and how wide they are: points. */
export const left = (doc: Doc) => doc.page.margins.left;
export const width = (doc: Doc) => doc.page.width - doc.page.margins.left - doc.page.margins.right;
export const bottom = (doc: Doc) => doc.page.height - doc.page.margins.bottom;

/** A line from margin to margin. */
export function line(doc: Doc, y: number, colour: string, thick: number): void {
  doc
    .moveTo(left(doc), y)
    .lineTo(left(doc) + width(doc), y)
    .lineWidth(thick)
    .strokeColor(colour)
    .stroke();
}

/** Begins a page where less than so many points are left. */
export function room(doc: Doc, points: number): void {
  if (doc.y + points > bottom(doc)) doc.addPage();
}
