import { isCalls, readJsonl } from './read-jsonl.ts';
import { readCsv, readXlsx } from './read-sheet.ts';
import type { ReadRow } from './row.ts';

export type ReadFile = {
  readonly rows: readonly ReadRow[];
  /** Whether these are calls from abroad, which belong to the overseas track. */
  readonly overseas: boolean;
};

/** Reads a file of needs by its ending: `.jsonl`, `.csv` or `.xlsx`; null for another. Throws where the bytes are no such file at all. */
export async function readNeedsFile(name: string, bytes: Buffer): Promise<ReadFile | null> {
  switch (/\.[a-z]+$/i.exec(name)?.[0].toLowerCase()) {
    case '.jsonl': {
      const text = new TextDecoder('utf-8').decode(bytes);
      return { rows: [...readJsonl(text)], overseas: isCalls(text) };
    }
    case '.csv':
      return { rows: readCsv(bytes), overseas: false };
    case '.xlsx':
      return { rows: await readXlsx(bytes), overseas: false };
    default:
      return null;
  }
}
