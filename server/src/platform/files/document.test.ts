import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { documentOf } from './document.ts';

const zip = Buffer.from('PK\u0003\u0004 and more');
const old = Buffer.from('d0cf11e0a1b11ae100', 'hex');
const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom')]);
const gb18030 = Buffer.from('d0e8c7f3b5a5ce3a0a31a1a3', 'hex');

test.each([
  ['图纸.PDF', Buffer.from('%PDF-1.7'), 'application/pdf'],
  ['a.b.png', Buffer.from('89504e470d0a1a0a01', 'hex'), 'image/png'],
  ['a.jpeg', Buffer.from('ffd8ffe0', 'hex'), 'image/jpeg'],
  ['a.tif', Buffer.from('49492a0000', 'hex'), 'image/tiff'],
  ['零件.dwg', Buffer.from('AC1032\0'), 'image/vnd.dwg'],
  ['a.mp4', film, 'video/mp4'],
  ['a.zip', zip, 'application/zip'],
  ['说明.docx', zip, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a.doc', old, 'application/msword'],
  ['a.txt', Buffer.from('一行\r\n\t二行'), 'text/plain'],
  ['a.csv', gb18030, 'text/csv'],
  ['a.step', Buffer.from('ISO-10303-21;'), 'model/step'],
])('%s is what its content says', async (name, bytes, type) => {
  for (const size of [1, 5, 64]) {
    const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.subarray(n * size, (n + 1) * size),
    );
    expect(await documentOf(name, Readable.from(parts))).toEqual({ type });
  }
});

test.each([
  ['a program under the name of a document', '图纸.pdf', Buffer.from('MZ\u0090\0')],
  ['a file of nothing', 'a.txt', Buffer.alloc(0)],
  ['bytes after a text', 'a.txt', Buffer.concat([Buffer.alloc(100_000, 'a'), Buffer.from([0])])],
])('%s is of no kind that is taken', async (_, name, bytes) => {
  expect(await documentOf(name, Readable.from([bytes]))).toBe('unknown');
});

test.each([
  ['an image as a document', 'a.pdf', Buffer.from('ffd8ffe0', 'hex')],
  ['a document with macros', 'a.docm', zip],
  ['a program for an archive', 'a.jar', zip],
  ['a page as a text', 'a.html', Buffer.from('<script>')],
  ['a text that a system runs', 'a.bat', Buffer.from('del')],
  ['a text without an ending', 'README', Buffer.from('text')],
])('%s is named as something else', async (_, name, bytes) => {
  expect(await documentOf(name, Readable.from([bytes]))).toBe('misnamed');
});
