import { fieldName, fields } from '../../../contract/src/reference/fields.ts';
import { industries, industryName } from '../../../contract/src/reference/industries.ts';
import { analyse, countTerms } from '../../../server/src/platform/search/analysis/analyse.ts';
import { align } from '../../../server/src/platform/search/languages/align.ts';
import { readCedict } from '../../../server/src/platform/search/languages/cedict.ts';
import { type Glossary, glossaryOf, layered } from '../../../server/src/platform/search/languages/glossary.ts';
import { translate } from '../../../server/src/platform/search/languages/translate.ts';
import { memoryIndex } from '../../../server/src/platform/search/memory.ts';

const most = 300;
type Side = 'chinese' | 'english';
type Pair = Readonly<Record<Side, string>>;

/**
 * Search across languages on what the repository holds in both: 300 names of fields are looked for among all names of fields and industries in
 * the other language. The glossary learns from the names of industries alone, none of which is looked for.
 */
export async function benchLanguages(): Promise<void> {
  const ofField = fields.map(({ code }) => ({ chinese: fieldName(code, 'zh'), english: fieldName(code, 'en') }));
  const ofIndustry = industries.map(({ code }) => ({
    chinese: industryName(code, 'zh'),
    english: industryName(code, 'en'),
  }));
  const wanted = ofField.slice(0, most);
  const [learned, cedict] = [align(ofIndustry), await readCedict()];
  const ways: Readonly<Record<string, Glossary>> = {
    none: glossaryOf([]),
    cedict: glossaryOf(cedict),
    learned: glossaryOf(learned),
    layered: layered([glossaryOf(learned), glossaryOf(cedict)]),
    together: glossaryOf([...learned, ...cedict]),
  };
  const results: Record<string, { zh_en: number; en_zh: number }> = {};
  for (const [name, glossary] of Object.entries(ways)) {
    results[name] = {
      zh_en: await recall(wanted, [...ofField, ...ofIndustry], 'chinese', 'english', glossary),
      en_zh: await recall(wanted, [...ofField, ...ofIndustry], 'english', 'chinese', glossary),
    };
    console.log(`${name.padEnd(8)} R@10 zh→en ${results[name].zh_en}  en→zh ${results[name].en_zh}`);
  }
  console.log(
    JSON.stringify({ bench: 'languages', pairs: wanted.length, among: ofField.length + ofIndustry.length, ...results }),
  );
}

/** How many of the wanted are among the first ten when their other side is asked for. */
async function recall(
  wanted: readonly Pair[],
  all: readonly Pair[],
  from: Side,
  to: Side,
  glossary: Glossary,
): Promise<number> {
  const index = memoryIndex();
  await index.put(
    all.flatMap((pair, i) => {
      const terms = countTerms(analyse(pair[to]));
      return terms.size === 0 ? [] : [{ id: String(i), terms }];
    }),
  );
  let found = 0;
  for (const pair of wanted) {
    const terms = new Map<string, number>(countTerms(analyse(pair[from])));
    for (const [term, weight] of translate(pair[from], glossary))
      terms.set(term, Math.max(weight, terms.get(term) ?? 0));
    const { hits } = await index.search({ terms, limit: 10 });
    if (hits.some(({ id }) => all[Number(id)]?.[to] === pair[to])) found += 1;
  }
  return Number((found / wanted.length).toFixed(3));
}
