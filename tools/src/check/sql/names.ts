import { type Token, tokensOf } from './tokens.ts';

/** A name in SQL. `schema` is undefined where it stands alone; `called` when a parenthesis follows. */
export type Name = { schema: string | undefined; name: string; at: number; called: boolean; referenced: boolean };

const endsFrom = new Set([
  'where',
  'group',
  'order',
  'having',
  'limit',
  'offset',
  'fetch',
  'union',
  'except',
  'intersect',
  'select',
  'set',
  'returning',
  'window',
  'for',
  'values',
  'loop',
  'then',
]);
const passedOver = new Set(['lateral', 'only', 'if', 'not', 'exists', 'concurrently']);
const fromInside = new Set(['extract', 'substring', 'trim', 'overlay', 'position']);
const notAnUpdate = new Set(['for', 'key', 'on', 'do', 'or', 'before', 'after', 'instead', 'then', 'statement']);

/** Every `schema.name`, wherever it stands; a column's `table.column` looks the same, so the caller keeps known schemas. */
export function qualifiedNames(sql: string): Name[] {
  const tokens = tokensOf(sql);
  return tokens.flatMap((token, i): Name[] => {
    const name = tokens[i + 2];
    if (!token.word || tokens[i + 1]?.text !== '.' || !name?.word || tokens[i - 1]?.text === '.') return [];
    const called = tokens[i + 3]?.text === '(';
    const referenced = tokens[i - 1]?.text === 'references';
    return [{ schema: token.text, name: name.text, at: token.at, called: called && !referenced, referenced }];
  });
}

/** Every name that stands where a table stands, without calls of functions and names of common table expressions. */
export function tableNames(sql: string): Name[] {
  const tokens = tokensOf(sql);
  const own = localNames(tokens);
  const found: Name[] = [];
  const levels = [{ callee: '', inFrom: false }];
  let expects = false;
  let statement = '';
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const before = tokens[i - 1]?.text ?? '';
    const level = levels.at(-1) ?? { callee: '', inFrom: false };
    if (before === '' || before === ';') statement = token.text;
    if (token.text === '(') {
      levels.push({ callee: before, inFrom: false });
      expects = false;
    } else if (token.text === ')') {
      if (levels.length > 1) levels.pop();
      expects = false;
    } else if (expects && token.word && !passedOver.has(token.text)) {
      const name = nameAt(tokens, i);
      if (!name.called && !(name.schema === undefined && own.has(name.name))) found.push(name);
      i += name.schema === undefined ? 0 : 2;
      expects = false;
    } else if (token.word && before !== '.') {
      if (endsFrom.has(token.text)) level.inFrom = false;
      const opens = opensTable(token.text, before, tokens[i + 1]?.text ?? '', level.callee, statement);
      if (opens && token.text === 'from') level.inFrom = true;
      if (opens) expects = true;
    } else if (token.text === ',' && level.inFrom) expects = true;
    else if (!token.word) expects = false;
  }
  return found;
}

function nameAt(tokens: Token[], i: number): Name {
  const first = tokens[i] as Token;
  const qualified = tokens[i + 1]?.text === '.';
  const name = qualified ? (tokens[i + 2]?.text ?? '') : first.text;
  const before = tokens[i - 1]?.text ?? '';
  const referenced = before === 'references';
  const fromList = before === 'from' || before === 'join' || before === ',' || before === 'lateral';
  const called = fromList && tokens[i + (qualified ? 3 : 1)]?.text === '(';
  return { schema: qualified ? first.text : undefined, name, at: first.at, called, referenced };
}

function opensTable(word: string, before: string, after: string, callee: string, statement: string): boolean {
  if (word === 'from') return before !== 'distinct' && !fromInside.has(callee) && statement !== 'revoke';
  if (word === 'into') return before === 'insert' || before === 'merge';
  if (word === 'update')
    return !notAnUpdate.has(before) && !['set', 'of', 'or', 'on'].includes(after) && statement !== 'grant';
  if (word === 'table') return before !== 'new' && before !== 'old' && before !== 'returns' && after !== 'as';
  // In `before truncate or delete on a.b` the word names what a trigger waits for.
  if (word === 'truncate') return !['or', 'on'].includes(after);
  return word === 'join' || word === 'references';
}

/** Names that a statement gives itself: common table expressions and transition tables. */
function localNames(tokens: Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (token.text !== 'as' || before === undefined) return;
    if (before.text === 'table' && tokens[i + 1]?.word) names.add(tokens[i + 1]?.text ?? '');
    const body = tokens.slice(i + 1, i + 4).find((next) => !['not', 'materialized'].includes(next.text));
    if (body?.text !== '(') return;
    let at = i - 1;
    if (before.text === ')') while (at > 0 && tokens[at]?.text !== '(') at -= 1;
    names.add(before.text === ')' ? (tokens[at - 1]?.text ?? '') : before.text);
  });
  return names;
}
