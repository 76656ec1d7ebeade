import { createHash } from 'node:crypto';
import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import { regions } from '@jiebang/contract/reference/regions.ts';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { cleanLine, cleanText } from './clean.ts';
import { checked, columnNames, type ReadRow, type RowProblem } from './row.ts';

type Cells = { readonly row: number; readonly cells: readonly string[] };
type Column = keyof NeedDraft | 'id';

/** The headers that a column may have, without spaces and brackets, in small letters. */
const headers: Readonly<Record<Column, readonly string[]>> = {
  id: ['编号', '序号', 'id', 'no', 'number'],
  title: ['需求名称', '题名', '名称', '标题', 'title', 'name'],
  keywords: ['关键词', 'keywords'],
  problem: ['技术问题', '问题', '需求内容', '需求描述', '内容', 'problem', 'description', 'content'],
  indicators: ['技术指标', '关键指标', '指标', 'indicators'],
  expectedResult: ['预期目标', '预期成果', 'expectedresult'],
  existingBasis: ['现有基础', '现有工作基础', 'existingbasis'],
  field: ['技术领域', '领域', 'field'],
  industry: ['行业', '所属行业', 'industry'],
  region: ['地区', '所在地区', 'region'],
  budget: ['预算', '预算万元', '投入预算万元', 'budget'],
  termMonths: ['期限', '期限月', '解决期限月', 'termmonths', 'term'],
  ways: ['解决方式', '合作方式', 'ways'],
  wished: ['期望合作方', 'wished'],
  maturity: ['目标成熟度', '成熟度', 'maturity'],
  ownership: ['成果权属', '权属', 'ownership'],
  validUntil: ['有效期至', '有效期', 'validuntil'],
  contactName: ['联系人', 'contactname', 'contact'],
  contactPhone: ['联系电话', '电话', 'contactphone', 'phone'],
  showCompany: ['公开企业名称', '是否公开企业名称', 'showcompany'],
};
const ways: Readonly<Record<string, NeedDraft['ways'][number]>> = {
  独立: 'independent',
  委托: 'commission',
  合作: 'cooperation',
  其他: 'other',
};

/** Reads a CSV file, with or without a byte order mark, in UTF-8 or, as Excel writes it in China, GB 18030. */
export function readCsv(bytes: Buffer): ReadRow[] {
  const rows: Cells[] = [];
  parse(decoded(bytes), {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines }) => {
      rows.push({ row: lines, cells });
      return null;
    },
  });
  return readTable(rows);
}

/** Reads the first sheet of an XLSX file. A formula counts as the value that was last computed. */
export async function readXlsx(bytes: Buffer): Promise<ReadRow[]> {
  const sheet = await readSheet(bytes);
  return readTable(sheet.map((cells, n) => ({ row: n + 1, cells: cells.map((cell) => textOfCell(cell)) })));
}

const textOfCell = (cell: unknown): string =>
  cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function readTable([head, ...rows]: readonly Cells[]): ReadRow[] {
  const plain = (head?.cells ?? []).map((cell) => cell.replace(/[\s（）()_：:*-]/g, '').toLowerCase());
  const columns = plain.map((name) => (Object.keys(headers) as Column[]).find((one) => headers[one].includes(name)));
  if (!columns.includes('title')) {
    const says = `没有“${columnNames['title']}”一列；可用的列名见导入模板`;
    return [{ row: head?.row ?? 1, problems: [{ row: head?.row ?? 1, column: '表头', says }] }];
  }
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((one) => readCells(one, columns, head?.cells ?? []));
}

function readCells({ row, cells }: Cells, columns: readonly (Column | undefined)[], head: readonly string[]): ReadRow {
  const problems: RowProblem[] = [];
  const mended = new Set<string>();
  const cellOf = (column: Column): string => {
    const at = columns.indexOf(column);
    const raw = at < 0 ? '' : (cells[at] ?? '');
    // What begins like this is a formula in the next spreadsheet that it is copied to.
    if (/^\s*[=@]/.test(raw))
      problems.push({ row, column: head[at] ?? column, says: '单元格以 = 或 @ 开头，疑似公式' });
    const cleaned = many.has(column) ? cleanText(raw) : cleanLine(raw);
    for (const one of cleaned.mended) mended.add(one);
    return cleaned.text;
  };
  const wrong = (column: Column, says: string): null => {
    problems.push({ row, column: head[columns.indexOf(column)] ?? column, says });
    return null;
  };
  const draft = draftOf(cellOf, wrong);
  if (problems.length > 0) return { row, problems };
  const sourceId = cellOf('id') || createHash('sha256').update(JSON.stringify(draft)).digest('hex').slice(0, 32);
  return checked({ row, sourceId, draft, fullText: null, mended: [...mended] });
}

const many: ReadonlySet<Column> = new Set(['problem', 'expectedResult', 'existingBasis', 'indicators']);
type CellOf = (column: Column) => string;
type Wrong = (column: Column, says: string) => null;

function draftOf(cell: CellOf, wrong: Wrong): NeedDraft {
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
    field: codeOf(fields, cell('field')) ?? (cell('field') ? wrong('field', '不是高新技术领域的代码或名称') : null),
    industry:
      codeOf(industries, cell('industry')) ??
      (cell('industry') ? wrong('industry', '不是国民经济行业的代码或名称') : null),
    region:
      codeOf(regions, cell('region')) ?? (cell('region') ? wrong('region', '不是沪苏浙皖的行政区划代码或名称') : null),
    budget: budgetOf(cell('budget'), () => wrong('budget', '应为“面议”，或如 50-100 的万元数')),
    termMonths: wholeNumber(cell('termMonths'), () => wrong('termMonths', '应为月数')),
    ways: list('ways').flatMap((word) => ways[word] ?? wrong('ways', '应为独立、委托、合作、其他') ?? []),
    wished: orNull('wished'),
    maturity: wholeNumber(cell('maturity'), () => wrong('maturity', '应为 1 至 13')),
    ownership: orNull('ownership'),
    validUntil: dayOf(cell('validUntil'), () => wrong('validUntil', '应为日期，如 2027-06-30')),
    contactName: orNull('contactName'),
    contactPhone: orNull('contactPhone'),
    showCompany: /^(是|公开|yes|true|1)$/i.test(cell('showCompany')),
  };
}

/** 名称|数值|单位|检验方法, of which the last two may be missing. */
function indicatorOf(line: string): NeedDraft['indicators'][number] {
  const [name = '', value = '', unit = '', howTested = ''] = line.split(/[|｜]/).map((part) => part.trim());
  return { name, value, unit: unit || null, howTested: howTested || null };
}

function codeOf(rows: readonly { readonly code: string; readonly name: string }[], words: string): string | null {
  const code = /^[A-T]?\d{2,6}/.exec(words)?.[0];
  return rows.find((row) => row.code === code)?.code ?? rows.find((row) => row.name === words)?.code ?? null;
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
