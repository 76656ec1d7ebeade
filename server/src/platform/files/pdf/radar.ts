import { type Doc, ink, left, room, rule, soft, width } from './page.ts';

/** A radar chart: a value of 100 on each axis, in one or more series that differ by their line. */
export type Radar = {
  readonly is: 'radar';
  readonly axes: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[]; readonly dashed: boolean }[];
};

/** In points: from the middle to the end of an axis, and what the whole chart takes. */
const [reach, height] = [92, 250];
const rings = [20, 40, 60, 80, 100];

type Point = { readonly x: number; readonly y: number };

/** Draws a radar chart on a page that has room for it; the first axis points up, the others follow clockwise. */
export function drawRadar(doc: Doc, { axes, series }: Radar): void {
  room(doc, height + 14);
  const middle = { x: left(doc) + width(doc) / 2, y: doc.y + 18 + reach + 10 };
  const below = doc.y + height;
  const at = (axis: number, value: number): Point => {
    const angle = (2 * Math.PI * axis) / axes.length - Math.PI / 2;
    const far = (reach * value) / 100;
    return { x: middle.x + far * Math.cos(angle), y: middle.y + far * Math.sin(angle) };
  };
  for (const ring of rings)
    outline(
      doc,
      axes.map((_, axis) => at(axis, ring)),
    )
      .lineWidth(0.5)
      .strokeColor(rule)
      .stroke();
  for (const [axis, name] of axes.entries()) {
    const end = at(axis, 100);
    doc.moveTo(middle.x, middle.y).lineTo(end.x, end.y).lineWidth(0.5).strokeColor(rule).stroke();
    label(doc, name, at(axis, 112), middle);
  }
  for (const { values, dashed } of series) {
    const corners = values.map((value, axis) => at(axis, value));
    if (!dashed) outline(doc, corners).fillOpacity(0.08).fill(ink).fillOpacity(1);
    outline(doc, corners)
      .lineWidth(1.4)
      .strokeColor(dashed ? soft : ink);
    if (dashed) doc.dash(4, { space: 3 });
    doc.stroke().undash();
    for (const { x, y } of corners) {
      if (dashed) doc.rect(x - 2, y - 2, 4, 4).fill(soft);
      else doc.circle(x, y, 2.2).fill(ink);
    }
  }
  keys(doc, series, below - 16);
  doc.x = left(doc);
  doc.y = below + 4;
}

function outline(doc: Doc, corners: readonly Point[]): Doc {
  return doc.polygon(...corners.map(({ x, y }): [number, number] => [x, y]));
}

/** A name beside the end of its axis: to its right, to its left, or centred over or under it. */
function label(doc: Doc, name: string, { x, y }: Point, middle: Point): void {
  doc.font('text').fontSize(9.5).fillColor(ink);
  const wide = doc.widthOfString(name);
  const centred = Math.abs(x - middle.x) < 1;
  const from = centred ? x - wide / 2 : x > middle.x ? x : x - wide;
  doc.text(name, from, y - 7, { lineBreak: false });
}

/** Which line is whose, where there is more than one. */
function keys(doc: Doc, series: Radar['series'], y: number): void {
  if (series.length < 2) return;
  doc.font('text').fontSize(9);
  const sizes = series.map(({ name }) => 34 + doc.widthOfString(name) + 18);
  let x = left(doc) + (width(doc) - sizes.reduce((sum, one) => sum + one, 0)) / 2;
  for (const [n, { name, dashed }] of series.entries()) {
    doc
      .moveTo(x, y + 7)
      .lineTo(x + 26, y + 7)
      .lineWidth(1.4)
      .strokeColor(dashed ? soft : ink);
    if (dashed) doc.dash(4, { space: 3 });
    doc.stroke().undash();
    doc.fillColor(ink).text(name, x + 32, y, { lineBreak: false });
    x += sizes[n] ?? 0;
  }
}
