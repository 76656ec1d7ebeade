import { type CodeRow, codeTable, type Locale } from './codeTable.ts';
import raw from './industries.json' with { type: 'json' };
import english from './industries-english.json' with { type: 'json' };

const table = codeTable(raw, english);

/** GB/T 4754-2017: a letter for the section, then two, three and four digits. Codes keep their letter: C3973. */
export const industries: readonly CodeRow[] = table.rows;

export const isIndustry = (code: string): boolean => table.get(code) !== undefined;

/** The industries directly below `parent`; null asks for the twenty sections. */
export const industriesBelow = (parent: string | null): readonly CodeRow[] => table.children(parent);

/** An industry's name: in Chinese the standard's, in English our short wording. */
export const industryName = (code: string, locale: Locale): string => table.name(code, locale);

/** From the section down to the industry itself; empty for an unknown code. */
export const industryPath = (code: string): readonly CodeRow[] => table.path(code);
