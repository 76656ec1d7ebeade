import { rarityOf } from '../bm25.ts';
import { spelledLike } from '../find/spelling.ts';
import type { Condition, Contribution, Explained, FacetValue, Found, SearchQuery, Suggest } from '../port.ts';
import { Texts, textColumns } from '../segment/texts.ts';
import type { ArrowColumn, ArrowTable, FullText, Lance, LanceQuery, LanceTable } from './package.ts';
import { columnOf, quoted, standingIn, wordOf } from './rows.ts';

/** More rows than any table has: without a limit, LanceDB answers with ten. */
const everything = 1_000_000_000;
/** Between values that are compared as one text; in no value that anybody typed. */
const separator = '\u001f';

export type Opened = { readonly lance: Lance; readonly table: LanceTable; readonly columns: ReadonlySet<string> };

/** Answers a query from a table as it was when it was last looked at. */
export async function search(opened: Opened, query: SearchQuery): Promise<Omit<Found, 'coverage'>> {
  const { columns } = opened;
  const { terms, conditions = [], order, offset = 0, limit, facets = [] } = query;
  const counted = query.counted === true || facets.length > 0;
  const asked = ask(opened, terms, conditions);
  const facetColumns = new Map(facets.map(({ name }) => [name, columnOf('v', name)]));
  const orderColumn = order && columns.has(columnOf('n', order.number)) ? columnOf('n', order.number) : null;
  const wanted = [
    ...(limit > 0 ? ['id'] : ['position']),
    ...[...facetColumns.values()].filter((column) => columns.has(column)),
    ...(orderColumn ? [orderColumn] : []),
    ...(asked?.scored ? ['_score'] : []),
  ];
  // The best are chosen before anything is put in another order, so all are needed for that.
  const most = counted || orderColumn ? everything : offset + limit;
  const found =
    asked && most > 0
      ? await asked.query
          .select([...new Set(wanted)])
          .limit(most)
          .toArrow()
      : null;
  const scores = asked?.scored ? (found?.getChild('_score')?.toArray() ?? []) : [];
  const best = found ? ordered(found, scores, orderColumn, order?.descending ?? true) : [];
  const ids = found?.getChild('id');
  return {
    hits: best.slice(offset, offset + limit).map((row) => ({ id: String(ids?.get(row)), score: scores[row] ?? 0 })),
    total: counted ? (found?.numRows ?? 0) : null,
    facets: Object.fromEntries(
      facets.map(({ name, most }) => [
        name,
        inOrder(countTexts(found?.getChild(facetColumns.get(name) ?? '') ?? null)).slice(0, most),
      ]),
    ),
  };
}

/** Rows in the order of their score, or of a number, those without it last. */
function ordered(found: ArrowTable, scores: ArrayLike<number>, column: string | null, descending: boolean): number[] {
  const numbers = column ? found.getChild(column) : null;
  const keys = Float64Array.from({ length: found.numRows }, (_, row) => {
    if (!numbers) return scores[row] ?? 0;
    const number = numbers.get(row) as number | null;
    return number === null ? Number.NEGATIVE_INFINITY : descending ? number : -number;
  });
  return Array.from(keys.keys()).sort((a, b) => (keys[a] === keys[b] ? 0 : (keys[b] ?? 0) - (keys[a] ?? 0)));
}

/** Null where nothing can meet the conditions. */
function ask(
  { lance, table, columns }: Opened,
  terms: SearchQuery['terms'],
  conditions: readonly Condition[],
): { readonly query: LanceQuery; readonly scored: boolean } | null {
  const { Must, MustNot } = lance.Occur;
  const clauses: [string, FullText][] = terms.size > 0 ? [[Must, scoring(lance, terms)]] : [];
  const where: string[] = [];
  const without: (string | readonly string[])[] = [];
  for (const condition of conditions) {
    if (condition.is !== 'term') where.push(meeting(condition, columns));
    else if (condition.not) without.push(...condition.anyOf);
    else if (condition.anyOf.length === 0) return null;
    else clauses.push([Must, oneOf(lance, condition.anyOf, 0)]);
  }
  const scored = clauses.length > 0;
  if (without.length > 0) {
    if (scored) clauses.push([MustNot, oneOf(lance, without, 1)]);
    else where.push(...without.map((one) => `NOT (${[one].flat().map(standing).join(' AND ') || 'true'})`));
  }
  const [first] = clauses;
  const all = table.query();
  const narrowed = where.length > 0 ? all.where(where.join(' AND ')) : all;
  if (!scored || !first) return { query: narrowed, scored };
  const whole = clauses.length === 1 ? first[1] : new lance.BooleanQuery(clauses);
  return { query: narrowed.fullTextSearch(whole), scored };
}

const matching = ({ MatchQuery }: Lance, terms: readonly string[], boost: number): FullText =>
  new MatchQuery(terms.map(wordOf).join(' '), 'terms', { boost });

const standing = (term: string): string => `contains(terms, ${quoted(` ${wordOf(term)} `)})`;

/** One of these terms, or all of one of the sets. */
function oneOf(lance: Lance, anyOf: readonly (string | readonly string[])[], boost: number): FullText {
  const { Must, Should } = lance.Occur;
  const single = anyOf.flatMap((one) => (typeof one === 'string' ? [one] : []));
  const sets = anyOf.filter((one) => typeof one !== 'string');
  const all = sets.map((set) => new lance.BooleanQuery(set.map((term) => [Must, matching(lance, [term], boost)])));
  if (sets.length === 0) return matching(lance, single, boost);
  const either = single.length === 0 ? all : [...all, matching(lance, single, boost)];
  return new lance.BooleanQuery(either.map((query) => [Should, query]));
}

