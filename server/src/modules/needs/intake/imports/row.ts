import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { excerpt } from '#platform/files/sheets/cells.ts';

/** A cell of a table, for what is wrong with it: its row, the letters of its column, and the name of that column. */
export type Place = Pick<RowProblem, 'row' | 'column' | 'header'>;

/** One row that can be kept: the draft, its id in the source, the full text where the draft has less, and what was mended. */
export type GoodRow = {
  readonly row: number;
  readonly sourceId: string;
  /** Whose need it is, as a table says it: a credit code or a whole name, and where; empty where it says nothing. */
  readonly owner: { readonly words: string; readonly place: Place } | null;
  readonly draft: NeedDraft;
  readonly fullText: string | null;
  readonly mended: readonly string[];
};
export type ReadRow = GoodRow | { readonly row: number; readonly problems: readonly RowProblem[] };

/** Names of the draft's fields as a spreadsheet has them. */
export const columnNames: Readonly<Record<keyof NeedDraft, string>> = {
  title: '需求名称',
  keywords: '关键词',
  problem: '技术问题',
  indicators: '技术指标',
  expectedResult: '预期目标',
  existingBasis: '现有基础',
  field: '技术领域',
  otherFields: '其他技术领域',
  industry: '行业',
  region: '地区',
  budget: '预算（万元）',
  termMonths: '期限（月）',
  ways: '解决方式',
  cooperation: '合作期限',
  wished: '期望合作方',
  maturity: '目标成熟度',
  ownership: '成果权属',
  validUntil: '有效期至',
  contactName: '联系人',
  contactPhone: '联系电话',
  showCompany: '公开企业名称',
  recommender: '推荐单位',
};

/** The row with a draft that the contract takes, or what is wrong with it, field by field; `at` says where a field stands and what is there. */
export function checked(row: GoodRow, at?: (field: keyof NeedDraft) => { place: Place; value: string }): ReadRow {
  const parsed = NeedDraft.safeParse(row.draft);
  if (parsed.success) return { ...row, draft: parsed.data };
  const problems = parsed.error.issues.map((issue): RowProblem => {
    const field = issue.path[0] as keyof NeedDraft;
    const found = at?.(field);
    return {
      ...(found?.place ?? { row: row.row, column: null, header: columnNames[field] }),
      ...causeOf(issue),
      value: excerpt(found?.value ?? ''),
    };
  });
  return { row: row.row, problems };
}

type Issue = NonNullable<ReturnType<typeof NeedDraft.safeParse>['error']>['issues'][number];

function causeOf(issue: Issue): Pick<RowProblem, 'code' | 'detail'> {
  const ranges: Partial<Record<PropertyKey, RowProblem['code']>> = { termMonths: 'bad_term', maturity: 'bad_maturity' };
  const outOfRange = ranges[issue.path[0] ?? ''];
  if (outOfRange) return { code: outOfRange, detail: null };
  if (issue.code === 'too_small') return { code: 'empty', detail: null };
  if (issue.code !== 'too_big') return { code: 'bad_format', detail: null };
  return { code: issue.origin === 'array' ? 'too_many' : 'too_long', detail: String(issue.maximum) };
}
