import type { SearchDocument } from '../port.ts';
import { Numbers } from './gather.ts';
import type { Column } from './layout.ts';
import { textColumns } from './texts.ts';

type Named<T> = readonly [string, T];
const inOrder = <T>(byName: ReadonlyMap<string, T>): Named<T>[] =>
  [...byName].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));

/** Values by name as documents bring them: the texts once each, and for every document the numbers of its own. */
export class ValueColumns {
  private readonly byName = new Map<string, { places: Map<string, number>; starts: Numbers; held: Numbers }>();

  /** The values of a document; documents come in their order, each once. */
  add(doc: number, values: NonNullable<SearchDocument['values']>): void {
    for (const [name, texts] of Object.entries(values)) {
      const column = this.byName.get(name) ?? { places: new Map(), starts: new Numbers(), held: new Numbers() };
      this.byName.set(name, column);
      const { places, starts, held } = column;
      while (starts.length <= doc) starts.push(held.length);
      for (const text of texts) {
        const place = places.get(text) ?? places.size;
        if (place === places.size) places.set(text, place);
        held.push(place);
      }
    }
  }

  /** The texts in order. */
  finish(documents: number) {
    const all = inOrder(this.byName);
    const columns = all.flatMap(([name, { places, starts, held }]): [string, Column][] => {
      const texts = [...places.keys()].sort();
      const rank = new Uint32Array(texts.length);
      texts.forEach((text, n) => {
        rank[places.get(text) as number] = n;
      });
      while (starts.length <= documents) starts.push(held.length);
      return [
        ...textColumns(`values.${name}`, texts),
        [`values.${name}.of`, starts.all()],
        [`values.${name}.held`, held.all().map((place) => rank[place] as number)],
      ];
    });
    return { names: all.map(([name]) => name), columns };
  }
}

/** Numbers by name as documents bring them, one for every document: not a number where it has none. */
export class NumberColumns {
  private readonly byName = new Map<string, Float64Array>();

  /** The numbers of a document. */
  add(doc: number, numbers: NonNullable<SearchDocument['numbers']>): void {
    for (const [name, number] of Object.entries(numbers)) {
      let column = this.byName.get(name) ?? new Float64Array(64).fill(Number.NaN);
      if (doc >= column.length) {
        const wider = new Float64Array(2 * (doc + 1)).fill(Number.NaN);
        wider.set(column);
        column = wider;
      }
      this.byName.set(name, column);
      column[doc] = number;
    }
  }

  finish(documents: number) {
    const all = inOrder(this.byName);
    const columns = all.map(([name, column]): [string, Column] => {
      const whole = new Float64Array(documents).fill(Number.NaN);
      whole.set(column.subarray(0, documents));
      return [`numbers.${name}`, whole];
    });
    return { names: all.map(([name]) => name), columns };
  }
}
