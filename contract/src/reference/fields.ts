import { type CodeRow, codeTable, type Locale } from './codeTable.ts';
import english from './english.json' with { type: 'json' };
import raw from './fields.json' with { type: 'json' };

const table = codeTable(raw, english.fields);

/** The state's high-tech fields (国家重点支持的高新技术领域): two, three and five digits for the three levels. */
export const fields: readonly CodeRow[] = table.rows;

export const isField = (code: string): boolean => table.get(code) !== undefined;

/** The fields directly below `parent`; null asks for the eight of the first level. */
export const fieldsBelow = (parent: string | null): readonly CodeRow[] => table.children(parent);

/** A field's name. */
export const fieldName = (code: string, locale: Locale): string => table.name(code, locale);

/** From the first level down to the field itself; empty for an unknown code. */
export const fieldPath = (code: string): readonly CodeRow[] => table.path(code);

/** The first-level field a code belongs to, such as 10 for 10205; null for an unknown code. */
export const topFieldOf = (code: string): string | null => table.path(code)[0]?.code ?? null;
