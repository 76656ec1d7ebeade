import { byHandle } from '@jiebang/contract/identity/sign-in/handle.ts';
import type { AffiliationKind, RegisterDraft } from '@jiebang/contract/judging/register/register.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import type { SheetRow } from '#modules/needs/index.ts';
import { kindWords, type SheetColumn } from '../config.ts';

/** A row of a sheet of judges: whom it is about, by one handle, and what it says of them. */
export type JudgeRow = {
  readonly row: number;
  readonly handle: { readonly email: string } | { readonly mobile: string };
  readonly name: string | null;
  readonly draft: RegisterDraft;
};
type Row = SheetRow<SheetColumn>;
type Wrong = (column: SheetColumn | null, code: RowProblem['code'], detail?: string | null) => null;

/** Reads a row; everything that is wrong with it is told at once. */
export function readJudge(row: Row): JudgeRow | readonly RowProblem[] {
  const problems: RowProblem[] = [...row.broken];
  if (problems.length > 0) return problems;
  const wrong: Wrong = (column, code, detail = null) => {
    problems.push(row.problem(column, code, detail));
    return null;
  };
  const handle = handleOf(row, wrong);
  const name = row.line('name') || null;
  if (name !== null && name.length > 100) wrong('name', 'too_long', '100');
  const draft: RegisterDraft = {
    fields: codesOf(row, 'fields', fields, () => wrong('fields', 'unknown_field')),
    industries: codesOf(row, 'industries', industries, () => wrong('industries', 'unknown_industry')),
    keywords: parts(row.lines('keywords'), /[,，;；、\n]+/),
    mostSheets: mostOf(row.line('most'), () => wrong('most', 'bad_most')),
    away: parts(row.lines('away'), /[,，;；、\n]+/).flatMap(
      (one) => periodOf(one) ?? wrong('away', 'bad_period') ?? [],
    ),
    free: [],
    affiliations: parts(row.lines('affiliations'), /\n+/).flatMap(
      (one) => affiliationOf(one) ?? wrong('affiliations', 'bad_affiliation') ?? [],
    ),
  };
  const limits = { fields: 20, industries: 20, keywords: 30, away: 20, affiliations: 40 } as const;
  for (const [column, most] of Object.entries(limits) as [keyof typeof limits, number][])
    if (draft[column].length > most) wrong(column, 'too_many', String(most));
  if (draft.keywords.some((one) => one.length > 40)) wrong('keywords', 'too_long', '40');
  return problems.length > 0 || handle === null ? problems : { row: row.row, handle, name, draft };
}

function handleOf(row: Row, wrong: Wrong): JudgeRow['handle'] | null {
  const [email, mobile] = [row.line('email'), row.line('mobile')];
  const read = {
    email: byHandle.email.safeParse(email || undefined),
    mobile: byHandle.mobile.safeParse(mobile || undefined),
  };
  if (!read.email.success) return wrong('email', 'bad_email');
  if (!read.mobile.success) return wrong('mobile', 'bad_mobile');
  if (read.email.data !== undefined) return { email: read.email.data };
  return read.mobile.data === undefined ? wrong(null, 'no_handle') : { mobile: read.mobile.data };
}

const parts = (words: string, between: RegExp): string[] => [
  ...new Set(
    words
      .split(between)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];

/** Codes or names of a list, or a code with its name after it. */
function codesOf(
  row: Row,
  column: 'fields' | 'industries',
  list: readonly { readonly code: string; readonly name: string }[],
  wrong: () => null,
): string[] {
  const found = parts(row.lines(column), /[,，;；\n]+/).flatMap((words) => {
    const code = /^[A-T]?\d*/.exec(words.toUpperCase())?.[0];
    return (list.find((one) => one.code === code) ?? list.find((one) => one.name === words))?.code ?? wrong() ?? [];
  });
  return [...new Set(found)];
}

function mostOf(words: string, wrong: () => null): number | null {
  if (words === '') return null;
  const most = /^\d{1,3}$/.test(words) ? Number(words) : 0;
  return most >= 1 && most <= 500 ? most : wrong();
}

function dayOf(words: string): string | null {
  const [, year, month = '1', day = '1'] = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?[日月]?$/.exec(words) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(date);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : date;
}

/** 2027-01-01~2027-01-10 */
function periodOf(words: string): { from: string; to: string } | null {
  const [first = '', last = first, more] = words.split(/\s*[~～至]\s*/);
  const [from, to] = [dayOf(first), dayOf(last)];
  return from !== null && to !== null && from <= to && more === undefined ? { from, to } : null;
}

/** 任职|单位全称|2019-01-01|2023-06-30, of which the days may be left out. */
function affiliationOf(words: string): RegisterDraft['affiliations'][number] | null {
  const [kindOf = '', name = '', first = '', last = '', more] = words.split(/[|｜]/).map((one) => one.trim());
  const kind = (Object.keys(kindWords) as AffiliationKind[]).find((one) =>
    kindWords[one].some((word) => word === kindOf),
  );
  const [from, to] = [dayOf(first), dayOf(last)];
  const days =
    (first === '' || from !== null) && (last === '' || to !== null) && (from === null || to === null || from <= to);
  return kind && name !== '' && name.length <= 100 && days && more === undefined ? { kind, name, from, to } : null;
}
