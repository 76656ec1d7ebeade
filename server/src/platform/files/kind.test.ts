import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { paperOf } from './kind.ts';

const read = async (bytes: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

describe('what a file is', () => {
  it.each([
    ['application/pdf', Buffer.from('%PDF-1.7 and more')],
    ['image/png', Buffer.from(png)],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 9])],
    [null, Buffer.from('<html>%PDF-1.7')],
    [null, Buffer.from('PK\u0003\u0004')],
    [null, Buffer.from('%PDF')],
    [null, Buffer.alloc(0)],
  ])('%s is told by how its bytes begin, and every byte is still there', async (type, bytes) => {
    for (const size of [1, 3, 64]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      const paper = await paperOf(Readable.from(pieces));
      expect([paper.type, await read(paper.bytes)]).toEqual([type, bytes]);
    }
  });
});
