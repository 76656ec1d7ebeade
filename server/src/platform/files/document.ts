/** Families of files that are taken, each told by how its bytes begin, with the name endings that it may have and the type each is. */
type Family = {
  readonly begins: Buffer;
  /** Where in the file that stands; at its start when left out. */
  readonly at?: number;
  readonly endings: Readonly<Record<string, string>>;
};

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const office = 'application/vnd.openxmlformats-officedocument';
const tiff = { tif: 'image/tiff', tiff: 'image/tiff' };
const families: readonly Family[] = [
  { begins: Buffer.from('%PDF-'), endings: { pdf: 'application/pdf' } },
  { begins: bytes('89504e470d0a1a0a'), endings: { png: 'image/png' } },
  { begins: bytes('ffd8ff'), endings: { jpg: 'image/jpeg', jpeg: 'image/jpeg' } },
  { begins: bytes('49492a00'), endings: tiff },
  { begins: bytes('4d4d002a'), endings: tiff },
  { begins: Buffer.from('AC10'), endings: { dwg: 'image/vnd.dwg' } },
  { begins: Buffer.from('ftyp'), at: 4, endings: { mp4: 'video/mp4' } },
  // Zip archives: an office document is one too. Those with macros (docm, xlsm, pptm) are not taken.
  {
    begins: bytes('504b0304'),
    endings: {
      zip: 'application/zip',
      docx: `${office}.wordprocessingml.document`,
      xlsx: `${office}.spreadsheetml.sheet`,
      pptx: `${office}.presentationml.presentation`,
    },
  },
  // Compound files, in which the office programs wrote before.
  {
    begins: bytes('d0cf11e0a1b11ae1'),
    endings: {
      doc: 'application/msword',
      xls: 'application/vnd.ms-excel',
      ppt: 'application/vnd.ms-powerpoint',
      wps: 'application/vnd.ms-works',
    },
  },
];
/** Text of any encoding that keeps control characters out (UTF-8, GB 18030): drawings for exchange are text too. */
const texts: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/markdown',
  stp: 'model/step',
  step: 'model/step',
  igs: 'model/iges',
  iges: 'model/iges',
  dxf: 'image/vnd.dxf',
};

/** What a file is: its media type; or that it is of no kind that is taken, or is named as something else than it is. */
export type Document = { readonly type: string } | 'unknown' | 'misnamed';

const longest = Math.max(...families.map(({ begins, at = 0 }) => at + begins.length));

/** Tells what a file is by its content; of several kinds that look alike inside, its name says which. Reads a text to its end. */
export async function documentOf(name: string, content: AsyncIterable<Uint8Array>): Promise<Document> {
  let head = Buffer.alloc(0);
  let isText = true;
  for await (const chunk of content) {
    if (head.length < longest) head = Buffer.concat([head, chunk]);
    isText &&= !chunk.some(isControl);
    if (head.length >= longest && !isText) break;
  }
  const family = families.find(({ begins, at = 0 }) => head.subarray(at, at + begins.length).equals(begins));
  const endings = family?.endings ?? (isText && head.length > 0 ? texts : null);
  if (endings === null) return 'unknown';
  const type = endings[/\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''];
  return type === undefined ? 'misnamed' : { type };
}

/** Controls of ASCII that no text has, tabs, line and page breaks aside. */
const isControl = (byte: number): boolean => (byte < 32 && (byte < 9 || byte > 13 || byte === 11)) || byte === 127;
