import type { Field } from './field.ts';

/** What staff typed who return something: findings by their codes, and words for the one that has none of its own. */
export type Found<Code extends string> = { codes: Code[]; note: string | null };

type Texts<Code extends string> = {
  readonly findings: string;
  readonly findingCodes: Readonly<Record<Code, string>>;
  readonly findingNote: string;
};

/** Asks why something is returned: by these codes, and for a note where `other` is among them. */
export const findingFields = <Code extends string>(codes: readonly Code[], m: Texts<Code>): Field[] => [
  {
    kind: 'choices',
    name: 'codes',
    label: m.findings,
    required: true,
    options: codes.map((value) => ({ value, label: m.findingCodes[value] })),
  },
  {
    kind: 'lines',
    name: 'note',
    label: m.findingNote,
    max: 500,
    required: true,
    when: ({ codes: chosen }) => Array.isArray(chosen) && chosen.includes('other'),
  },
];

/** What was typed, as the server takes it. */
export const findingsOf = <Code extends string>({ codes, note }: Found<Code>) =>
  codes.map((code) => ({ code, note: code === 'other' ? note : null }));
