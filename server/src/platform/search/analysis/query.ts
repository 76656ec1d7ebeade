/**
 * What somebody typed into a search box. Each clause is one thing to find, in one of its ways:
 * `sensor` should stand there, `+sensor` must, `-sensor` must not, `a OR b` either.
 */
export type Clause = {
  readonly occur: 'should' | 'must' | 'not';
  readonly anyOf: readonly Part[];
};

export type Part = {
  readonly kind: 'words' | 'phrase' | 'prefix';
  /** As typed, without its operators. */
  readonly text: string;
  /** The field that it is looked for in, of those handed in; null for all. */
  readonly field: string | null;
};

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”',
  '”': '”',
  '「': '」',
  '『': '』',
  '《': '》',
};
const either = /^(?:OR|\||｜|或者)$/;

/**
 * Reads a query. `fields` gives each name that may stand before a colon its field (`标题` and `title` the same). Whatever is not written as an
 * operator is words: an unknown field, a quote without its end, a sign alone. Takes any string; never throws.
 */
export function readQuery(typed: string, fields: Readonly<Record<string, string>> = {}): Clause[] {
  const clauses: Clause[] = [];
  let joined = false;
  for (const token of tokensOf(typed)) {
    if (either.test(token)) {
      joined = clauses.length > 0;
      continue;
    }
    const { occur, part } = readToken(token, fields);
    if (part.text === '') continue;
    const last = clauses.at(-1);
    if (joined && last && occur === 'should') clauses[clauses.length - 1] = { ...last, anyOf: [...last.anyOf, part] };
    else clauses.push({ occur, anyOf: [part] });
    joined = false;
  }
  return clauses;
}

/** Splits at spaces, but not within quotes that end. */
function tokensOf(typed: string): string[] {
  const tokens: string[] = [];
  let token = '';
  for (let i = 0; i < typed.length; i += 1) {
    const sign = typed.charAt(i);
    const end = atStart(token) ? typed.indexOf(quotes[sign] ?? '\0', i + 1) : -1;
    if (end > i) {
      tokens.push(token + typed.slice(i, end + 1));
      token = '';
      i = end;
    } else if (/\s/.test(sign)) {
      tokens.push(token);
      token = '';
    } else token += sign;
  }
  return [...tokens, token].filter((one) => one !== '');
}

/** A quote opens a phrase at the start of a token, after its sign, or after its field. */
const atStart = (token: string): boolean => /^[+\-－＋]?$|[:：]$/.test(token);

function readToken(token: string, fields: Readonly<Record<string, string>>): { occur: Clause['occur']; part: Part } {
  // -40 is a number.
  const [, sign = '', rest = ''] = /^((?:[+＋]|[-－](?!\d))?)(.*)$/s.exec(token) ?? [];
  const [, name = '', value = ''] = /^([^:：]+)[:：](.+)$/s.exec(rest) ?? [];
  const field = Object.hasOwn(fields, name.toLowerCase()) ? (fields[name.toLowerCase()] ?? null) : null;
  const text = field === null ? rest : value;
  const occur = sign === '' ? 'should' : /[+＋]/.test(sign) ? 'must' : 'not';
  return { occur, part: { ...readText(text), field } };
}

function readText(text: string): Pick<Part, 'kind' | 'text'> {
  const close = quotes[text.charAt(0)];
  if (close !== undefined && text.length > 2 && text.endsWith(close))
    return { kind: 'phrase', text: text.slice(1, -1).trim() };
  if (/[^*＊][*＊]$/.test(text)) return { kind: 'prefix', text: text.slice(0, -1) };
  return { kind: 'words', text: text.replace(/^["“”「」『』]+|["“”「」『』]+$/g, '') };
}
