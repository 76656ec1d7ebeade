import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { columnNames } from './row.ts';

/** What a column of a sheet can be: a field of the draft, the row's own number, or whose need it is. */
export type Column = keyof NeedDraft | 'id' | 'owner';

/** The headers that a column may have, without spaces and brackets, in small letters. */
const headers: Readonly<Record<Column, readonly string[]>> = {
  id: ['编号', '序号', 'id', 'no', 'number'],
  owner: ['需求单位', '需求方', '企业名称', '单位名称', '统一社会信用代码', 'organisation', 'company', 'owner'],
  title: ['需求名称', '题名', '名称', '标题', 'title', 'name'],
  keywords: ['关键词', 'keywords'],
  problem: ['技术问题', '问题', '需求内容', '需求描述', '内容', 'problem', 'description', 'content'],
  indicators: ['技术指标', '关键指标', '指标', 'indicators'],
  expectedResult: ['预期目标', '预期成果', 'expectedresult'],
  existingBasis: ['现有基础', '现有工作基础', 'existingbasis'],
  field: ['技术领域', '领域', 'field'],
  otherFields: ['其他技术领域', '其他领域', 'otherfields'],
  industry: ['行业', '所属行业', 'industry'],
  region: ['地区', '所在地区', 'region'],
  budget: ['预算', '预算万元', '投入预算万元', 'budget'],
  termMonths: ['期限', '期限月', '解决期限月', 'termmonths', 'term'],
  ways: ['解决方式', '合作方式', 'ways'],
  cooperation: ['合作期限', '长短期合作', '短期或长期合作', 'cooperation'],
  wished: ['期望合作方', 'wished'],
  maturity: ['目标成熟度', '成熟度', 'maturity'],
  ownership: ['成果权属', '权属', 'ownership'],
  validUntil: ['有效期至', '有效期', 'validuntil'],
  contactName: ['联系人', 'contactname', 'contact'],
  contactPhone: ['联系电话', '电话', 'contactphone', 'phone'],
  recommender: ['推荐单位', 'recommender', 'recommendedby', 'recommendingunit'],
  showCompany: ['公开企业名称', '是否公开企业名称', 'showcompany'],
};
/** What a header names; undefined for one that is not ours. */
export function columnOf(name: string): Column | undefined {
  const plain = name.replace(/[\s（）()_：:*-]/g, '').toLowerCase();
  return (Object.keys(headers) as Column[]).find((one) => headers[one].includes(plain));
}

/** The name that the template gives a column. */
export const nameOfColumn = (column: Column): string =>
  column === 'owner' ? '需求单位' : column === 'id' ? '编号' : columnNames[column];
