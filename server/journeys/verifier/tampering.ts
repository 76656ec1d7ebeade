import { canonicalJson, type Json } from '../../../verifier/src/canonical-json.ts';
import type { Finding } from '../../../verifier/src/finding.ts';

/** A document as the file that is checked. */
export const bytes = (value: object): Uint8Array => new Uint8Array(Buffer.from(canonicalJson(value as Json)));
/** The parts that fail. */
export const failed = (findings: Finding[]): string[] => findings.filter(({ holds }) => !holds).map(({ part }) => part);

/** The parts that may be blamed for a byte changed in this member: itself, or the signature or hash that covers it. */
const blamed = (member: string): RegExp => {
  const own = member.replaceAll(/[[\]]/g, '\\$&');
  if (/^(inclusion|first|second|path)/.test(member)) return new RegExp(`^(file$|${own.split('.')[0]})`);
  // The other form of a ranking has no proof of its draw.
  const form = member === 'format' ? '|drawInclusion$' : '';
  return new RegExp(`^(file$|${own}|proof|leaf|content|inclusion\\.path${form})`);
};

/** The members of a document with the bytes that spell them. */
const membersOf = (document: object): { member: string; from: number; to: number }[] => {
  let from = 1;
  return Object.keys(document)
    .sort()
    .map((member) => {
      const value = (document as { [key: string]: Json })[member] ?? null;
      const length = Buffer.byteLength(`${JSON.stringify(member)}:${canonicalJson(value)}`);
      const span = { member, from, to: from + length };
      from += length + 1;
      return span;
    });
};

/** Changes each `step`th byte in the first `ways` of six ways, and says which changes were not noticed, or blamed on another part. */
export const everyChange = (
  document: object,
  check: (file: Uint8Array) => Finding[],
  step = 1,
  ways = 6,
): { tried: number; escaped: string[] } => {
  const file = bytes(document);
  const escaped: string[] = [];
  let tried = 0;
  for (const { member, from, to } of membersOf(document)) {
    for (let place = from; place < to; place += step) {
      const original = file[place] ?? 0;
      // A neighbour, a digit, a letter, a space, a quotation mark, and what is no UTF-8.
      for (const byte of [original ^ 1, 0x31, 0x61, 0x20, 0x22, 0xff].slice(0, ways)) {
        if (byte === original) continue;
        const changed = file.slice();
        changed[place] = byte;
        const parts = failed(check(changed));
        tried += 1;
        const named = parts.length > 0 && parts.some((part) => blamed(member).test(part));
        if (!named) escaped.push(`${member} at ${place}: ${original}→${byte} blamed ${parts.join(', ') || 'nothing'}`);
      }
    }
  }
  return { tried, escaped };
};
