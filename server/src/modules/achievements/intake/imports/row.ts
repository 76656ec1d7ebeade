import { createHash } from 'node:crypto';
import { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { brokenCell, type Cells, excerpt, mergedAt, plainHeader } from '#platform/files/sheets/cells.ts';
import { cleanLine, cleanText } from '#platform/files/sheets/clean.ts';
import { lettersOfColumn, type Merged } from '#platform/files/sheets/unpack.ts';
import { draftOf } from './draft.ts';

/** How the columns of a file are read. */
export type Columns = {
  readonly headers: readonly string[];
  readonly mapping: readonly (AchievementColumn | null)[];
  /** Whether they are known by letters, as in a sheet, or by their names alone. */
  readonly lettered: boolean;
  readonly merged: readonly Merged[];
};

/** A row that can be kept: its id in the source and its draft; or everything that is wrong with it. */
export type ReadRow =
  | { readonly row: number; readonly sourceId: string; readonly draft: AchievementDraft }
  | { readonly row: number; readonly problems: readonly RowProblem[] };

const many: ReadonlySet<AchievementColumn> = new Set([
  'text',
  'textEn',
  'completers',
  'ip',
  'maturityEvidence',
  'fields',
]);

/** Reads one row by what its columns are. */
export function readRow({ row, cells }: Cells, { headers, mapping, lettered, merged }: Columns): ReadRow {
  const problems: RowProblem[] = [];
  const textAt = (at: number): string => cells[at]?.text ?? '';
  const wrong = (column: AchievementColumn, code: RowProblem['code'], detail: string | null = null): null => {
    const at = mapping.indexOf(column);
    const letters = at >= 0 && lettered ? lettersOfColumn(at + 1) : null;
    const header = at >= 0 ? plainHeader(headers[at] ?? '') : column;
    problems.push({ row, column: letters, header, code, detail, value: excerpt(textAt(at)) });
    return null;
  };
  for (const [at, column] of mapping.entries()) {
    if (column === null) continue;
    const broken = brokenCell(cells[at]) ?? mergedAt(merged, row, at + 1);
    if (broken) wrong(column, broken.code, broken.detail);
  }
  if (problems.length > 0) return { row, problems };
  const known = new Map<AchievementColumn, string>();
  const read = (column: AchievementColumn): string => {
    const text = known.get(column) ?? clean(column);
    known.set(column, text);
    return text;
  };
  const clean = (column: AchievementColumn): string => {
    // The apostrophe by which spreadsheets mark digits as text is no part of them.
    const raw = textAt(mapping.indexOf(column)).replace(/^\s*'(?=\d)/, '');
    return (many.has(column) ? cleanText(raw) : cleanLine(raw)).text;
  };
  const draft = draftOf(read, wrong);
  const parsed = AchievementDraft.safeParse(draft);
  if (parsed.success && problems.length === 0)
    return { row, sourceId: read('id').slice(0, 200) || digestOf(parsed.data), draft: parsed.data };
  const told = new Set(problems.map(({ header }) => header));
  for (const issue of parsed.error?.issues ?? []) {
    const column = issue.path[0] as keyof AchievementDraft;
    const { code, detail } = causeOf(issue);
    // What could not be read is told once.
    const header = headers[mapping.indexOf(column)];
    if (!told.has(header === undefined ? column : plainHeader(header))) wrong(column, code, detail);
  }
  return { row, problems };
}

/** An achievement without an id of its own is known by its words. */
const digestOf = (draft: AchievementDraft): string =>
  createHash('sha256').update(JSON.stringify(draft)).digest('hex').slice(0, 32);

type Issue = NonNullable<ReturnType<typeof AchievementDraft.safeParse>['error']>['issues'][number];

function causeOf(issue: Issue): { code: RowProblem['code']; detail: string | null } {
  if (issue.path[0] === 'maturity') return { code: 'bad_maturity', detail: null };
  if (issue.path[0] === 'maturityEvidence' && issue.path[2] === 'level') return { code: 'bad_evidence', detail: null };
  if (issue.code === 'too_small') return { code: 'empty', detail: null };
  if (issue.code !== 'too_big') return { code: 'bad_format', detail: null };
  return { code: issue.origin === 'array' ? 'too_many' : 'too_long', detail: String(issue.maximum) };
}
