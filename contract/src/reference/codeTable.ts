/** The language a name is wanted in. */
export type Locale = 'zh' | 'en';

/** One row of a state code list. `parent` is null at the top level. */
export type CodeRow = {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
};

/** A code list with look-ups by code and by parent, in the order of its standard. */
export type CodeTable = {
  readonly rows: readonly CodeRow[];
  get(code: string): CodeRow | undefined;
  /** The rows directly below `parent`; null asks for the top level. */
  children(parent: string | null): readonly CodeRow[];
  /** From the top level down to the row itself; empty for an unknown code. */
  path(code: string): readonly CodeRow[];
  /** The row's name; an unknown code is shown as it stands, so that nothing is ever blank. */
  name(code: string, locale: Locale): string;
};

/** Builds the look-ups over raw `[code, name, parent]` data and the English names that exist. */
export function codeTable(raw: readonly (readonly string[])[], english: Readonly<Record<string, string>>): CodeTable {
  const rows = raw.map(([code = '', name = '', parent = '']) => ({
    code,
    name,
    parent: parent === '' ? null : parent,
  }));
  const byCode = new Map<string, CodeRow>(rows.map((row) => [row.code, row]));
  const byParent = new Map<string | null, CodeRow[]>();
  for (const row of rows) {
    const siblings = byParent.get(row.parent);
    if (siblings) siblings.push(row);
    else byParent.set(row.parent, [row]);
  }
  const paths = new Map<string, readonly CodeRow[]>();
  // What is above stands before what lies in it, in every one of the lists.
  for (const row of rows) paths.set(row.code, row.parent === null ? [row] : [...(paths.get(row.parent) ?? []), row]);
  return {
    rows,
    get: (code) => byCode.get(code),
    children: (parent) => byParent.get(parent) ?? [],
    path: (code) => paths.get(code) ?? [],
    name: (code, locale) => {
      const chinese = byCode.get(code)?.name ?? code;
      return locale === 'en' ? (english[code] ?? chinese) : chinese;
    },
  };
}
