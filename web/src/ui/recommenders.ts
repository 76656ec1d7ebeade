import type { RuleValue } from '@jiebang/contract/contests/rule.ts';
import { api } from '../lib/api.ts';
import type { Field, Option } from './kit/form/field.ts';
import { useKit, useLocale } from './kit/language.tsx';
import { useRead } from './kit/read.tsx';

type Place = { readonly contest?: string | undefined; readonly track?: string | undefined };

/** The units that may be named as recommending in a contest, or in one of its tracks; empty while they are read, and where there are none. */
export function useRecommenders({ contest, track }: Place): Option[] {
  const locale = useLocale();
  const rules = useRead(['rules', contest ?? '', track ?? null], async () =>
    contest === undefined ? null : api.contests.rules({ params: { id: contest }, query: track ? { track } : {} }),
  );
  const rule = rules.data?.rules.find(({ key }) => key === 'recommending_units');
  const units = (rule?.value ?? []) as RuleValue<'recommending_units'>;
  return units.map(({ name, nameEn }) => ({ value: name, label: (locale === 'en' && nameEn) || name }));
}

/** The field for it, where there is anything to choose; one that was chosen and stands in the list no more is offered, and says so. */
export function useRecommenderField(place: Place, chosen: string | null): Field[] {
  const { recommender } = useKit();
  const units = useRecommenders(place);
  if (units.length === 0 && chosen === null) return [];
  const gone = chosen !== null && !units.some(({ value }) => value === chosen);
  const options = gone ? [...units, { value: chosen, label: recommender.gone(chosen) }] : units;
  return [
    {
      kind: 'choice',
      name: 'recommender',
      label: recommender.label,
      hint: recommender.hint,
      options,
      search: true,
      half: true,
    },
  ];
}
