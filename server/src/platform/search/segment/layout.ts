// A segment as bytes: a magic word, the length of a head, the head as JSON, then sections at multiples of eight bytes.

/** The version of everything that stands in a segment: hashes, order, quantised impacts. What another version wrote is made anew. */
export const segmentFormat = 3;

/** So many documents a segment holds at most: a document's number is two bytes wide. */
export const segmentDocuments = 65_536;

const magic = 0x4a53_4547;
type Kind = 'u8' | 'u16' | 'u32' | 'f64';
export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;
const kinds: Readonly<Record<Kind, new (buffer: ArrayBufferLike, at: number, length: number) => Column>> = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f64: Float64Array,
};

/** What is known of a segment beside its columns. */
export type Head = {
  readonly format: number;
  readonly documents: number;
  /** The sum of the weights of all its documents. */
  readonly length: number;
  /** The average length that its impacts were made with. */
  readonly averageLength: number;
  readonly valueNames: readonly string[];
  readonly numberNames: readonly string[];
};
type Section = { readonly name: string; readonly kind: Kind; readonly at: number; readonly length: number };

const aligned = (offset: number): number => (offset + 7) & ~7;
const kindOf = (column: Column): Kind => {
  for (const [kind, type] of Object.entries(kinds)) if (column instanceof type) return kind as Kind;
  throw new Error('a column of no kind');
};

/** Writes a segment into memory that threads share. */
export function writeLayout(head: Head, columns: ReadonlyMap<string, Column>): SharedArrayBuffer {
  let at = 0;
  const sections: Section[] = [];
  for (const [name, column] of columns) {
    sections.push({ name, kind: kindOf(column), at, length: column.length });
    at = aligned(at + column.byteLength);
  }
  const text = new TextEncoder().encode(JSON.stringify({ head, sections }));
  const start = aligned(8 + text.length);
  const buffer = new SharedArrayBuffer(start + at);
  new Uint32Array(buffer, 0, 2).set([magic, text.length]);
  new Uint8Array(buffer, 8, text.length).set(text);
  for (const { name, at: from } of sections) {
    const column = columns.get(name);
    if (column)
      new Uint8Array(buffer, start + from, column.byteLength).set(
        new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
      );
  }
  return buffer;
}

/** Reads what `writeLayout` wrote, without copying. Throws where the bytes are no segment of this format. */
export function readLayout(buffer: SharedArrayBuffer): { head: Head; columns: ReadonlyMap<string, Column> } {
  const [word, length = 0] = new Uint32Array(buffer, 0, 2);
  if (word !== magic || 8 + length > buffer.byteLength) throw new Error('these bytes are no segment');
  // A text is not decoded from shared memory.
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, length).slice());
  const { head, sections } = JSON.parse(text) as { head: Head; sections: readonly Section[] };
  if (head.format !== segmentFormat)
    throw new Error(`a segment of format ${head.format}, where ${segmentFormat} is read`);
  const start = aligned(8 + length);
  const columns = new Map(
    sections.map((one): [string, Column] => [one.name, new kinds[one.kind](buffer, start + one.at, one.length)]),
  );
  return { head, columns };
}
