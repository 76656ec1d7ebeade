import { fieldOptions, industryOptions, placeOptions } from '../../../ui/kit/form/codes.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { useRecommenderField } from '../../../ui/recommenders.ts';
import { useText } from './text.ts';

/** The fields of a need's words, which the original and the public text share. */
export function useTextFields(): Field[] {
  const m = useText();
  const { indicator } = m;
  return [
    { kind: 'line', name: 'title', label: m.title, hint: m.titleHint, max: 80, required: true },
    { kind: 'words', name: 'keywords', label: m.keywords, hint: m.keywordsHint, max: 5, required: true },
    { kind: 'lines', name: 'problem', label: m.problem, hint: m.problemHint, max: 1000, rows: 6, required: true },
    {
      kind: 'rows',
      name: 'indicators',
      label: m.indicators,
      hint: m.indicatorsHint,
      add: m.addIndicator,
      max: 30,
      required: true,
      table: true,
      fields: [
        { kind: 'line', name: 'name', label: indicator.name, max: 80, required: true, half: true },
        { kind: 'line', name: 'value', label: indicator.value, max: 120, required: true, half: true },
        { kind: 'line', name: 'unit', label: indicator.unit, max: 40, half: true },
        { kind: 'line', name: 'howTested', label: indicator.howTested, max: 200, half: true },
      ],
    },
    { kind: 'lines', name: 'expectedResult', label: m.expectedResult, max: 1000 },
    { kind: 'lines', name: 'existingBasis', label: m.existingBasis, max: 1000 },
    { kind: 'lines', name: 'ownership', label: m.ownership, max: 300, required: true },
    { kind: 'lines', name: 'wished', label: m.wished, max: 300 },
  ];
}

/** Every field of a draft of a need in this track; the unit that recommends it is chosen where the contest has a list of such. */
export function useDraftFields(
  place: { readonly contest: string; readonly track: string },
  recommender: string | null,
): Field[] {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const ways = Object.entries(w.way).map(([value, label]) => ({ value, label }));
  const terms = Object.entries(w.cooperation).map(([value, label]) => ({ value, label }));
  const fields: Field[] = [
    ...useTextFields(),
    { kind: 'choice', name: 'field', label: m.field, options: fieldOptions(locale), required: true, half: true },
    {
      kind: 'many',
      name: 'otherFields',
      label: m.otherFields,
      hint: m.otherFieldsHint,
      options: fieldOptions(locale),
      max: 4,
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
    {
      kind: 'number',
      name: 'termMonths',
      label: m.termMonths,
      min: 1,
      max: 120,
      unit: m.months,
      required: true,
      half: true,
    },
    { kind: 'budget', name: 'budget', label: m.budget, hint: m.budgetHint },
    { kind: 'choices', name: 'ways', label: m.ways, options: ways, required: true },
    { kind: 'choices', name: 'cooperation', label: m.cooperation, hint: m.cooperationHint, options: terms },
    { kind: 'number', name: 'maturity', label: m.maturity, hint: m.maturityHint, min: 1, max: 13, half: true },
    { kind: 'day', name: 'validUntil', label: m.validUntil, hint: m.validUntilHint, half: true },
    {
      kind: 'line',
      name: 'contactName',
      label: m.contactName,
      hint: m.contactHint,
      max: 40,
      required: true,
      half: true,
      autoComplete: 'name',
    },
    {
      kind: 'line',
      name: 'contactPhone',
      label: m.contactPhone,
      hint: m.contactHint,
      max: 40,
      required: true,
      half: true,
      inputMode: 'tel',
    },
    { kind: 'flag', name: 'showCompany', label: m.showCompany, hint: m.showCompanyHint },
    ...useRecommenderField(place, recommender),
  ];
  const examples: Readonly<Record<string, string>> = m.examples;
  return fields.map((field) => ({ ...field, ...(examples[field.name] ? { example: examples[field.name] } : {}) }));
}

/** Which fields stand under which title. */
export const sections = {
  problem: ['title', 'keywords', 'problem', 'indicators', 'expectedResult', 'existingBasis'],
  conditions: ['field', 'otherFields', 'industry', 'region', 'termMonths', 'budget'],
  solver: ['ways', 'cooperation', 'ownership', 'wished', 'maturity', 'validUntil'],
  contact: ['contactName', 'contactPhone', 'showCompany', 'recommender'],
} as const;
