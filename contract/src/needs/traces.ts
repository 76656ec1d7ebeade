import { z } from 'zod';
import { text } from '../http/scalars.ts';
import type { NeedText } from './need.ts';
import { halfWidth, named, shortNames } from './traces/names.ts';
import { others } from './traces/others.ts';
import { codes, type Shape, shapes } from './traces/shapes.ts';

/** What a public text may have kept that tells who its owner is, or how to reach it. */
export const traceKinds = [
  'email',
  'url',
  'messenger',
  'id_number',
  'uscc',
  'mobile',
  'landline',
  'phone',
  'address',
  'organisation',
  'person',
  'other_organisation',
  'other_person',
  'code_number',
] as const;
export type TraceKind = (typeof traceKinds)[number];

/** What names an owner or its people, or reaches them: it stands in no reason that the public reads. */
export const leadsToOwner = ({ kind }: Trace): boolean =>
  ['organisation', 'person', 'email', 'messenger', 'mobile', 'id_number', 'uscc'].includes(kind);

/** One trace: in which field (`indicators.0.value`), of which kind, and the very words. */
export const Trace = z.strictObject({ path: z.string().max(60), kind: z.enum(traceKinds), text: z.string().max(1000) });
export type Trace = z.infer<typeof Trace>;

/** The names that must not stand in a public text, of the owner's organisation and of its people; and those that the board shows anyway. */
export const TraceNames = z.strictObject({
  organisations: z.array(z.string()),
  people: z.array(z.string()),
  shown: z.array(z.string()),
});
export type TraceNames = z.infer<typeof TraceNames>;

/** A text that is still being written. */
export type Unfinished = { readonly [K in keyof NeedText]: NeedText[K] | null };

/**
 * Finds what of a public text looks like a name of its owner, a way to reach it, or a number that leads to it. It errs on the
 * side of finding: what it finds is a question to the officer, not a verdict.
 */
export function tracesIn(of: Unfinished, names: TraceNames): Trace[] {
  return tracesAmong(partsOf(of), names);
}

/** The same of one piece of text, such as an answer, under the path that it is given. */
export const tracesInWords = (path: string, words: string, names: TraceNames): Trace[] =>
  tracesAmong([[path, words]], names);

function tracesAmong(parts: readonly (readonly [string, string])[], names: TraceNames): Trace[] {
  const all = [
    ...shapes,
    ...named('organisation', names.organisations.flatMap(shortNames)),
    ...named('person', names.people),
    ...named(null, names.shown.flatMap(shortNames)),
    ...others,
    ...codes,
  ];
  const found = parts.flatMap(([path, words]) => tracesOfField(path, words, all));
  const seen = new Set<string>();
  return found.filter((trace) => {
    const key = JSON.stringify(trace);
    return !seen.has(key) && seen.add(key);
  });
}

function tracesOfField(path: string, words: string, all: readonly Shape[]): Trace[] {
  const plain = halfWidth(words);
  const taken: { from: number; to: number; trace: Trace | null }[] = [];
  for (const { kind, shape } of all) {
    for (const match of plain.matchAll(shape)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.some((one) => from < one.to && one.from < to)) continue;
      taken.push({ from, to, trace: kind && { path, kind, text: words.slice(from, to) } });
    }
  }
  return taken.sort((a, b) => a.from - b.from).flatMap(({ trace }) => trace ?? []);
}

/** Every piece of a text with its path. */
function partsOf(text: Unfinished): [string, string][] {
  const indicators = (text.indicators ?? []).flatMap((row, n) =>
    (['name', 'value', 'unit', 'howTested'] as const).map((key) => [`indicators.${n}.${key}`, row[key]] as const),
  );
  const parts: (readonly [string, string | null])[] = [
    ['title', text.title],
    ...(text.keywords ?? []).map((word, n) => [`keywords.${n}`, word] as const),
    ['problem', text.problem],
    ...indicators,
    ['expectedResult', text.expectedResult],
    ['existingBasis', text.existingBasis],
    ['wished', text.wished],
    ['ownership', text.ownership],
  ];
  return parts.filter((part): part is [string, string] => typeof part[1] === 'string');
}

/** Traces of the owner that the officer saw and lets stand, and why; the owner reads the reason before it confirms. */
export const LeftTraces = z.strictObject({ traces: z.array(Trace).min(1).max(300), reason: text(500) });
export type LeftTraces = z.infer<typeof LeftTraces>;
