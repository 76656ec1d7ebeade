import type { Column } from './layout.ts';

/** Texts one after another, with where each begins: as columns. */
export function textColumns(name: string, texts: readonly string[]): [string, Column][] {
  const bytes = Buffer.from(texts.join(''));
  const starts = new Uint32Array(texts.length + 1);
  let at = 0;
  texts.forEach((text, n) => {
    at += Buffer.byteLength(text);
    starts[n + 1] = at;
  });
  return [
    [`${name}.starts`, starts],
    [`${name}.bytes`, new Uint8Array(bytes)],
  ];
}

/** Reads the texts of `textColumns` one by one. */
export function textReader(columns: ReadonlyMap<string, Column>, name: string): (n: number) => string {
  const starts = columns.get(`${name}.starts`);
  const bytes = columns.get(`${name}.bytes`);
  if (!starts || !(bytes instanceof Uint8Array)) throw new Error(`a segment without ${name}`);
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (n) => all.toString('utf8', starts[n] ?? 0, starts[n + 1] ?? 0);
}
