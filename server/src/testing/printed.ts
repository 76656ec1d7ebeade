import { inflateSync } from 'node:zlib';

/** A page of a PDF that our printing made. */
export type Printed = {
  /** Points, width first. */
  readonly size: readonly [number, number];
  /** Its lines in the order of the file, each with where it begins: points from the left and from the bottom. */
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  /** Signs that the font has no picture of: they would stand there as empty boxes. */
  readonly missing: number;
};

type Read = { readonly dict: string; readonly stream: () => string };
type Font = readonly (string | undefined)[];

/** Reads what each page says back from the bytes, by the pictures of its letters and what the file says that they mean. */
export function pagesOf(pdf: Uint8Array): Printed[] {
  const bytes = Buffer.from(pdf);
  const objects = objectsOf(bytes);
  const at = (dict: string, key: string): Read => {
    const found = objects.get(Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1]));
    if (!found) throw new Error(`nothing stands for ${key} in ${dict.slice(0, 200)}`);
    return found;
  };
  return [...objects.values()]
    .filter(({ dict }) => /\/Type \/Page\b/.test(dict))
    .map(({ dict }) => {
      const resources = at(dict, 'Resources').dict;
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) \d+ 0 R/g)].map(([, name = '']) => [
          name,
          meaningsOf(at(at(resources, name).dict, 'ToUnicode').stream()),
        ]),
      );
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dict) ?? [];
      return { size: [Number(width), Number(height)] as const, ...saidBy(at(dict, 'Contents').stream(), fonts) };
    });
}

/** The objects of a file, by their numbers, found through its table of places. */
function objectsOf(bytes: Buffer): Map<number, Read> {
  const text = bytes.toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const places = [...text.slice(table).matchAll(/^(\d{10}) \d{5} ([nf])/gm)];
  return new Map(
    places.flatMap(([, place, used], number) => {
      if (used !== 'n') return [];
      const start = Number(place);
      const dict = text.slice(start, text.indexOf('endobj', start)).split('stream\n')[0] ?? '';
      const stream = () => {
        const from = start + dict.length + 'stream\n'.length;
        const raw = bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(dict)?.[1]));
        return (dict.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
      };
      return [[number, { dict, stream }] as const];
    }),
  );
}

/** What each picture of a font means, by its number. */
function meaningsOf(map: string): Font {
  const meanings: string[] = [];
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    for (const [place, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      meanings[Number.parseInt(first, 16) + place] = Buffer.from(hex.replaceAll(' ', ''), 'hex')
        .swap16()
        .toString('utf16le');
  return meanings;
}

/** The lines that a page's content writes. */
function saidBy(content: string, fonts: ReadonlyMap<string, Font>): Pick<Printed, 'lines' | 'missing'> {
  const lines: Printed['lines'][number][] = [];
  let missing = 0;
  for (const [, block = ''] of content.matchAll(/\bBT\n([\s\S]*?)\nET\b/g)) {
    const [, x, y] = /1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm/.exec(block) ?? [];
    const font = fonts.get(/\/(F\d+) [\d.]+ Tf/.exec(block)?.[1] ?? '') ?? [];
    const glyphs = [...block.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    missing += glyphs.filter((glyph) => glyph === '0000').length;
    const text = glyphs.map((glyph) => font[Number.parseInt(glyph, 16)] ?? '').join('');
    lines.push({ text, x: Number(x), y: Number(y) });
  }
  return { lines, missing };
}
