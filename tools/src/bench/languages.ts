import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fieldName, fields } from '../../../contract/src/reference/fields.ts';
import { industries, industryName } from '../../../contract/src/reference/industries.ts';
import demo from '../../../server/demo/content/achievements.json' with { type: 'json' };
import { analyse, countTerms } from '../../../server/src/platform/search/analysis/analyse.ts';
import { readCedict } from '../../../server/src/platform/search/languages/cedict.ts';
import { type Entry, type Glossary, glossaryOf } from '../../../server/src/platform/search/languages/glossary.ts';
import { type BilingualText, learnPairs } from '../../../server/src/platform/search/languages/learn.ts';
import { withOwnWords } from '../../../server/src/platform/search/languages/own-words.ts';
import { translate } from '../../../server/src/platform/search/languages/translate.ts';
import { memoryIndex } from '../../../server/src/platform/search/memory.ts';

const most = 300;
/** What a term of the other language counts beside one's own: as searching has it. */
const translated = 0.6;
/** The pairs that are looked for are in so many parts: what one part is looked for with was learned from the others alone. */
const folds = 5;

/** A text in both languages, with its keywords where it has any. */
type Text = BilingualText;
const plain = (chinese: string, english: string): Text => ({
  title: { chinese, english },
  keywords: { chinese: [], english: [] },
});

/**
 * Search across languages: a text is looked for by its other language among all. `parallel` is a folder of the npm package
 * `@openstreetmap/id-tagging-schema` (ISC), whose names are in both languages; without it, titles are the demo's alone. A text that is looked for never teaches what it is looked for with.
 */
export async function benchLanguages(parallel: string | undefined): Promise<void> {
  const ofField = fields.map(({ code }) => plain(fieldName(code, 'zh'), fieldName(code, 'en')));
  const ofIndustry = industries.map(({ code }) => plain(industryName(code, 'zh'), industryName(code, 'en')));
  const titles = demo.map(({ draft }) => titleOf(draft));
  const names = parallel === undefined ? [] : await readNames(parallel);
  const dictionary = glossaryOf(await readCedict());
  const sets = {
    names: { wanted: ofField.slice(0, most), among: [...ofField, ...ofIndustry] },
    titles: { wanted: [...titles, ...some(names, most - titles.length)], among: [...titles, ...names] },
    demo: { wanted: titles, among: [...titles, ...names] },
  };
  const results: Record<string, unknown> = {};
  for (const [set, { wanted, among }] of Object.entries(sets)) {
    const ways = { none: 0, dictionary: 0, with_learned: 0 };
    const found = { zh_en: { ...ways }, en_zh: { ...ways } };
    const sides = {
      zh_en: await sideOf(among, 'chinese', 'english'),
      en_zh: await sideOf(among, 'english', 'chinese'),
    };
    for (let fold = 0; fold < folds; fold += 1) {
      const asked = wanted.filter((_, n) => n % folds === fold);
      const learned = learnPairs(among.filter((one) => !asked.includes(one)));
      const glossaries: Record<keyof typeof ways, Glossary> = {
        none: glossaryOf([]),
        dictionary,
        with_learned: withOwnWords({ confirmed: [], learned: learned satisfies Entry[], rejected: [] }, dictionary),
      };
      for (const [way, side] of Object.entries(sides) as ['zh_en' | 'en_zh', Awaited<ReturnType<typeof sideOf>>][])
        for (const [name, glossary] of Object.entries(glossaries) as [keyof typeof ways, Glossary][])
          found[way][name] += await side(asked, glossary);
    }
    const shares = (counts: typeof ways) =>
      Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number((n / wanted.length).toFixed(3))]));
    const result = {
      pairs: wanted.length,
      among: among.length,
      zh_en: shares(found.zh_en),
      en_zh: shares(found.en_zh),
    };
    console.log(`${set.padEnd(7)} ${wanted.length} among ${among.length}: R@10`, result.zh_en, result.en_zh);
    results[set] = result;
  }
  console.log(JSON.stringify({ bench: 'languages', ...results }));
}

type Language = 'chinese' | 'english';

/** All texts in one language, to be found by the other. */
async function sideOf(among: readonly Text[], from: Language, to: Language) {
  const index = memoryIndex();
  await index.put(
    among.flatMap(({ title }, n) => {
      const terms = countTerms(analyse(title[to]));
      return terms.size === 0 ? [] : [{ id: String(n), terms }];
    }),
  );
  /** How many of these are among the first ten when their other side is asked for. */
  return async (asked: readonly Text[], glossary: Glossary): Promise<number> => {
    let found = 0;
    for (const { title } of asked) {
      const terms = new Map<string, number>(countTerms(analyse(title[from])));
      for (const [term, weight] of translate(title[from], glossary))
        terms.set(term, Math.max(weight * translated, terms.get(term) ?? 0));
      const { hits } = await index.search({ terms, limit: 10 });
      if (hits.some(({ id }) => among[Number(id)]?.title[to] === title[to])) found += 1;
      else if (process.env['MISSES']) console.log(`missed: ${title[from]} → ${title[to]}`);
    }
    return found;
  };
}

const titleOf = ({ title, titleEn, keywords, keywordsEn }: Demo): Text => ({
  title: { chinese: title, english: titleEn },
  keywords: { chinese: keywords, english: keywordsEn },
});
type Demo = { title: string; titleEn: string; keywords: string[]; keywordsEn: string[] };

/** Names of the package that are of two English words at least, each once. */
async function readNames(folder: string): Promise<Text[]> {
  const of = async (language: string): Promise<Record<string, { name?: string }>> => {
    const file = path.join(folder, 'dist', 'translations', `${language}.json`);
    return JSON.parse(await readFile(file, 'utf8'))[language].presets.presets;
  };
  const [english, chinese] = [await of('en'), await of('zh-CN')];
  const pairs = Object.entries(english).flatMap(([key, { name = '' }]) => {
    const other = chinese[key]?.name ?? '';
    return /\s/.test(name) && /\p{Script=Han}/u.test(other) ? [[other, name] as const] : [];
  });
  return [...new Map(pairs.map((pair) => [pair.join('\t'), pair])).values()].map(([zh, en]) => plain(zh, en));
}

/** So many of a list, spread over all of it. */
const some = <T>(list: readonly T[], count: number): T[] => {
  const step = Math.max(1, list.length / Math.max(1, count));
  return Array.from({ length: Math.min(count, list.length) }, (_, n) => list[Math.floor(n * step)] as T);
};
