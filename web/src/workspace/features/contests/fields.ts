import type { ContestPage, Track } from '@jiebang/contract/contests/contest.ts';
import { countryOptions, fieldOptions, industryOptions, regionOptions } from '../../../ui/kit/form/codes.ts';
import type { Field, Values } from '../../../ui/kit/form/field.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** What an organiser writes of a contest. */
export function useContestFields(): Field[] {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const regions = regionOptions(locale);
  return [
    { kind: 'line', name: 'name', label: m.name, max: 100, required: true },
    { kind: 'line', name: 'nameEn', label: m.nameEn, max: 200, required: true },
    { kind: 'line', name: 'number', label: m.number, hint: m.numberHint, max: 40, required: true, half: true },
    { kind: 'choice', name: 'homeRegion', label: m.homeRegion, options: regions, search: true, required: true },
    { kind: 'many', name: 'districts', label: m.districts, hint: m.districtsHint, options: regions, max: 200 },
    { kind: 'lines', name: 'intro', label: m.intro, max: 5000, required: true },
    { kind: 'lines', name: 'introEn', label: m.introEn, max: 10_000, required: true },
    {
      kind: 'rows',
      name: 'units',
      label: m.units,
      add: m.addUnit,
      max: 200,
      fields: [
        { kind: 'choice', name: 'role', label: m.unitRole, options: options(w.unit), required: true },
        { kind: 'line', name: 'name', label: m.unitName, max: 100, required: true, half: true },
        { kind: 'line', name: 'nameEn', label: m.unitNameEn, max: 200, half: true },
        { kind: 'organisation', name: 'organisation', label: m.unitAccount, hint: m.unitAccountHint },
      ],
    },
  ];
}

/** What a contest's form begins with. */
export function contestValues(of: ContestPage): Values {
  const { name, nameEn, number, homeRegion, districts, intro, introEn, units } = of;
  return { name, nameEn, number, homeRegion, districts, intro, introEn, units };
}

/** What a track is open to, with pickers over the state's lists. */
export function useScopeFields(): Field[] {
  const m = useText();
  const locale = useLocale();
  const hint = m.scopeHint;
  const countries = countryOptions(locale);
  return [
    { kind: 'many', name: 'fields', label: m.fields, hint, options: fieldOptions(locale), max: 50 },
    { kind: 'many', name: 'industries', label: m.industries, hint, options: industryOptions(locale), max: 50 },
    { kind: 'many', name: 'regions', label: m.regions, hint, options: regionOptions(locale), max: 50 },
    { kind: 'many', name: 'countries', label: m.countries, hint, options: countries, max: 100 },
  ];
}

/** How a track is called and told of; of a new one also what it is open to. */
export function useTrackFields(isNew: boolean): Field[] {
  const m = useText();
  const w = useWords();
  const scope = useScopeFields();
  return [
    { kind: 'choice', name: 'kind', label: m.kind, options: options(w.track), required: true },
    { kind: 'line', name: 'name', label: m.name, max: 100, required: true, half: true },
    { kind: 'line', name: 'nameEn', label: m.nameEn, max: 200, required: true, half: true },
    { kind: 'lines', name: 'intro', label: m.intro, max: 3000, required: true },
    { kind: 'lines', name: 'introEn', label: m.introEn, max: 6000, required: true },
    ...(isNew ? scope : []),
    {
      kind: 'rows',
      name: 'units',
      label: m.trackUnits,
      add: m.addUnit,
      max: 20,
      fields: [
        { kind: 'line', name: 'name', label: m.unitName, max: 100, required: true, half: true },
        { kind: 'line', name: 'nameEn', label: m.unitNameEn, max: 200, half: true },
        { kind: 'organisation', name: 'organisation', label: m.unitAccount, hint: m.unitAccountHint },
      ],
    },
  ];
}

/** What a track's form begins with. */
export function trackValues(of: Track): Values {
  const { kind, name, nameEn, intro, introEn, units } = of;
  return { kind, name, nameEn, intro, introEn, units };
}
