import type { CodeRow } from '@jiebang/contract/reference/codeTable.ts';
import { fieldName, fieldPath, fields } from '@jiebang/contract/reference/fields.ts';
import { industries, industryPath } from '@jiebang/contract/reference/industries.ts';
import { regionFullName, regions } from '@jiebang/contract/reference/regions.ts';
import type { Locale } from '../../../lib/locale.ts';
import type { Option } from './field.ts';

const optionsOf = (rows: readonly CodeRow[], label: (code: string) => string): Option[] =>
  rows.map(({ code }) => ({ value: code, label: label(code) }));

/** Every division of the Delta by its full name, for a searchable list. */
export const regionOptions = (locale: Locale): Option[] =>
  optionsOf(
    regions.filter(({ name }) => name !== '市辖区'),
    (code) => regionFullName(code, locale),
  );

/** Every high-tech field with what it lies in. */
export const fieldOptions = (locale: Locale): Option[] =>
  optionsOf(fields, (code) =>
    fieldPath(code)
      .map((row) => fieldName(row.code, locale))
      .join(' / '),
  );

/** Every industry with its code, as people look it up by either. */
export const industryOptions = (): Option[] =>
  optionsOf(industries, (code) => `${code} ${industryPath(code).at(-1)?.name ?? ''}`);
