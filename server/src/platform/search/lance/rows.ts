import { kept } from '../kept/encode.ts';
import type { SearchDocument } from '../port.ts';
import { latin } from '../segment/build.ts';
import type { Arrow } from './package.ts';

/** Counted by repetition, a word that stands there more often than this says no more. */
const mostOften = 100;

/** A term as one word of the text that is searched, which is cut at white space: what would cut it is written by its number. */
export const wordOf = (term: string): string =>
  term.replace(/[\s\u0085%]|\p{Cs}/gu, (sign) => `%${sign.charCodeAt(0).toString(16)};`);

/** The column of a value or a number; a name may be anything. */
export const columnOf = (kind: 'v' | 'n', name: string): string =>
  `${kind}_${name.replace(/[^a-z0-9]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}_`)}`;

/** A text of SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A document as the database keeps it. */
export function documentOf(id: string, text: string): SearchDocument {
  const terms = new Map<string, number>();
  const beside = kept(id, text).tell((line, from, to, weight) => {
    const term = line.slice(from, to);
    terms.set(term, (terms.get(term) ?? 0) + weight);
  });
  return { id, terms, ...beside };
}

/** Every column that these documents have beside those that all have. */
export function columnsOf(documents: readonly SearchDocument[]): Set<string> {
  const columns = new Set<string>();
  for (const { values = {}, numbers = {} } of documents) {
    for (const name of Object.keys(values)) columns.add(columnOf('v', name));
    for (const name of Object.keys(numbers)) columns.add(columnOf('n', name));
  }
  return columns;
}

/** A document as a row; what it has not is left out. `terms` and `latin` begin and end with a space, so that a whole word can be looked for. */
export function rowOf(document: SearchDocument, position: number): Record<string, unknown> {
  const { id, terms, values = {}, numbers = {} } = document;
  let text = ' ';
  for (const [term, weight] of terms)
    text += `${wordOf(term)} `.repeat(Math.min(mostOften, Math.max(1, Math.round(weight))));
  const row: Record<string, unknown> = {
    id,
    position,
    terms: text,
    latin: ` ${[...terms.keys()].filter((term) => latin.test(term)).join(' ')} `,
  };
  for (const [name, several] of Object.entries(values)) row[columnOf('v', name)] = several;
  for (const [name, number] of Object.entries(numbers)) row[columnOf('n', name)] = number;
  return row;
}

/** Which of these terms stand in the text of a row. */
export function standingIn(text: string, terms: Iterable<string>): string[] {
  const words = new Set(text.split(' '));
  return Array.from(terms).filter((term) => words.has(wordOf(term)));
}

/** The columns that every table has. */
export const ownColumns = ['id', 'position', 'terms', 'latin'];

/** The type of a column by its name. */
export function fieldOf({ Field, Utf8, Float64, List }: Arrow, column: string): object {
  if (column === 'position') return new Field(column, new Float64(), false);
  if (column.startsWith('v_')) return new Field(column, new List(new Field('item', new Utf8(), true)), true);
  if (column.startsWith('n_')) return new Field(column, new Float64(), true);
  return new Field(column, new Utf8(), false);
}
