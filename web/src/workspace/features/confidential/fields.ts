import type { Field } from '../../../ui/kit/form/field.ts';
import { useText } from './text.ts';

/** The first fields: with them a confidential text exists. */
export function useFirstFields(): Field[] {
  const m = useText();
  return [
    { kind: 'line', name: 'title', label: m.heading, max: 80, required: true },
    { kind: 'lines', name: 'text', label: m.text, hint: m.textHint, max: 20_000, rows: 8, required: true },
  ];
}

/** Everything that an owner writes. */
export function useConfidentialFields(): Field[] {
  const m = useText();
  const { indicator } = m;
  return [
    ...useFirstFields(),
    {
      kind: 'rows',
      name: 'indicators',
      label: m.indicators,
      hint: m.indicatorsHint,
      add: m.addIndicator,
      max: 30,
      fields: [
        { kind: 'line', name: 'name', label: indicator.name, max: 80, required: true, half: true },
        { kind: 'line', name: 'value', label: indicator.value, max: 120, required: true, half: true },
        { kind: 'line', name: 'unit', label: indicator.unit, max: 40, half: true },
        { kind: 'line', name: 'howTested', label: indicator.howTested, max: 200, half: true },
      ],
    },
    { kind: 'flag', name: 'approval', label: m.approval },
    { kind: 'lines', name: 'ownTerms', label: m.ownTerms, hint: m.ownTermsHint, max: 5000, rows: 4 },
  ];
}
