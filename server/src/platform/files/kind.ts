import type { Readable } from 'node:stream';

/** Kinds of file that a person can look at, told by how their bytes begin (ISO 32000-1, ISO/IEC 15948, ISO/IEC 10918-1). */
const beginnings = [
  { type: 'application/pdf', bytes: Buffer.from('%PDF-') },
  { type: 'image/png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff]) },
] as const;
export type PaperType = (typeof beginnings)[number]['type'];

const longest = Math.max(...beginnings.map(({ bytes }) => bytes.length));

/** What a stream of bytes is by its beginning, null for none of these; and the whole stream, still to be read. */
export async function paperOf(upload: Readable): Promise<{ type: PaperType | null; bytes: AsyncIterable<Buffer> }> {
  const chunks = (upload as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < longest) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const type = beginnings.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes))?.type ?? null;
  return { type, bytes: followedBy(head, chunks) };
}

async function* followedBy(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}
