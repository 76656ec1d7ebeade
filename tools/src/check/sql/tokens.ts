/** A word (lower-cased unless quoted), or one sign; `at` is its offset. Strings, comments and dollar marks are gone. */
export type Token = { text: string; word: boolean; at: number };

const pattern =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(?:[a-z_]\w*)?\$|"((?:[^"]|"")+)"|([a-z_\u0080-\uffff][\w\u0080-\uffff$]*)|(\$\d+|\d[\w.]*|[^\s\w])/gi;

/** Splits SQL. The body of a function between `$$` is read like the SQL around it. */
export function tokensOf(sql: string): Token[] {
  return [...sql.matchAll(pattern)].flatMap((match): Token[] => {
    const [, quoted, word, sign] = match;
    if (quoted !== undefined) return [{ text: quoted, word: true, at: match.index }];
    if (word !== undefined) return [{ text: word.toLowerCase(), word: true, at: match.index }];
    return sign === undefined ? [] : [{ text: sign, word: false, at: match.index }];
  });
}
