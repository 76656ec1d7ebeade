import { parentPort, workerData } from 'node:worker_threads';
import { newId } from '#kernel/ids.ts';
import { NoSheet } from '#platform/files/sheets/unpack.ts';
import { encode, separator } from '#platform/search/kept/encode.ts';
import { draftDocument } from '../../search/views.ts';
import { draftColumns } from '../../store.ts';
import type { BadLine } from '../store.ts';
import type { Asked, Batch, FromReader, ToReader } from './batches.ts';
import { Utf8 } from './bytes.ts';
import { cellsOf, isFilled, type Line, linesOf } from './lines.ts';
import { type ReadRow, readRow } from './row.ts';

// A thread that reads one file as it comes and hands its rows on in batches: see batches.ts.
const { kind, headers, mapping, headerRow, skip, size, rows: most, publishes } = workerData as Asked;
const port = parentPort;
if (!port) throw new Error('a reader that nobody listens to');
const say = (message: FromReader) => port.postMessage(message);

const waiting: ((message: ToReader) => void)[] = [];
const come: ToReader[] = [];
const taken: (() => void)[] = [];
/** Buffers of batches that are written. */
const spare: ArrayBuffer[] = [];
port.on('message', (message: ToReader) => {
  if (message.kind === 'taken') {
    spare.push(...message.buffers);
    return taken.shift()?.();
  }
  const next = waiting.shift();
  if (next) next(message);
  else come.push(message);
});

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

/** A batch on its way: of each row only what is handed on is kept. */
class Reading {
  rows = 0;
  private readonly bad: BadLine[] = [];
  private readonly ids: string[] = [];
  private readonly json = new Utf8(spare.pop());
  private readonly texts = new Utf8(spare.pop());

  add(read: ReadRow): void {
    this.rows += 1;
    if ('problems' in read) return void this.bad.push(read);
    const { row, sourceId, draft } = read;
    const id = newId();
    const columns = {
      ...draftColumns(draft),
      ...{ id, row, source_id: sourceId },
      ...{ completers: draft.completers, ip: draft.ip, maturity_evidence: draft.maturityEvidence },
    };
    const first = this.ids.length === 0;
    this.json.write(`${first ? '[' : ','}${JSON.stringify(columns)}`);
    if (publishes) this.texts.write(`${first ? '' : separator}${encode(draftDocument(id, draft))}`);
    this.ids.push(id);
  }

  batch(done: number): Batch {
    this.json.write(this.ids.length === 0 ? '[]' : ']');
    const { rows, ids, bad } = this;
    return { rows, ids, json: this.json.bytes(), texts: this.texts.bytes(), bad, done };
  }
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
  let [seen, reading] = [0, new Reading()];
  let before: Promise<unknown> = Promise.resolve();
  // One batch may lie there while the next is read.
  const hand = async (batch: Batch) => {
    await before;
    before = new Promise<void>((resolve) => taken.push(resolve));
    port.postMessage({ kind: 'batch', batch } satisfies FromReader, [batch.json.buffer, batch.texts.buffer]);
  };
  for await (const line of lines) {
    if (line.row <= headerRow || !isFilled(line)) continue;
    seen += 1;
    if (seen <= skip) continue;
    reading.add(readLine(line, merged));
    if (reading.rows < most) continue;
    await hand(reading.batch(doneAt(line.row, last)));
    reading = new Reading();
  }
  if (reading.rows > 0) await hand(reading.batch(size));
  await before;
  say({ kind: 'end' });
} catch (error) {
  if (!(error instanceof NoSheet)) throw error;
  say({ kind: 'failure', failure: error.failure });
}
