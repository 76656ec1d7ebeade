import writeXlsxFile, { type Feature, type Image } from 'write-excel-file/node';

type Locale = 'zh' | 'en';
type ColumnWords = { readonly name: string; readonly how: string; readonly example: string };

/** One column of a template: its name, how to fill it in, and an example, in both languages; its width in characters. */
export type TemplateColumn<Name extends string> = {
  readonly column: Name;
  readonly required: boolean;
  readonly width: number;
  readonly zh: ColumnWords;
  readonly en: ColumnWords;
};

/** What a template is made from. */
export type Template<Name extends string> = {
  readonly columns: readonly TemplateColumn<Name>[];
  /** The names of its three sheets, and what stands above the explanations. */
  readonly words: Readonly<
    Record<
      Locale,
      { readonly rows: string; readonly how: string; readonly options: string; readonly notes: readonly string[] }
    >
  >;
  /** Columns with a list to choose from. */
  readonly lists: readonly { readonly column: Name; readonly options: readonly string[] }[];
  /** Columns of which the length of the text is limited. */
  readonly limits: readonly { readonly column: Name; readonly from: number; readonly to: number }[];
};

const heads = {
  zh: ['列', '必填', '怎样填', '示例'],
  en: ['Column', 'Required', 'How to fill it in', 'Example'],
} as const;
const yes = { zh: '是', en: 'yes' } as const;

/** Cells of a column below the header that drop-down lists and limits are for. */
const lastRow = 10_001;

/** A sheet to be filled in, with a second one that says how, and a third with the lists to choose codes from. */
export function makeTemplate<Name extends string>(locale: Locale, template: Template<Name>): Promise<Buffer> {
  const { columns, lists } = template;
  const words = template.words[locale];
  const text = (value: string, more = {}) => ({ value, type: String, ...more });
  const bold = { fontWeight: 'bold', backgroundColor: '#EFE9DC', wrap: true, alignVertical: 'top' } as const;
  const rows = [
    columns.map((one) => text(`${one[locale].name}${one.required ? ' *' : ''}`, bold)),
    // Empty, and formatted as text: the style of every cell below, so that no code loses digits and no word becomes a date.
    [text('', { format: '@' })],
  ];
  const how = [
    ...words.notes.map((note) => [text(note)]),
    [],
    heads[locale].map((head) => text(head, bold)),
    ...columns.map((one) => {
      const { name, how: says, example } = one[locale];
      return [name, one.required ? yes[locale] : '', says, example].map((cell) =>
        text(cell, { wrap: true, alignVertical: 'top' }),
      );
    }),
  ];
  const longest = Math.max(...lists.map(({ options }) => options.length));
  const nameOf = (column: Name) => columns.find((one) => one.column === column)?.[locale].name ?? column;
  const options = [
    lists.map(({ column }) => text(nameOf(column), bold)),
    ...Array.from({ length: longest }, (_, n) =>
      lists.map((list) => (list.options[n] === undefined ? null : text(list.options[n]))),
    ),
  ];
  const sheets = [
    { data: rows, sheet: words.rows, stickyRowsCount: 1, columns: columns.map(({ width }) => ({ width })) },
    { data: how, sheet: words.how, columns: [18, 10, 70, 44].map((width) => ({ width })) },
    { data: options, sheet: words.options, columns: lists.map(() => ({ width: 44 })) },
  ];
  return writeXlsxFile(sheets, { features: [choices(words.options, template)] }).toBuffer();
}

/** Lists and limits for the cells of the first sheet (ECMA-376 part 1, 18.3.1.33), and text as the format of its columns. */
function choices<Name extends string>(
  optionsSheet: string,
  { columns, lists, limits }: Template<Name>,
): Feature<Image['content']> {
  const letters = (at: number) => String.fromCharCode(65 + at);
  const range = (name: Name) => {
    const letter = letters(columns.findIndex(({ column }) => column === name));
    return `${letter}2:${letter}${lastRow}`;
  };
  const chosen = lists.map(({ column, options }, n) => {
    const at = letters(n);
    // Several may be chosen, a name may stand in place of a code: what is not in the list is let pass here and checked at the import.
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range(column)}"><formula1>'${optionsSheet}'!$${at}$2:$${at}$${options.length + 1}</formula1></dataValidation>`;
  });
  const limited = limits.map(
    ({ column, from, to }) =>
      `<dataValidation type="textLength" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${range(column)}"><formula1>${from}</formula1><formula2>${to}</formula2></dataValidation>`,
  );
  const all = [...chosen, ...limited];
  const validations = `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            if (sheetIndex !== 0) return xml;
            const style = /<c r="A2" s="(\d+)"/.exec(xml)?.[1];
            return xml
              .replaceAll('<col ', `<col style="${style}" `)
              .replace('</sheetData>', `</sheetData>${validations}`);
          },
        },
      },
    },
  };
}
