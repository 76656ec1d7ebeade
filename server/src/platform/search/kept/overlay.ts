import { averageLength, hasDrifted, type Parts, partsOf } from '../find/part.ts';
import type { Change } from './documents.ts';
import { kept } from './encode.ts';
import { KeptPart } from './part.ts';

/** Texts are kept while a piece may become part of another one. */
type Piece = {
  readonly size: number;
  readonly texts: ReadonlyMap<string, string>;
  readonly parts: readonly KeptPart[];
};

/** So many pieces of about one size become one. */
const fanIn = 4;
const sizeClass = (size: number): number => Math.floor(Math.log(size) / Math.log(fanIn));
/**
 * Pieces of this size are left as they are: segments of the database will soon take their place. Texts of smaller ones are all that stays
 * in the heap of the thread while more is put than segments are made of: a dozen pieces at most.
 */
const largest = 1024;

/** What has changed since the segments in the database were made, as small segments of this process. */
export class Overlay {
  private pieces: Piece[] = [];

  parts(): KeptPart[] {
    return this.pieces.flatMap(({ parts }) => parts);
  }

  /** Takes in changes, each id once; whoever calls has masked their ids in everything, in this overlay too. */
  take(changes: readonly Change[], beside: Parts): void {
    const texts = new Map<string, string>();
    for (const { id, document } of changes) if (document !== null) texts.set(id, document);
    if (texts.size === 0) return;
    this.add(texts, beside);
    const average = averageLength([...beside, ...this.parts()]);
    const stale = this.pieces.filter(
      ({ size, parts }) => size < largest && parts.some((part) => hasDrifted(part, average)),
    );
    if (stale.length > 0) this.replace(stale, new Map(), beside);
  }

  private add(texts: ReadonlyMap<string, string>, beside: Parts): void {
    const tier = sizeClass(texts.size);
    const alike = this.pieces.filter((piece) => piece.size < largest && sizeClass(piece.size) <= tier);
    this.replace(alike.length + 1 < fanIn ? [] : alike, texts, beside);
  }

  /** Makes one piece of several and of what comes new. */
  private replace(pieces: readonly Piece[], texts: ReadonlyMap<string, string>, beside: Parts): void {
    this.pieces = this.pieces.filter((piece) => !pieces.includes(piece));
    const living = pieces.flatMap((piece) =>
      [...piece.texts].filter(([id]) => piece.parts.some((part) => part.has(id))),
    );
    const all = new Map([...living, ...texts]);
    if (all.size === 0) return;
    const documents = Array.from(all, ([id, text]) => kept(id, text));
    const parts = partsOf(documents, [...beside, ...this.parts()]).map(({ segment }) => new KeptPart(segment));
    this.pieces.push({ size: all.size, texts: all.size < largest ? all : new Map(), parts });
  }
}
