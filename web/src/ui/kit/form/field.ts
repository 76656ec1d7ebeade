import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import type { ReactNode } from 'react';

export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

/** How one field is asked for. `name` is its key in the contract, so that a refused field finds its place. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** What somebody else might have written there. */
  readonly example?: string;
  readonly required?: boolean;
  /** Half the width on wide screens. */
  readonly half?: boolean;
  /** Asked only while this holds; left out, it keeps its value. */
  readonly when?: (values: Readonly<Record<string, unknown>>) => boolean;
} & Control;

export type Control =
  | {
      readonly kind: 'line';
      readonly max: number;
      readonly autoComplete?: string;
      readonly inputMode?: 'numeric' | 'tel';
    }
  | { readonly kind: 'email' }
  | { readonly kind: 'secret'; readonly fresh: boolean }
  | { readonly kind: 'lines'; readonly max: number; readonly rows?: number }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly unit?: string;
      readonly step?: number;
    }
  /** Money in fen, typed in 元 or 万元; in English always in CNY. */
  | { readonly kind: 'money'; readonly per: 'yuan' | 'wan' }
  /** `{ min, max }` in fen, or null for 面议. */
  | { readonly kind: 'budget' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly search?: boolean }
  | { readonly kind: 'choices'; readonly options: readonly Option[] }
  /** A list of options that is too long to show at once. */
  | { readonly kind: 'many'; readonly options: readonly Option[]; readonly max: number }
  | { readonly kind: 'words'; readonly max: number }
  /** The id of a verified organisation, found by its name or number. */
  | { readonly kind: 'organisation'; readonly only?: OrganisationCard['kind'] }
  | { readonly kind: 'day' }
  | { readonly kind: 'instant' }
  /** `{ from, to }` in days, or null. */
  | { readonly kind: 'days' }
  | {
      readonly kind: 'rows';
      readonly fields: readonly Field[];
      readonly add: string;
      readonly max: number;
      readonly fixed?: boolean;
      /** The field by which alone a row is kept while it is unfinished; left out, unfinished rows are not. */
      readonly keptBy?: string;
      /** On wide screens one line a row, and Enter goes on to the next. */
      readonly table?: boolean;
    };

export type Values = Readonly<Record<string, unknown>>;
/** What is wrong, by the path of the field. */
export type Wrong = Readonly<Record<string, string>>;

const emptyOf: Partial<Record<Control['kind'], unknown>> = { flag: false, choices: [], many: [], words: [], rows: [] };

/** The value of a field that nobody has filled in. */
export const emptyValue = (field: Field): unknown => emptyOf[field.kind] ?? null;

/** A whole form that nobody has filled in. */
export const emptyValues = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));

/** Whether nothing was filled in. */
export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** Required fields that are empty, by path, also inside rows. */
export function missingOf(fields: readonly Field[], values: Values, says: string, prefix = ''): Wrong {
  return Object.assign(
    {},
    ...fields
      .filter((field) => field.when?.(values) ?? true)
      .map((field): Wrong => {
        const value = values[field.name];
        if (field.required && isEmpty(value)) return { [`${prefix}${field.name}`]: says };
        if (field.kind !== 'rows' || !Array.isArray(value)) return {};
        return Object.assign(
          {},
          ...value.map((row: Values, i) => missingOf(field.fields, row, says, `${prefix}${field.name}.${i}.`)),
        );
      }),
  );
}
