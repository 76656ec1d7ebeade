import { isCalls, readJsonl } from './read-jsonl.ts';
import { readCsv, readXlsx } from './read-sheet.ts';
import type { ReadRow } from './row.ts';

export type ReadFile = {
  readonly rows: readonly ReadRow[];
  /** Whether these are calls from abroad, which belong to the overseas track. */
  readonly overseas: boolean;
};

/** The kinds of file that needs are imported from, as the ending says it; null for another. */
export function kindOfFile(name: string): 'jsonl' | 'csv' | 'xlsx' | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === 'jsonl' || ending === 'csv' || ending === 'xlsx' ? ending : null;
}

/** Reads a file of needs by its ending: `.jsonl`, `.csv` or `.xlsx`. Throws `NoSheet` where the bytes are no such file at all. */
export async function readNeedsFile(name: string, bytes: Uint8Array): Promise<ReadFile> {
  switch (kindOfFile(name)) {
    case 'jsonl': {
      const text = new TextDecoder('utf-8').decode(bytes);
      return { rows: [...readJsonl(text)], overseas: isCalls(text) };
    }
    case 'csv':
      return { rows: readCsv(bytes), overseas: false };
    case 'xlsx':
      return { rows: await readXlsx(bytes), overseas: false };
    case null:
      throw new Error(`${name} has none of the endings of files of needs`);
  }
}