/** Terms of one weight are asked for together, which is much the faster. */
function scoring(lance: Lance, terms: SearchQuery['terms']): FullText {
  const byWeight = new Map<number, string[]>();
  for (const [term, weight] of terms) byWeight.set(weight, [...(byWeight.get(weight) ?? []), term]);
  const groups = [...byWeight].map(([weight, some]) => matching(lance, some, weight));
  const [only] = groups;
  if (groups.length === 1 && only) return only;
  return new lance.BooleanQuery(groups.map((group) => [lance.Occur.Should, group] as const));
}

/** A condition in SQL. */
function meeting(condition: Exclude<Condition, { readonly is: 'term' }>, columns: ReadonlySet<string>): string {
  const column = columnOf(condition.is === 'value' ? 'v' : 'n', condition.name);
  const holds = columns.has(column) ? holding(condition, column) : 'false';
  return condition.not ? `NOT coalesce(${holds}, false)` : `(${holds})`;
}

function holding(condition: Exclude<Condition, { readonly is: 'term' }>, column: string): string {
  if (condition.is === 'value')
    return condition.anyOf.length === 0
      ? 'false'
      : `array_has_any(${column}, [${condition.anyOf.map(quoted).join(', ')}])`;
  const { from = Number.NEGATIVE_INFINITY, upTo = Number.POSITIVE_INFINITY } = condition;
  const bounds = [
    ...(Number.isFinite(from) ? [`${column} >= ${numbered(from)}`] : []),
    ...(Number.isFinite(upTo) ? [`${column} <= ${numbered(upTo)}`] : []),
  ];
  return from > upTo ? 'false' : [`${column} IS NOT NULL`, ...bounds].join(' AND ');
}

/** In full: digits alone would be a whole number, which may be too large for one. */
const numbered = (number: number): string => `CAST(${quoted(String(number))} AS DOUBLE)`;

/** How often each text of a column of lists stands there, read where it lies. */
function countTexts(column: ArrowColumn | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { length, valueOffsets, children } of column?.data ?? []) {
    const [texts] = children;
    if (!texts) continue;
    const bytes = Buffer.from(texts.values.buffer, texts.values.byteOffset, texts.values.byteLength);
    const [from, to] = [valueOffsets[0] ?? 0, valueOffsets[length] ?? 0];
    for (let at = from; at < to; at += 1) {
      const text = bytes.toString('utf8', texts.valueOffsets[at], texts.valueOffsets[at + 1]);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return counts;
}

const inOrder = (counts: ReadonlyMap<string, number>): FacetValue[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

/** Goes through what may be meant, which LanceDB narrows by the beginning alone. */
export async function suggest(opened: Opened, asked: Suggest): Promise<FacetValue[]> {
  if (asked.is === 'value') {
    const column = columnOf('v', asked.name);
    if (!opened.columns.has(column)) return [];
    const all = `concat(${quoted(separator)}, array_to_string(${column}, ${quoted(separator)}))`;
    const counts = countTexts((await having(opened, column, all, separator + asked.prefix)).getChild(column));
    return inOrder(new Map([...counts].filter(([value]) => value.startsWith(asked.prefix)))).slice(0, asked.most);
  }
  const beginning = asked.is === 'term' ? asked.prefix : asked.of.charAt(0);
  const found = await having(opened, 'latin', 'latin', ` ${beginning}`);
  const counts = new Map<string, number>();
  const texts = found.getChild('latin');
  for (let row = 0; row < found.numRows; row += 1)
    for (const word of String(texts?.get(row)).split(' '))
      if (word !== '' && word.startsWith(beginning)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return asked.is === 'term' ? inOrder(counts).slice(0, asked.most) : spelledNearly(counts, asked.of, asked.most);
}

const having = ({ table }: Opened, column: string, text: string, part: string): Promise<ArrowTable> =>
  table
    .query()
    .where(`contains(${text}, ${quoted(part)})`)
    .select([column])
    .limit(everything)
    .toArrow();

function spelledNearly(counts: ReadonlyMap<string, number>, of: string, most: number): FacetValue[] {
  const words = [...counts.keys()].sort();
  const found: (FacetValue & { readonly far: number })[] = [];
  spelledLike(new Texts(new Map(textColumns('words', words)), 'words'), of, (n, far) => {
    const value = words[n] ?? '';
    found.push({ value, count: counts.get(value) ?? 0, far });
  });
  return found
    .sort((a, b) => a.far - b.far || b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most)
    .map(({ value, count }) => ({ value, count }));
}

/** What each term adds to the score of one document; null where it is not there. Each is asked for by itself, which takes its time. */
export async function explain(
  { lance, table }: Opened,
  id: string,
  terms: SearchQuery['terms'],
): Promise<Explained | null> {
  const row = await table
    .query()
    .where(`id = ${quoted(id)}`)
    .select(['position', 'terms'])
    .limit(1)
    .toArrow();
  if (row.numRows === 0) return null;
  const position = row.getChild('position')?.get(0);
  const documents = await table.countRows();
  const contributions: Contribution[] = [];
  for (const term of standingIn(String(row.getChild('terms')?.get(0)), terms.keys())) {
    const asked = matching(lance, [term], terms.get(term) ?? 0);
    const found = await table.query().fullTextSearch(asked).select(['position', '_score']).limit(everything).toArrow();
    const at = Array.from(found.getChild('position')?.toArray() ?? []).indexOf(position as number);
    const contribution = found.getChild('_score')?.toArray()[at] ?? 0;
    contributions.push({ term, rarity: rarityOf(found.numRows, documents), contribution });
  }
  contributions.sort((a, b) => b.contribution - a.contribution);
  return { score: contributions.reduce((sum, { contribution }) => sum + contribution, 0), contributions };
}
