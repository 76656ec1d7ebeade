import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { z } from 'zod';
import { excerpt } from '#platform/files/sheets/cells.ts';
import { cleanLine, cleanText, cutAtSentence, cutLine } from '#platform/files/sheets/clean.ts';
import { checked, type ReadRow } from './row.ts';

/** A company's need: `{ id, title, content }`. */
const Plain = z.object({ id: z.string().min(1).max(200), title: z.string(), content: z.string() });
/** A call as Challenge.gov lists it; the long parts are HTML. */
const Call = z.object({
  'challenge-id': z.string().min(1).max(200),
  'challenge-title': z.string(),
  tagline: z.string(),
  description: z.string(),
  judging: z.string(),
  permalink: z.string(),
});

const titleLimit = 80;
/** Longer than this, a title is no title: something else stands in its place. */
const titleSense = 300;
const textLimit = 1000;

/** Reads a file of one JSON object a line. Which of the two known shapes a line has is seen from its fields. */
export function* readJsonl(text: string): Generator<ReadRow> {
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    yield readLine(line, index + 1);
  }
}

/** Whether a file is of calls: those belong to the overseas track. */
export const isCalls = (text: string): boolean =>
  Call.safeParse(jsonOf(text.slice(0, text.indexOf('\n') + 1 || undefined))).success;

function readLine(line: string, row: number): ReadRow {
  const value = jsonOf(line);
  if (value === undefined) return { row, problems: [wrong(row, null, 'bad_json')] };
  const call = Call.safeParse(value);
  if (call.success) return callRow(call.data, value as object, row);
  const plain = Plain.safeParse(value);
  if (plain.success) return plainRow(plain.data, row);
  const problems = plain.error.issues.map(({ path }) =>
    wrong(row, path.length === 0 ? null : path.join('.'), 'missing'),
  );
  return { row, problems };
}

/** What is wrong with a field of a line; of the whole line where the field is null. */
const wrong = (row: number, header: string | null, code: RowProblem['code'], value = ''): RowProblem => ({
  ...{ row, column: null, header, code },
  detail: code === 'no_title' ? String(value.length) : null,
  value: excerpt(value),
});

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type Section = 'problem' | 'expectedResult' | 'existingBasis';
const headings: readonly { readonly words: RegExp; readonly section: Section }[] = [
  { words: /(?:企业)?现有(?:工作)?基础|工作基础/, section: 'existingBasis' },
  { words: /预期目标|阶段目标|技术研发的目标|主要考核指标/, section: 'expectedResult' },
  { words: /需求内容(?:及预期目标)?|研究内容|技术研发的内容/, section: 'problem' },
];
const heading = new RegExp(
  `(?:^|\\n|(?<=[。；;]))\\s*[0-9一二三四五、.（(）)]*\\s*(${headings.map((one) => one.words.source).join('|')})\\s*[：:]`,
  'g',
);

/** The parts of a text that names them: 需求内容, 预期目标, 现有工作基础. What stands before the first name is the problem. */
function sectionsOf(text: string): Record<Section, string> {
  const parts: Record<Section, string> = { problem: '', expectedResult: '', existingBasis: '' };
  const marks = [...text.matchAll(heading)];
  const put = (section: Section, words: string) => {
    parts[section] = [parts[section], words.trim()].filter((part) => part !== '').join('\n');
  };
  put('problem', text.slice(0, marks[0]?.index ?? text.length));
  for (const [n, mark] of marks.entries()) {
    const section = headings.find(({ words }) => words.test(mark[1] ?? ''))?.section ?? 'problem';
    put(section, text.slice(mark.index + mark[0].length, marks[n + 1]?.index));
  }
  return parts;
}

function plainRow({ id, title, content }: z.output<typeof Plain>, row: number): ReadRow {
  const name = cleanLine(title);
  const body = cleanText(content);
  if (name.text === '' || name.text.length > titleSense) return badTitle(row, 'title', name.text);
  const parts = sectionsOf(body.text);
  const long = name.text.length > titleLimit || Object.values(parts).some((part) => part.length > textLimit);
  const section = (part: string) => (part === '' ? null : cutAtSentence(part, textLimit));
  return checked({
    row,
    sourceId: id,
    owner: null,
    draft: {
      ...emptyDraft(cutLine(name.text, titleLimit)),
      problem: section(parts.problem),
      expectedResult: section(parts.expectedResult),
      existingBasis: section(parts.existingBasis),
    },
    fullText: long ? `${name.text}\n\n${body.text}\n` : null,
    mended: [
      ...name.mended,
      ...body.mended,
      ...(body.text === '' ? ['正文为空，待补充'] : []),
      ...(long ? ['超长文本已节选，全文为附件'] : []),
    ],
  });
}

function callRow(call: z.output<typeof Call>, whole: object, row: number): ReadRow {
  const name = cleanLine(call['challenge-title']);
  if (name.text === '' || name.text.length > titleSense) return badTitle(row, 'challenge-title', name.text);
  const [tagline, description, judging] = [call.tagline, call.description, call.judging].map(cleanText);
  const problem = [tagline?.text, description?.text].filter(Boolean).join('\n\n');
  const cut = name.text.length > titleLimit || problem.length > textLimit || (judging?.text.length ?? 0) > textLimit;
  return checked({
    row,
    sourceId: call['challenge-id'],
    owner: null,
    draft: {
      ...emptyDraft(cutLine(name.text, titleLimit)),
      problem: problem === '' ? null : cutAtSentence(problem, textLimit),
      expectedResult: judging?.text ? cutAtSentence(`Judging: ${judging.text}`, textLimit) : null,
    },
    // A call says more than a need has fields for: prizes, rules, how to enter.
    fullText: everythingOf(whole),
    mended: [
      ...new Set([
        ...name.mended,
        ...(tagline?.mended ?? []),
        ...(description?.mended ?? []),
        ...(judging?.mended ?? []),
      ]),
      ...(cut ? ['超长文本已节选，全文为附件'] : []),
    ],
  });
}

/** Every field of a source's record, name by name, as plain text. */
function everythingOf(record: object): string {
  const lines = Object.entries(record).flatMap(([name, value]) => {
    const words = cleanText(Array.isArray(value) ? value.join(', ') : String(value ?? '')).text;
    return words === '' ? [] : [`${name}\n${words}\n`];
  });
  return lines.join('\n');
}

function badTitle(row: number, column: string, title: string): ReadRow {
  return { row, problems: [wrong(row, column, title === '' ? 'empty' : 'no_title', title)] };
}
