import { parentPort, workerData } from 'node:worker_threads';
import { newId } from '#kernel/ids.ts';
import { NoSheet } from '#platform/files/sheets/unpack.ts';
import { encode } from '#platform/search/kept/encode.ts';
import { draftDocument } from '../../search/views.ts';
import { draftColumns } from '../../store.ts';
import type { Asked, Batch, FromReader, ToReader } from './batches.ts';
import { cellsOf, isFilled, type Line, linesOf } from './lines.ts';
import { type ReadRow, readRow } from './row.ts';

// A thread that reads one file as it comes and hands its rows on in batches: see batches.ts.
const { kind, headers, mapping, headerRow, skip, size, rows: most, publishes } = workerData as Asked;
const port = parentPort;
if (!port) throw new Error('a reader that nobody listens to');
const say = (message: FromReader) => port.postMessage(message);

const waiting: ((message: ToReader) => void)[] = [];
const come: ToReader[] = [];
port.on('message', (message: ToReader) => {
  const next = message.kind === 'taken' ? taken.shift() : waiting.shift();
  if (next) next(message);
  else if (message.kind !== 'taken') come.push(message);
});
const taken: ((message: ToReader) => void)[] = [];

let bytes = 0;
async function* chunks(): AsyncGenerator<Uint8Array> {
  for (;;) {
    say({ kind: 'more' });
    const message = come.shift() ?? (await new Promise<ToReader>((resolve) => waiting.push(resolve)));
    if (message.kind !== 'chunk') return;
    bytes += message.bytes.length;
    yield message.bytes;
  }
}

function batchOf(read: readonly ReadRow[], done: number): Batch {
  const good = read.flatMap((one) => ('draft' in one ? [{ ...one, id: newId() }] : []));
  const json = good.map(({ row, sourceId, draft, id }) => ({
    ...draftColumns(draft),
    ...{ id, row, source_id: sourceId },
    ...{ completers: draft.completers, ip: draft.ip, maturity_evidence: draft.maturityEvidence },
  }));
  const bad = read.flatMap((one) => ('problems' in one ? [one] : []));
  const documents = publishes ? good.map(({ id, draft }) => ({ id, encoded: encode(draftDocument(id, draft)) })) : [];
  return { rows: read.length, good: good.length, json: JSON.stringify(json), documents, bad, done };
}

/** How far the file is read: by its bytes, or of a spreadsheet, which is unpacked as a whole, by its rows. */
const doneAt = (row: number, of: number | null): number => Math.min(size, of ? Math.round((size * row) / of) : bytes);

function readLine(line: Line, merged: Parameters<typeof readRow>[1]['merged']): ReadRow {
  if (line.named === null) {
    const problem = { row: line.row, column: null, header: null, code: 'bad_json', detail: null, value: null } as const;
    return { row: line.row, problems: [problem] };
  }
  return readRow(cellsOf(line, headers), { headers, mapping, lettered: kind !== 'jsonl', merged });
}

try {
  const { lines, merged, last } = await linesOf(kind, chunks());
  let [seen, read]: [number, ReadRow[]] = [0, []];
  let before: Promise<unknown> = Promise.resolve();
  // One batch may lie there while the next is read.
  const hand = async (batch: Batch) => {
    await before;
    before = new Promise((resolve) => taken.push(resolve));
    say({ kind: 'batch', batch });
  };
  for await (const line of lines) {
    if (line.row <= headerRow || !isFilled(line)) continue;
    seen += 1;
    if (seen <= skip) continue;
    read.push(readLine(line, merged));
    if (read.length < most) continue;
    await hand(batchOf(read, doneAt(line.row, last)));
    read = [];
  }
  if (read.length > 0) await hand(batchOf(read, size));
  await before;
  say({ kind: 'end' });
} catch (error) {
  if (!(error instanceof NoSheet)) throw error;
  say({ kind: 'failure', failure: error.failure });
}
