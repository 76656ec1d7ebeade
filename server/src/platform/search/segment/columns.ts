import type { SearchDocument } from '../port.ts';
import type { Column } from './layout.ts';
import { textColumns } from './texts.ts';

/** Each name that any document uses, in order. */
const namesOf = (rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();

/** Values by name: the texts once each, in order, and for every document the numbers of its own. */
export function valueColumns(rows: readonly NonNullable<SearchDocument['values']>[]) {
  const names = namesOf(rows);
  const columns = names.flatMap((name): [string, Column][] => {
    const texts = [...new Set(rows.flatMap((row) => (Object.hasOwn(row, name) ? (row[name] ?? []) : [])))].sort();
    const places = new Map(texts.map((text, place) => [text, place]));
    const starts = new Uint32Array(rows.length + 1);
    const held: number[] = [];
    rows.forEach((row, doc) => {
      for (const value of Object.hasOwn(row, name) ? (row[name] ?? []) : []) held.push(places.get(value) ?? 0);
      starts[doc + 1] = held.length;
    });
    return [
      ...textColumns(`values.${name}`, texts),
      [`values.${name}.of`, starts],
      [`values.${name}.held`, Uint32Array.from(held)],
    ];
  });
  return { names, columns };
}

/** Numbers by name, one for every document: not a number where it has none. */
export function numberColumns(rows: readonly NonNullable<SearchDocument['numbers']>[]) {
  const names = namesOf(rows);
  const columns = names.map((name): [string, Column] => [
    `numbers.${name}`,
    Float64Array.from(rows, (row) => (Object.hasOwn(row, name) ? (row[name] ?? Number.NaN) : Number.NaN)),
  ]);
  return { names, columns };
}
