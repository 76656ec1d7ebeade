import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';

/** The names that a column may have, without spaces and brackets, in small letters. */
const names: Readonly<Record<AchievementColumn, readonly string[]>> = {
  id: ['编号', '成果编号', '序号', 'id', 'no', 'number', 'identifier'],
  title: ['成果名称', '名称', '题名', '标题', 'title', 'name'],
  titleEn: ['英文名称', '英文题名', 'titleen', 'titleinenglish', 'englishtitle'],
  keywords: ['关键词', 'keywords'],
  keywordsEn: ['英文关键词', 'keywordsen', 'keywordsinenglish'],
  text: ['成果简介', '简介', '内容', '摘要', 'text', 'textinchinese', 'abstract', 'content', 'description'],
  textEn: ['英文简介', '英文摘要', 'texten', 'textinenglish', 'abstracten'],
  completers: ['完成人', '发明人', 'completers', 'whomadeit', 'authors', 'inventors'],
  nameCompleters: ['公开完成人', '完成人同意公开', 'namecompleters', 'namethem'],
  source: ['成果来源', '来源', 'source'],
  kind: ['成果类别', '类别', 'kind', 'sortofresearch'],
  form: ['成果形式', '形式', 'form'],
  ip: ['知识产权', 'ip', 'intellectualproperty', 'patents'],
  stage: ['所处阶段', '阶段', 'stage'],
  novelty: ['创新水平', 'novelty'],
  maturity: ['成熟度', '技术成熟度', 'maturity', 'trl'],
  maturityEvidence: ['成熟度证据', 'maturityevidence', 'evidenceofmaturity'],
  fields: ['技术领域', '领域', 'fields', 'technicalfields', 'field'],
  industry: ['应用行业', '行业', 'industry', 'industryofuse'],
  region: ['所在地', '地区', 'region', 'place'],
  cooperation: ['合作方式', '转化方式', 'cooperation', 'waysofcooperation'],
  price: ['意向价格', '价格', '意向价格万元', 'price'],
};

/** What a column's name says that it is; undefined for one that is not ours. */
export function columnOf(name: string): AchievementColumn | undefined {
  const plain = name.replace(/[\s（）()_：:*-]/g, '').toLowerCase();
  return (Object.keys(names) as AchievementColumn[]).find((one) => names[one].includes(plain));
}

/** What the names of the columns suggest: each field from the first column that is called so. */
export function suggested(headers: readonly string[]): (AchievementColumn | null)[] {
  const found = headers.map((name) => columnOf(name) ?? null);
  return found.map((column, n) => (column !== null && found.indexOf(column) === n ? column : null));
}
