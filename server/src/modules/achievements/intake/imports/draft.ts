import { type AchievementDraft, emptyAchievement } from '@jiebang/contract/achievements/achievement.ts';
import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { choicesOf, fieldOf, industryOf, meaningOf, placeIn } from './words.ts';

type CellOf = (column: AchievementColumn) => string;
type Wrong = (column: AchievementColumn, code: RowProblem['code'], detail?: string) => null;

/** The draft that a row's cells say; what cannot be read is told to `wrong`. */
export function draftOf(cell: CellOf, wrong: Wrong): AchievementDraft {
  const orNull = (column: AchievementColumn) => cell(column) || null;
  const chosen = (column: AchievementColumn, group: Parameters<typeof meaningOf>[0], word: string) =>
    meaningOf(group, word) ?? wrong(column, 'unknown_word', choicesOf(group));
  const one = (column: 'source' | 'kind' | 'form' | 'stage' | 'novelty') =>
    cell(column) === '' ? null : chosen(column, column, cell(column));
  const draft = {
    ...emptyAchievement(cell('title')),
    titleEn: orNull('titleEn'),
    keywords: listIn(cell('keywords')),
    keywordsEn: listIn(cell('keywordsEn'), /[,，;；、\n]+/),
    text: orNull('text'),
    textEn: orNull('textEn'),
    completers: listIn(cell('completers'), /[;；、\n]+/).map((line) => {
      const [name = '', unit = ''] = partsOf(line);
      return { name, unit: unit || null };
    }),
    nameCompleters: yesIn(cell('nameCompleters'), () => wrong('nameCompleters', 'bad_yes_no')),
    source: one('source'),
    kind: one('kind'),
    form: one('form'),
    stage: one('stage'),
    novelty: one('novelty'),
    ip: linesIn(cell('ip')).flatMap((line) => {
      const [kind = '', number = '', status = ''] = partsOf(line);
      const [known, stands] = [meaningOf('ipKind', kind), meaningOf('ipStatus', status)];
      if (!known || !stands) return wrong('ip', 'bad_right') ?? [];
      return { kind: known, number: number || null, status: stands };
    }),
    maturity: wholeNumber(cell('maturity'), () => wrong('maturity', 'bad_maturity')),
    maturityEvidence: linesIn(cell('maturityEvidence')).flatMap((line) => {
      const [level = '', ...says] = partsOf(line);
      if (!/^\d{1,2}$/.test(level) || says.length === 0) return wrong('maturityEvidence', 'bad_evidence') ?? [];
      return { level: Number(level), says: says.join('|') };
    }),
    fields: [
      ...new Set(
        listIn(cell('fields'), /[,，;；、\n]+/).flatMap(
          (word) => fieldOf(word) ?? wrong('fields', 'unknown_field') ?? [],
        ),
      ),
    ],
    industry: cell('industry') === '' ? null : (industryOf(cell('industry')) ?? wrong('industry', 'unknown_industry')),
    region: regionIn(cell('region'), (code) => wrong('region', code)),
    cooperation: [
      ...new Set(listIn(cell('cooperation')).flatMap((word) => chosen('cooperation', 'cooperation', word) ?? [])),
    ],
    price: priceIn(cell('price'), () => wrong('price', 'bad_budget')),
  };
  // Words of the lists are codes of the contract by now, which checks them with all else.
  return draft as AchievementDraft;
}

const linesIn = (words: string): string[] => listIn(words, /\n+/);
const listIn = (words: string, between = /[,，;；、\s]+/): string[] =>
  words
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const partsOf = (line: string): string[] => line.split(/[|｜]/).map((part) => part.trim());

function yesIn(words: string, wrong: () => null): boolean {
  if (/^(是|同意|公开|yes|true|1)$/i.test(words)) return true;
  if (!/^(否|不同意|不公开|no|false|0|)$/i.test(words)) wrong();
  return false;
}

function wholeNumber(words: string, wrong: () => null): number | null {
  if (words === '') return null;
  const found = /^(\d{1,2})\s*级?$/.exec(words)?.[1];
  return found === undefined ? wrong() : Number(found);
}

function regionIn(words: string, wrong: (code: RowProblem['code']) => null): string | null {
  if (words === '') return null;
  const found = placeIn(words);
  if (found === 'ambiguous') return wrong('ambiguous_region');
  return found ?? wrong('unknown_region');
}

/** An amount in 万元 as fen. */
const fen = (words: string): number => Math.round(Number(words) * 1_000_000);

function priceIn(words: string, wrong: () => null): AchievementDraft['price'] {
  if (words === '' || words === '面议') return null;
  const found = /^(\d+(?:\.\d+)?)(?:\s*[-—~～至到]\s*(\d+(?:\.\d+)?))?\s*(?:万元|万)?$/.exec(words);
  const [min, max] = [fen(found?.[1] ?? ''), fen(found?.[2] ?? found?.[1] ?? '')];
  return found && min <= max ? { min, max } : wrong();
}
