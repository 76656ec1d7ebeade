import type { OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { looksLikeUscc } from '../../../lib/uscc.ts';
import { countryOptions, mainlandPlaceOptions } from '../../../ui/kit/form/codes.ts';
import type { Field, Values } from '../../../ui/kit/form/field.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

const mainland = (values: Values): boolean => values['country'] === 'CN';
const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** What is asked of an organisation; `uscc` is what stands there now, so that its check can be told at once. */
export function useOrganisationFields(uscc: string | null): Field[] {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const { individual: _, ...registered } = kit.organisationKind;
  const checked =
    uscc && uscc.length >= 18 ? (looksLikeUscc(uscc) ? `✓ ${m.usccRight}` : `✕ ${m.usccWrong}`) : m.usccHint;
  return [
    { kind: 'line', name: 'name', label: m.name, max: 100, required: true, autoComplete: 'organization' },
    { kind: 'choice', name: 'kind', label: m.kind, options: options(registered), required: true, half: true },
    {
      kind: 'choice',
      name: 'size',
      label: m.size,
      options: options(m.sizes),
      required: true,
      half: true,
      when: ({ kind }) => kind === 'enterprise',
    },
    {
      kind: 'choice',
      name: 'country',
      label: m.country,
      options: countryOptions(locale),
      search: true,
      required: true,
      half: true,
    },
    {
      kind: 'line',
      name: 'uscc',
      label: m.uscc,
      hint: <span aria-live="polite">{checked}</span>,
      max: 40,
      required: true,
      half: true,
      when: mainland,
    },
    {
      kind: 'choice',
      name: 'region',
      label: m.region,
      hint: m.regionHint,
      options: mainlandPlaceOptions(locale),
      half: true,
      when: mainland,
    },
    {
      kind: 'line',
      name: 'registrationNumber',
      label: m.registrationNumber,
      max: 60,
      required: true,
      half: true,
      when: (values) => !mainland(values),
    },
    { kind: 'line', name: 'nameEn', label: m.nameEn, max: 200, half: true },
    { kind: 'line', name: 'website', label: m.website, hint: m.websiteHint, max: 300, half: true },
    { kind: 'lines', name: 'intro', label: m.intro, max: 1000 },
  ];
}

/** What was typed, without what its kind and country make meaningless. */
export function inputOf(values: Values): OrganisationInput {
  const typed = values as OrganisationInput;
  return {
    ...typed,
    size: typed.kind === 'enterprise' ? typed.size : null,
    uscc: mainland(values) ? typed.uscc : null,
    region: mainland(values) ? typed.region : null,
    registrationNumber: mainland(values) ? null : typed.registrationNumber,
  };
}
