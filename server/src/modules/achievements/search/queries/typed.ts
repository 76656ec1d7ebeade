import { analyse } from '#platform/search/analysis/analyse.ts';
import { fold } from '#platform/search/analysis/fold.ts';
import { type Clause, type Part, readQuery } from '#platform/search/analysis/query.ts';
import type { Condition } from '#platform/search/port.ts';
import { inField, type SearchField } from '../views.ts';

/** The names under which a field may be asked for. */
const fieldNames: Readonly<Record<string, SearchField>> = {
  title: 'title',
  标题: 'title',
  名称: 'title',
  成果名称: 'title',
  owner: 'owner',
  单位: 'owner',
  持有单位: 'owner',
};

/** What a search asks of the index for what was typed. */
export type Asked = {
  readonly terms: ReadonlyMap<string, number>;
  /** What must be met however few are found: what was asked for by a sign. */
  readonly firm: readonly Condition[];
  /** What each word typed without a sign asks for; left out where nothing has all of them. */
  readonly all: readonly Condition[];
};

/** What a term of the other language counts beside one that was typed. */
const translated = 0.6;

/** What stands for a text in the other language, and whether for all of it. */
export type OtherLanguage = ReadonlyMap<
  string,
  { readonly terms: ReadonlyMap<string, number>; readonly whole: boolean }
>;

/** For each beginning that was typed with its sign: the words that begin so. */
export type Beginnings = ReadonlyMap<string, readonly string[]>;

/** Latin letters and digits, three at least: of fewer there would be too many words, and Han words are found by their parts anyway. */
const latinBeginning = /^(?=.*[a-z])[a-z0-9]{3,32}$/;
const isBeginning = ({ kind, text }: Part): boolean => kind === 'prefix' && latinBeginning.test(fold(text).text);

/** The beginnings that were typed with their sign, as they were typed. */
export const toComplete = (typed: string): string[] =>
  readQuery(typed, fieldNames).flatMap(({ anyOf }) => anyOf.filter(isBeginning).map(({ text }) => text));

/** Words typed one after the other, as they are looked up in the other language: English ones together, since some mean something only so. */
type Unit = { readonly parts: readonly Part[]; readonly text: string };

const han = /\p{Script=Han}/u;

function unitsOf(clauses: readonly Clause[]): Unit[] {
  const units: Unit[] = [];
  for (const { occur, anyOf } of clauses) {
    const [part, ...others] = anyOf;
    const isWord = part && part.kind !== 'phrase' && part.field === null && !isBeginning(part);
    if (occur !== 'should' || !isWord || others.length > 0) continue;
    const last = units.at(-1);
    if (last && !han.test(last.text + part.text))
      units[units.length - 1] = { parts: [...last.parts, part], text: `${last.text} ${part.text}` };
    else units.push({ parts: [part], text: part.text });
  }
  return units;
}

/** What is to be looked up in the other language of what was typed. */
export const toTranslate = (typed: string): string[] => unitsOf(readQuery(typed, fieldNames)).map(({ text }) => text);

/** Reads what was typed, with what stands for it in the other language and the words of its beginnings. */
export function readTyped(typed: string, otherLanguage: OtherLanguage, beginnings: Beginnings): Asked {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  const clauses = readQuery(typed, fieldNames);
  const units = unitsOf(clauses);
  const firm: Condition[] = [];
  const all: Condition[] = [];
  for (const clause of clauses) {
    if (clause.occur === 'not') {
      firm.push(...without(clause, beginnings));
      continue;
    }
    for (const part of clause.anyOf) {
      for (const { term } of analyse(part.text)) add(term, 1);
      for (const term of begunBy(part, beginnings) ?? []) add(term, 1);
    }
    const [first, ...others] = clause.anyOf;
    const unit = first && units.find(({ parts }) => parts.includes(first));
    if (unit) all.push(...needed(first.text).flatMap((term) => anyOf([term], otherLanguage.get(unit.text))));
    else if (others.length > 0)
      all.push(...anyOf(clause.anyOf.flatMap((part) => begunBy(part, beginnings) ?? needed(part.text))));
    else if (first) firm.push(...each(first, beginnings));
  }
  // The other language finds what has none of the words; it never outranks them.
  for (const { text } of units)
    for (const [term, weight] of otherLanguage.get(text)?.terms ?? []) add(term, weight * translated);
  return { terms, firm, all };
}

/**
 * The terms that must stand where a text does: its words. A word of one character is none by itself; a short Han text is looked for as it is
 * written, whatever its words are taken to be.
 */
function needed(text: string): string[] {
  const terms = analyse(text);
  const short = [...text].length <= 4;
  const some = terms.filter(({ term, kind }) => (kind === 'pair' ? short : kind !== 'word' || term.length > 1));
  return [...new Set((some.length > 0 ? some : terms).map(({ term }) => term))];
}

/** The words that a beginning stands for, itself too; null for what is none. */
function begunBy(part: Part, beginnings: Beginnings): string[] | null {
  if (!isBeginning(part)) return null;
  return [...new Set([...analyse(part.text).map(({ term }) => term), ...(beginnings.get(part.text) ?? [])])];
}

function anyOf(terms: readonly string[], other?: { terms: ReadonlyMap<string, number>; whole: boolean }): Condition[] {
  if (terms.length === 0) return [];
  return [{ is: 'term', anyOf: [...new Set([...terms, ...(other?.whole ? other.terms.keys() : [])])] }];
}

/** All of a part, in its field; of a phrase also what joins its words. */
function each(part: Part, beginnings: Beginnings): Condition[] {
  const { text, field } = part;
  const place = field as SearchField | null;
  const begun = begunBy(part, beginnings);
  if (begun) return [{ is: 'term', anyOf: begun.map((term) => (place === null ? term : inField(place, term))) }];
  const terms = analyse(text).filter(({ term, kind }) => kind !== 'word' || term.length > 1);
  const names = [...new Set((terms.length > 0 ? terms : analyse(text)).map(({ term }) => term))];
  return names.map((term) => ({ is: 'term', anyOf: [place === null ? term : inField(place, term)] }));
}

/** What is not to stand there: a word, or of several Han words written together what joins them. */
function without({ anyOf: parts }: Clause, beginnings: Beginnings): Condition[] {
  return parts.flatMap((part) => {
    const place = part.field as SearchField | null;
    const terms = analyse(part.text);
    const joining = terms.filter(({ kind }) => kind === 'pair');
    const names = new Set(begunBy(part, beginnings) ?? (joining.length > 0 ? joining : terms).map(({ term }) => term));
    const where = [...names].map((term) => (place === null ? term : inField(place, term)));
    return where.length === 0 ? [] : [{ is: 'term', anyOf: where, not: true } as const];
  });
}
