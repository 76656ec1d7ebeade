import { to } from 'opencc-js/preset/t2cn';

let table: ReadonlyMap<string, string> | undefined;

/**
 * The simplified form of one Han character by the tables of OpenCC; the character itself where it has none. Character by character:
 * 乾 is 干 everywhere, also in 乾隆, on the side of the text and of the question alike.
 */
export function simplified(character: string): string {
  table ??= readTable();
  return table.get(character) ?? character;
}

function readTable(): Map<string, string> {
  const found = new Map<string, string>();
  for (const dictionary of (to['cn'] ?? []).flat()) {
    const pairs =
      typeof dictionary === 'string'
        ? dictionary.split('|').map((pair) => pair.split(' '))
        : dictionary.map(([...p]) => p);
    for (const [from = '', into = ''] of pairs) if (one(from) && one(into)) found.set(from, into);
  }
  // 薴 leads to 苧, and that to 苎: each goes to its end, so that what is simplified stays as it is.
  for (const [from, into] of found) {
    let end = into;
    for (let hops = 0; hops < 4; hops += 1) end = found.get(end) ?? end;
    found.set(from, end);
  }
  return found;
}

const one = (text: string): boolean => [...text].length === 1;
