import { analyse, type Term } from '#platform/search/analysis/analyse.ts';
import { fold } from '#platform/search/analysis/fold.ts';
import { type Clause, type Part, readQuery } from '#platform/search/analysis/query.ts';
import { otherLanguageShare, type TextPart, termsOf } from '#platform/search/languages/translate.ts';
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

/** The expressions of a text with what stands for them in the other language, by the text. */
export type OtherLanguage = ReadonlyMap<string, readonly TextPart[]>;

/** For each beginning that was typed with its sign: the words that begin so. */
export type Beginnings = ReadonlyMap<string, readonly string[]>;

/** Latin letters and digits, three at least: of fewer there would be too many words, and Han words are found by their parts anyway. */
const latinBeginning = /^(?=.*[a-z])[a-z0-9]{3,32}$/;
const isBeginning = ({ kind, text }: Part): boolean => kind === 'prefix' && latinBeginning.test(fold(text).text);

/** The beginnings that were typed with their sign, as they were typed. */
export const toComplete = (typed: string): string[] =>
  readQuery(typed, fieldNames).flatMap(({ anyOf }) => anyOf.filter(isBeginning).map(({ text }) => text));

/** Words typed one after the other, as they are looked up in the other language: English ones together, since some mean something only so. */
type Unit = { readonly parts: readonly { readonly part: Part; readonly at: number }[]; readonly text: string };

const han = /\p{Script=Han}/u;

function unitsOf(clauses: readonly Clause[]): Unit[] {
  const units: Unit[] = [];
  for (const { occur, anyOf } of clauses) {
    const [part, ...others] = anyOf;
    const isWord = part && part.kind !== 'phrase' && part.field === null && !isBeginning(part);
    if (occur !== 'should' || !isWord || others.length > 0) continue;
    const last = units.at(-1);
    if (last && !han.test(last.text + part.text))
      units[units.length - 1] = {
        parts: [...last.parts, { part, at: last.text.length + 1 }],
        text: `${last.text} ${part.text}`,
      };
    else units.push({ parts: [{ part, at: 0 }], text: part.text });
  }
  return units;
}

function unitWith(units: readonly Unit[], part: Part): { readonly text: string; readonly at: number } | null {
  for (const { text, parts } of units) for (const one of parts) if (one.part === part) return { text, at: one.at };
  return null;
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
  let waysLeft = mostWaysAsked;
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
    const unit = first && unitWith(units, first);
    if (unit) {
      const known = otherLanguage.get(unit.text) ?? [];
      for (const { term, start, end } of needed(first.text)) {
        const said = ways(known, unit.at + start, unit.at + end).slice(0, waysLeft);
        waysLeft -= said.length;
        all.push({ is: 'term', anyOf: [term, ...said] });
      }
    } else if (others.length > 0)
      all.push(...oneOf(clause.anyOf.flatMap((part) => begunBy(part, beginnings) ?? termsIn(part))));
    else if (first) firm.push(...each(first, beginnings));
  }
  // The other language finds what has none of the words; it never outranks them.
  for (const { text } of units)
    for (const [term, weight] of termsOf(otherLanguage.get(text) ?? [])) add(term, weight * otherLanguageShare);
  return { terms, firm, all };
}

/**
 * The terms that must stand where a text does: its words. A word of one character is none by itself; a short Han text is looked for as it is
 * written, whatever its words are taken to be.
 */
function needed(text: string): Term[] {
  const terms = analyse(text);
  const short = [...text].length <= 4;
  const some = terms.filter(({ term, kind }) => (kind === 'pair' ? short : kind !== 'word' || term.length > 1));
  const first = new Map([...(some.length > 0 ? some : terms)].reverse().map((one) => [one.term, one]));
  return [...first.values()].reverse();
}

const termsIn = ({ text }: Part): string[] => needed(text).map(({ term }) => term);

/** The words that a beginning stands for, itself too; null for what is none. */
function begunBy(part: Part, beginnings: Beginnings): string[] | null {
  if (!isBeginning(part)) return null;
  return [...new Set([...analyse(part.text).map(({ term }) => term), ...(beginnings.get(part.text) ?? [])])];
}

const oneOf = (terms: readonly string[]): Condition[] =>
  terms.length === 0 ? [] : [{ is: 'term', anyOf: [...new Set(terms)] }];

/** In so many ways at most may a term be said in the other language. */
const mostWays = 36;
/** In so many all terms of one query together: each is looked up, and whoever asks is not asked to be brief. */
const mostWaysAsked = 160;

/** How what stands at a place may be said in the other language: each a set of words of which all are there. */
function ways(parts: readonly TextPart[], start: number, end: number): string[][] {
  const here = parts.filter((one) => one.start < end && start < one.end);
  // What joins a known word with an unknown one is as unknown.
  if (here.length === 0 || here.some(({ renderings }) => renderings.length === 0)) return [];
  return here.reduce<string[][]>(
    (said, { renderings }) =>
      said.flatMap((before) => renderings.map((one) => [...before, ...one.needed])).slice(0, mostWays),
    [[]],
  );
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
