import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fonts } from '@embedpdf/fonts-sc';
import PDFDocument from 'pdfkit';
import { type Doc, footRoom, ink, left, line, margin, room, rule, soft, tone, width } from './page.ts';
import type { Block, Paper } from './paper.ts';
import { drawRadar } from './radar.ts';
import { drawRows, drawTable, sizeOfFact } from './table.ts';

const folder = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '..', 'fonts');
const fontFile = (weight: number): string => {
  const found = fonts.find((one) => one.weight === weight);
  if (!found) throw new Error(`the fonts have no weight ${weight}`);
  return join(folder, found.file);
};

/** Lays a paper out and hands back its bytes: A4, the fonts embedded with the glyphs that occur. */
export async function layOut(paper: Paper): Promise<Buffer<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + footRoom, left: margin, right: margin },
    bufferPages: true,
    lang: paper.locale === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: `${paper.title} ${paper.below}`, Creator: 'Jiebang', Producer: 'Jiebang', CreationDate: paper.at },
  });
  doc.registerFont('text', fontFile(400)).registerFont('bold', fontFile(700));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on('end', resolve));
  head(doc, paper);
  for (const block of paper.blocks) draw(doc, block);
  feet(doc, paper);
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

function head(doc: Doc, { title, above, below, code }: Paper): void {
  const side = 78;
  const room = width(doc) - (code ? side + 20 : 0);
  const top = doc.y;
  if (code) drawCode(doc, code, { x: left(doc) + width(doc) - side, y: top, side });
  doc.font('text').fontSize(10).fillColor(soft).text(above, { width: room });
  doc.font('bold').fontSize(22).fillColor(ink).text(title, { width: room });
  doc.font('text').fontSize(11.5).fillColor(ink).text(below, { width: room, lineGap: 2 });
  doc.y = Math.max(doc.y, code ? top + side : 0) + 10;
  line(doc, doc.y, ink, 1.2);
  doc.y += 6;
}

function drawCode(
  doc: Doc,
  code: readonly (readonly boolean[])[],
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const module = side / code.length;
  for (const [row, dots] of code.entries())
    for (const [column, dark] of dots.entries())
      if (dark) doc.rect(x + column * module, y + row * module, module + 0.05, module + 0.05);
  doc.fill(ink);
}

function draw(doc: Doc, block: Block): void {
  doc.x = left(doc);
  switch (block.is) {
    case 'heading':
      room(doc, 90);
      doc.y += 14;
      doc
        .font('bold')
        .fontSize(14)
        .fillColor(ink)
        .text(block.text, { width: width(doc) });
      doc.y += 4;
      return;
    case 'subheading':
      room(doc, 70);
      doc.y += 8;
      doc
        .font('bold')
        .fontSize(11)
        .fillColor(ink)
        .text(block.text, { width: width(doc) });
      doc.y += 3;
      return;
    case 'text':
      doc
        .font('text')
        .fontSize(10)
        .fillColor(block.quiet ? soft : ink);
      doc.text(block.text, { width: width(doc), lineGap: 2.5, paragraphGap: 4 });
      return;
    case 'code':
      drawTyped(doc, block.text);
      return;
    case 'facts':
      drawRows(doc, [110, width(doc) - 110], block.rows, (column) => (column === 0 ? soft : ink), {
        sizeOf: sizeOfFact,
      });
      doc.y += 7;
      return;
    case 'radar':
      drawRadar(doc, block);
      return;
    case 'table': {
      const all = block.columns.reduce((sum, { share }) => sum + share, 0);
      const widths = block.columns.map(({ share }) => (share / all) * width(doc));
      const heads = block.columns.map((one) => one.head);
      drawTable(doc, widths, heads, block.rows);
    }
  }
}

function drawTyped(doc: Doc, text: string): void {
  doc.font('text').fontSize(8.5);
  const inner = width(doc) - 16;
  const height = doc.heightOfString(text, { width: inner, lineGap: 2 }) + 10;
  room(doc, height + 6);
  const top = doc.y + 2;
  doc.rect(left(doc), top, width(doc), height).fill(tone);
  doc.fillColor(ink).text(text, left(doc) + 8, top + 5, { width: inner, lineGap: 2 });
  doc.y = top + height + 6;
}

/** Writes the foot of every page, now that it is known how many there are. */
function feet(doc: Doc, { foot }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    doc.switchToPage(start + n);
    const y = doc.page.height - margin - 14;
    line(doc, y - 6, rule, 0.5);
    // Below the margin no new page may begin.
    doc.page.margins.bottom = 0;
    const text = foot.replace('{n}', String(n + 1)).replace('{of}', String(count));
    doc
      .font('text')
      .fontSize(8.5)
      .fillColor(soft)
      .text(text, left(doc), y, { width: width(doc), lineBreak: false });
    doc.page.margins.bottom = margin + footRoom;
  }
}
