import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, placesAbroad, provinces } from '@jiebang/contract/reference/places.ts';
import { regionFullName, regions } from '@jiebang/contract/reference/regions.ts';
import type { Column } from './columns.ts';

const ways: Readonly<Record<string, NeedDraft['ways'][number]>> = {
  独立: 'independent',
  委托: 'commission',
  合作: 'cooperation',
  其他: 'other',
};

const terms: Readonly<Record<string, NeedDraft['cooperation'][number]>> = {
  短期: 'short_term',
  短期合作: 'short_term',
  长期: 'long_term',
  长期合作: 'long_term',
};

type CellOf = (column: Column) => string;
type Wrong = (column: Column, code: RowProblem['code']) => null;

/** The draft that a row's cells say; what cannot be read is told to `wrong`. */
export function draftOf(cell: CellOf, wrong: Wrong): NeedDraft {
  const orNull = (column: Column) => cell(column) || null;
  const list = (column: Column) =>
    cell(column)
      .split(/[,，;；、\s]+/)
      .filter((one) => one !== '');
  return {
    ...emptyDraft(cell('title')),
    keywords: list('keywords'),
    problem: orNull('problem'),
    indicators: cell('indicators')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => indicatorOf(line)),
    expectedResult: orNull('expectedResult'),
    existingBasis: orNull('existingBasis'),
    field: codeOf(fields, cell('field')) ?? (cell('field') ? wrong('field', 'unknown_field') : null),
    otherFields: fieldsOf(cell('otherFields'), () => wrong('otherFields', 'unknown_field')),
    industry: codeOf(industries, cell('industry')) ?? (cell('industry') ? wrong('industry', 'unknown_industry') : null),
    region: regionOf(cell('region'), (code) => wrong('region', code)),
    budget: budgetOf(cell('budget'), () => wrong('budget', 'bad_budget')),
    termMonths: wholeNumber(cell('termMonths'), () => wrong('termMonths', 'bad_term')),
    ways: list('ways').flatMap((word) => ways[word] ?? wrong('ways', 'bad_way') ?? []),
    cooperation: [
      ...new Set(list('cooperation').flatMap((word) => terms[word] ?? wrong('cooperation', 'bad_cooperation') ?? [])),
    ],
    wished: orNull('wished'),
    maturity: wholeNumber(cell('maturity'), () => wrong('maturity', 'bad_maturity')),
    ownership: orNull('ownership'),
    validUntil: dayOf(cell('validUntil'), () => wrong('validUntil', 'bad_day')),
    contactName: orNull('contactName'),
    contactPhone: orNull('contactPhone'),
    recommender: orNull('recommender'),
    showCompany: yesOf(cell('showCompany'), () => wrong('showCompany', 'bad_yes_no')),
  };
}

function yesOf(words: string, wrong: () => null): boolean {
  if (/^(是|公开|yes|true|1)$/i.test(words)) return true;
  if (!/^(否|不公开|no|false|0|)$/i.test(words)) wrong();
  return false;
}

/** 名称|数值|单位|检验方法, of which the last two may be missing. */
function indicatorOf(line: string): NeedDraft['indicators'][number] {
  const [name = '', value = '', unit = '', howTested = ''] = line.split(/[|｜]/).map((part) => part.trim());
  return { name, value, unit: unit || null, howTested: howTested || null };
}

function codeOf(rows: readonly { readonly code: string; readonly name: string }[], words: string): string | null {
  const code = /^(?:[A-T](?:\d{2,4})?(?![A-Z\d])|\d{2,6})/.exec(words.toUpperCase())?.[0];
  return rows.find((row) => row.code === code)?.code ?? rows.find((row) => row.name === words)?.code ?? null;
}

/** Several codes or names, between commas or lines: a name of the list may have a space in it. */
function fieldsOf(words: string, wrong: () => null): string[] {
  const parts = words.split(/[,，;；、\n]+/).map((one) => one.trim());
  return [...new Set(parts.filter((one) => one !== '').flatMap((one) => codeOf(fields, one) ?? wrong() ?? []))];
}

/** Places outside the Delta by their code and by their names in both languages, in capitals. */
const outsideByName = new Map(
  [...provinces.map(({ code }) => code), ...placesAbroad].flatMap((place) =>
    [place, placeFullName(place, 'zh'), placeFullName(place, 'en')].map((name) => [name.toUpperCase(), place] as const),
  ),
);

/** A division by its code, its full name (江苏省徐州市鼓楼区), or its own name where no other has it; outside the Delta a province or country. */
function regionOf(words: string, wrong: (code: RowProblem['code']) => null): string | null {
  if (words === '') return null;
  const code = /^\d{6}/.exec(words)?.[0];
  const whole = regions.find((row) => row.code === code || regionFullName(row.code, 'zh') === words);
  if (whole) return whole.code;
  const outside = outsideByName.get(code ?? words.toUpperCase());
  if (outside) return outside;
  const named = regions.filter((row) => row.name === words);
  return named.length === 1
    ? (named[0]?.code ?? null)
    : wrong(named.length > 1 ? 'ambiguous_region' : 'unknown_region');
}

/** An amount in 万元 as fen. */
const fen = (words: string): number => Math.round(Number(words) * 1_000_000);

function budgetOf(words: string, wrong: () => null): NeedDraft['budget'] {
  if (words === '' || words === '面议') return null;
  const found = /^(\d+(?:\.\d+)?)(?:\s*[-—~～至到]\s*(\d+(?:\.\d+)?))?\s*(?:万元|万)?$/.exec(words);
  const [min, max] = [fen(found?.[1] ?? ''), fen(found?.[2] ?? found?.[1] ?? '')];
  return found && min <= max ? { min, max } : wrong();
}

function wholeNumber(words: string, wrong: () => null): number | null {
  if (words === '') return null;
  const found = /^(\d{1,3})\s*(?:个?月|级)?$/.exec(words)?.[1];
  return found === undefined ? wrong() : Number(found);
}

function dayOf(words: string, wrong: () => null): string | null {
  if (words === '') return null;
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words) ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(date)) ? wrong() : date;
}
