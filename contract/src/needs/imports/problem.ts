import { z } from 'zod';

/** Everything that can be wrong with a cell or a row of a sheet, with the words for it; `{}` stands for the detail. */
const words = {
  formula_like: ['单元格以 = 或 @ 开头，疑似公式', 'begins with = or @, like a formula'],
  formula_error: ['公式的结果是错误值 {}', 'its formula ends in the error {}'],
  formula_empty: [
    '公式还没有计算结果；请在表格软件中打开并保存，或直接填写内容',
    'holds a formula that nothing has computed: open and save the sheet, or type the value',
  ],
  merged: ['与其他单元格合并（{}），请取消合并后逐行填写', 'is merged ({}): unmerge it and fill in each row'],
  number_too_long: [
    '数字超过 15 位，表格软件已改动其末位；请把单元格设为文本再填',
    'has more than 15 digits, of which the spreadsheet changed the last: format the cell as text',
  ],
  unknown_field: ['不是高新技术领域的代码或名称', 'is no code or name of a high-tech field'],
  unknown_industry: ['不是国民经济行业的代码或名称', 'is no code or name of an industry (GB/T 4754)'],
  unknown_region: [
    '不是沪苏浙皖的行政区划、其他省级地区或国家的代码或名称',
    'is no code or name of a division of the Delta (GB/T 2260), of another province, or of a country',
  ],
  ambiguous_region: [
    '有几个地方都叫这个名称；请填六位代码，或写明省市',
    'is the name of several divisions: give the code, or the province and city too',
  ],
  outside_track: ['不在所投专场的范围内', 'is outside of what the track is open to'],
  bad_budget: [
    '应为“面议”，或如 50-100 的万元数',
    'should be 面议 (negotiable) or an amount in 10,000 CNY such as 50-100',
  ],
  bad_term: ['应为 1 至 120 的月数', 'should be a number of months from 1 to 120'],
  bad_maturity: ['应为 1 至 13', 'should be a number from 1 to 13'],
  bad_way: ['应为独立、委托、合作、其他', 'should be 独立, 委托, 合作 or 其他'],
  bad_cooperation: ['应为短期、长期', 'should be 短期 (short-term), 长期 (long-term) or both'],
  bad_day: ['应为日期，如 2027-06-30', 'should be a date such as 2027-06-30'],
  bad_yes_no: ['应为是或否', 'should be 是 (yes) or 否 (no)'],
  unknown_word: ['不在可选的内容之中；可填：{}', 'is none of: {}'],
  bad_right: [
    '每行应为：类型|号码|状态，如“发明专利|ZL202010000000.0|已授权”；没有号码的留空',
    'should be, on each line: kind|number|status, the number left empty where there is none',
  ],
  bad_evidence: [
    '每行应为：等级|证据，如“7|中试运行记录”',
    'should be, on each line: level|evidence, such as 7|records of the pilot line',
  ],
  bad_format: ['格式不符', 'has another form than it should'],
  too_long: ['内容过长，最多 {} 字', 'is too long: {} characters at most'],
  too_many: ['项数过多，最多 {} 项', 'has too many entries: {} at most'],
  no_title: ['太长，不像题名（{} 字）', 'is too long to be a title ({} characters)'],
  empty: ['内容为空或过短', 'is empty or too short'],
  missing: ['缺失或不是文字', 'is missing, or no text'],
  bad_json: ['不是有效的 JSON', 'is no valid JSON'],
  no_title_column: [
    '表头中没有“需求名称”一列；请使用导入模板',
    'the header has no column 需求名称 (title): use the template',
  ],
  owner_missing: ['请填写需求单位的统一社会信用代码或全称', 'give the credit code or the whole name of the company'],
  owner_unknown: [
    '平台上没有这个单位；请核对代码或全称，或先请其注册',
    'is no organisation of this platform: check the code or name, or ask it to register first',
  ],
  owner_ambiguous: [
    '有几个单位都叫这个名称；请填统一社会信用代码',
    'is the name of several organisations: give the credit code',
  ],
  not_own: [
    '不是本单位：这里只导入本单位的需求；可留空，或填本单位的代码或全称',
    'is not the organisation that imports: leave it empty, or give your own credit code or whole name',
  ],
  owner_suspended: ['该单位已被暂停', 'is suspended'],
  no_handle_column: [
    '表头中没有“邮箱”或“手机号”一列；请使用导入模板',
    'the header has no column 邮箱 (e-mail) or 手机号 (mobile): use the template',
  ],
  no_handle: ['请填写邮箱或手机号', 'give an e-mail address or a mobile number'],
  bad_email: ['不是邮箱地址', 'is no e-mail address'],
  bad_mobile: ['不是十一位的手机号', 'is no mainland mobile number of eleven digits'],
  twice: ['与前面的一行是同一个人', 'is the same person as in a row above'],
  bad_most: ['应为 1 至 500 的份数', 'should be a number from 1 to 500'],
  bad_period: [
    '应为如 2027-01-01~2027-01-10 的起止日期',
    'should be a first and a last day such as 2027-01-01~2027-01-10',
  ],
  bad_affiliation: [
    '每行应为：关系|单位全称|开始|结束；关系为任职、兼职、董事顾问、就读、师承、其他',
    'should be, on each line: kind|whole name|from|to, of the kinds employed, part-time, board, studied, adviser, other',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type RowProblemCode = keyof typeof words;
const codes = Object.keys(words) as [RowProblemCode, ...RowProblemCode[]];

/** What is wrong with one row of a file, for the person who made the file. */
export const RowProblem = z.strictObject({
  /** Counted from 1, as an editor shows it. */
  row: z.int().min(1),
  /** The letters of the column, as D; null where it is about the whole row, or the file has no such columns. */
  column: z.string().nullable(),
  /** The column's name as the file has it, or of the field; null for the whole row. */
  header: z.string().nullable(),
  code: z.enum(codes),
  /** What the words need to be exact: a limit, a range of cells. */
  detail: z.string().nullable(),
  /** The beginning of what stands in the cell. */
  value: z.string().nullable(),
});
export type RowProblem = z.infer<typeof RowProblem>;

/** Where it is wrong: 第 17 行 D 列“技术领域”, or row 17, column D “Field”. */
export function placeOfProblem({ row, column, header }: RowProblem, locale: 'zh' | 'en'): string {
  if (locale === 'en') {
    const parts = [`row ${row}`, ...(column ? [`column ${column}`] : [])].join(', ');
    return header ? `${parts} “${header}”` : parts;
  }
  const parts = [`第 ${row} 行`, ...(column ? [`${column} 列`] : [])].join(' ');
  return header ? `${parts}“${header}”` : parts;
}

/** What is wrong, without where. */
export function causeOfProblem({ code, detail }: RowProblem, locale: 'zh' | 'en'): string {
  return words[code][locale === 'zh' ? 0 : 1].replace('{}', detail ?? '');
}

/** One sentence: where, and what is wrong. */
export const sentenceOfProblem = (problem: RowProblem, locale: 'zh' | 'en'): string =>
  `${placeOfProblem(problem, locale)}${locale === 'zh' ? '：' : ': '}${causeOfProblem(problem, locale)}`;
