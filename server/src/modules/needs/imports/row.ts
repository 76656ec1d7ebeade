import { NeedDraft } from '@jiebang/contract/needs/need.ts';

/** What is wrong with one row of a file, for the person who made the file. `row` is counted from 1 as an editor shows it. */
export type RowProblem = { readonly row: number; readonly column: string; readonly says: string };

/** One row that can be kept: the draft, its id in the source, the full text where the draft has less, and what was mended. */
export type GoodRow = {
  readonly row: number;
  readonly sourceId: string;
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
  industry: '行业',
  region: '地区',
  budget: '预算（万元）',
  termMonths: '期限（月）',
  ways: '解决方式',
  wished: '期望合作方',
  maturity: '目标成熟度',
  ownership: '成果权属',
  validUntil: '有效期至',
  contactName: '联系人',
  contactPhone: '联系电话',
  showCompany: '公开企业名称',
};

/** The row with a draft that the contract takes, or what is wrong with it, column by column. */
export function checked(row: GoodRow): ReadRow {
  const parsed = NeedDraft.safeParse(row.draft);
  if (parsed.success) return { ...row, draft: parsed.data };
  const problems = parsed.error.issues.map(({ path, code }) => ({
    row: row.row,
    column: columnNames[path[0] as keyof NeedDraft] ?? String(path[0]),
    says: code === 'too_big' ? '内容过长' : code === 'too_small' ? '内容为空或过短' : '格式不符',
  }));
  return { row: row.row, problems };
}
