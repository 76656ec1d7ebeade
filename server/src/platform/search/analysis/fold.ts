import { simplified } from './simplify.ts';

/** A text in the one form in which texts are compared, and where each of its UTF-16 units stands in the original. */
export type Folded = {
  readonly text: string;
  /** For each unit of `text`, where in the original the characters that it came from begin, and where they end. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
};

// What may melt into the character before it: marks, half-width voicing, parts of Hangul syllables; and what is not seen at all.
const joins =
  /[\p{M}\p{Default_Ignorable_Code_Point}\u{ff9e}\u{ff9f}\u{1160}-\u{11ff}\u{d7b0}-\u{d7fb}\u{3131}-\u{318e}\u{ffa0}-\u{ffdc}]/u;
const together = new RegExp(`.${joins.source}*`, 'suy');
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** Per UTF-16 unit that always stands for itself: the unit that it becomes. 0 where the long way is needed. */
let table: Uint16Array | undefined;

/**
 * Folds a text: compatibility forms and full width by NFKC, lower case, traditional characters to simplified ones, invisible
 * characters left out. Folding what is folded changes nothing; any string is taken, lone surrogates too.
 */
export function fold(original: string): Folded {
  table ??= unitTable();
  return foldPlain(original, table) ?? foldAny(original, table);
}

/** The same of a text in which every unit stands for itself, as nearly all do; null for another one. */
function foldPlain(original: string, table: Uint16Array): Folded | null {
  const { length } = original;
  const units = new Uint16Array(length);
  for (let i = 0; i < length; i += 1) {
    const unit = table[original.charCodeAt(i)] as number;
    if (unit === 0) return null;
    units[i] = unit;
  }
  return {
    text: textOf(units),
    from: placesTo(length).subarray(0, length),
    to: placesTo(length).subarray(1, length + 1),
  };
}

/** 0, 1, 2 … as far as it was asked for: where the units of a text stand in itself. */
let places = new Uint32Array(0);
function placesTo(length: number): Uint32Array {
  if (places.length <= length) places = Uint32Array.from({ length: Math.max(1024, length * 2) }, (_, n) => n);
  return places;
}

function foldAny(original: string, table: Uint16Array): Folded {
  const units: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < original.length; ) {
    const quick = table[original.charCodeAt(i)] ?? 0;
    const next = i + 1 < original.length ? (table[original.charCodeAt(i + 1)] ?? 0) : 1;
    if (quick !== 0 && next !== 0) {
      units.push(quick);
      from.push(i);
      i += 1;
      to.push(i);
      continue;
    }
    together.lastIndex = i;
    const piece = together.exec(original)?.[0] ?? original.charAt(i);
    const folded = foldPiece(piece);
    for (let j = 0; j < folded.length; j += 1) {
      units.push(folded.charCodeAt(j));
      from.push(i);
      to.push(i + piece.length);
    }
    i += piece.length;
  }
  return { text: textOf(units), from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

function foldPiece(piece: string): string {
  const seen = piece.replace(unseen, '').normalize('NFKC').toLowerCase().normalize('NFKC').replace(unseen, '');
  let folded = '';
  for (const character of seen) folded += simplified(character);
  return folded;
}

function unitTable(): Uint16Array {
  const units = new Uint16Array(0x10000);
  for (let code = 1; code < 0x10000; code += 1) {
    const character = String.fromCharCode(code);
    if ((code >= 0xd800 && code <= 0xdfff) || joins.test(character)) continue;
    const folded = foldPiece(character);
    if (folded.length === 1) units[code] = folded.charCodeAt(0);
  }
  return units;
}

/** A text of UTF-16 units, in pieces, since a call takes only so many arguments. */
function textOf(units: readonly number[] | Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.slice(i, i + 8192));
  return text;
}
