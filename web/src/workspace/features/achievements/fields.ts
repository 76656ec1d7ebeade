import { fieldOptions, industryOptions, placeOptions } from '../../../ui/kit/form/codes.ts';
import type { Field, Option } from '../../../ui/kit/form/field.ts';
import { useKit, useLocale, useWords } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Every field of a draft. What a submission needs is marked; the server says the same of what is missing. */
export function useDraftFields(): Field[] {
  const m = useText();
  const { achievement: w } = useWords();
  const kit = useKit();
  const locale = useLocale();
  const levels = Object.entries(w.level)
    .map(([level, name]) => `${level} ${name}`)
    .join(kit.marks.comma);
  return [
    { kind: 'line', name: 'title', label: m.title, hint: m.titleHint, max: 120, required: true },
    { kind: 'line', name: 'titleEn', label: m.titleEn, max: 240 },
    { kind: 'words', name: 'keywords', label: m.keywords, hint: m.keywordsHint, max: 10, required: true, half: true },
    { kind: 'words', name: 'keywordsEn', label: m.keywordsEn, hint: m.keywordsHint, max: 10, half: true },
    { kind: 'lines', name: 'text', label: m.text, hint: m.textHint, max: 5000, rows: 8 },
    { kind: 'lines', name: 'textEn', label: m.textEn, max: 10_000, rows: 5 },
    {
      kind: 'rows',
      name: 'completers',
      label: m.completers,
      hint: m.completersHint,
      add: m.addCompleter,
      max: 50,
      required: true,
      table: true,
      fields: [
        { kind: 'line', name: 'name', label: m.completer.name, max: 60, required: true, half: true },
        { kind: 'line', name: 'unit', label: m.completer.unit, max: 100, half: true },
      ],
    },
    { kind: 'flag', name: 'nameCompleters', label: m.nameCompleters, hint: m.nameCompletersHint },
    { kind: 'choice', name: 'source', label: m.source, options: optionsOf(w.source), required: true },
    { kind: 'choice', name: 'kind', label: m.kind, options: optionsOf(w.kind), required: true },
    { kind: 'choice', name: 'form', label: m.form, options: optionsOf(w.form), required: true, half: true },
    { kind: 'choice', name: 'stage', label: m.stage, options: optionsOf(w.stage), required: true },
    {
      kind: 'choice',
      name: 'novelty',
      label: m.novelty,
      hint: m.noveltyHint,
      options: optionsOf(w.novelty),
      search: true,
      half: true,
    },
    {
      kind: 'number',
      name: 'maturity',
      label: m.maturity,
      hint: m.maturityHint,
      min: 1,
      max: 13,
      required: true,
      half: true,
    },
    {
      kind: 'rows',
      name: 'maturityEvidence',
      label: m.maturityEvidence,
      hint: `${m.maturityEvidenceHint} ${m.levels(levels)}`,
      add: m.addEvidence,
      max: 13,
      required: true,
      fields: [
        { kind: 'number', name: 'level', label: m.evidence.level, min: 1, max: 13, required: true, half: true },
        { kind: 'lines', name: 'says', label: m.evidence.says, max: 500, rows: 2, required: true },
      ],
    },
    {
      kind: 'rows',
      name: 'ip',
      label: m.ip,
      add: m.addIp,
      max: 30,
      fields: [
        {
          kind: 'choice',
          name: 'kind',
          label: m.right.kind,
          options: optionsOf(w.ipKind),
          search: true,
          required: true,
          half: true,
        },
        {
          kind: 'choice',
          name: 'status',
          label: m.right.status,
          options: optionsOf(w.ipStatus),
          search: true,
          required: true,
          half: true,
        },
        { kind: 'line', name: 'number', label: m.right.number, max: 60 },
      ],
    },
    {
      kind: 'many',
      name: 'fields',
      label: m.fields,
      hint: m.fieldsHint,
      options: fieldOptions(locale),
      max: 5,
      required: true,
      half: true,
    },
    { kind: 'choice', name: 'industry', label: m.industry, options: industryOptions(locale), half: true },
    {
      kind: 'choice',
      name: 'region',
      label: m.region,
      hint: m.regionHint,
      options: placeOptions(locale),
      required: true,
      half: true,
    },
    { kind: 'choices', name: 'cooperation', label: m.cooperation, options: optionsOf(w.cooperation), required: true },
    { kind: 'budget', name: 'price', label: m.price, hint: m.priceHint },
  ];
}

/** Which fields stand under which title. */
export const sections = {
  words: ['title', 'titleEn', 'keywords', 'keywordsEn', 'text', 'textEn'],
  research: ['completers', 'nameCompleters', 'source', 'kind', 'form'],
  maturity: ['stage', 'novelty', 'maturity', 'maturityEvidence'],
  rights: ['ip'],
  transfer: ['fields', 'industry', 'region', 'cooperation', 'price'],
} as const;
