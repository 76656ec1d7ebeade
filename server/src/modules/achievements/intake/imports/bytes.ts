const beginning = 2 ** 20;
/** A unit of a text is three bytes of UTF-8 at most. */
const widest = 3;

/**
 * Texts as UTF-8, one after another: what is handed from thread to thread and on to the database as bytes is neither copied nor made a text
 * again, and is no garbage. Begins in a buffer that was handed back, where there is one.
 */
export class Utf8 {
  private held: Buffer;
  private length = 0;

  constructor(spare?: ArrayBuffer) {
    this.held = Buffer.from(spare ?? new ArrayBuffer(beginning));
  }

  write(text: string): void {
    const most = this.length + text.length * widest;
    if (most > this.held.length) {
      const wider = Buffer.from(new ArrayBuffer(2 * most));
      this.held.copy(wider, 0, 0, this.length);
      this.held = wider;
    }
    this.length += this.held.write(text, this.length);
  }

  /** What was written, where it lies: its buffer is given away with it. */
  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.held.buffer as ArrayBuffer, this.held.byteOffset, this.length);
  }
}
