/** Two independent 32-bit hashes of a text: 64 bits, which tell the terms of an index apart. */
export type Hash = { readonly place: number; readonly check: number };

/** The hash under which terms and ids stand in a segment; part of the format. */
export function hashOf(text: string): Hash {
  const hash = { place: 0, check: 0 };
  hashInto(hash, text, 0, text.length);
  return hash;
}

/** The same of a part of a text, into a hash that is there already: of a hundred million terms none wants an object of its own. */
export function hashInto(hash: { place: number; check: number }, text: string, from: number, to: number): void {
  let place = 0x811c9dc5;
  let check = 0x2f0b4a27;
  for (let n = from; n < to; n += 1) {
    const unit = text.charCodeAt(n);
    place = Math.imul(place ^ unit, 0x01000193);
    check = (Math.imul((check << 13) | (check >>> 19), 5) + Math.imul(unit + 1, 0xcc9e2d51)) | 0;
  }
  hash.place = mixed(place);
  hash.check = mixed(check);
}

/** Spreads what was gathered over all 32 bits. */
function mixed(gathered: number): number {
  let bits = gathered;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
