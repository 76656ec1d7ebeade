/** Two independent 32-bit hashes of a text: 64 bits, which tell the terms of an index apart. */
export type Hash = { readonly place: number; readonly check: number };

/** The hash under which terms and ids stand in a segment; part of the format. */
export function hashOf(text: string): Hash {
  let place = 0x811c9dc5;
  let check = 0x2f0b4a27;
  for (let n = 0; n < text.length; n += 1) {
    const unit = text.charCodeAt(n);
    place = Math.imul(place ^ unit, 0x01000193);
    check = Math.imul((check << 13) | (check >>> 19), 5) + Math.imul(unit + 1, 0xcc9e2d51);
  }
  return { place: mixed(place), check: mixed(check) };
}

/** Spreads what was gathered over all 32 bits. */
function mixed(gathered: number): number {
  let bits = gathered;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
