import type { Corpus, Frequencies } from './corpus.ts';
import type { Knowledge } from './knowledge.ts';

/** Told at the start of what is kept; another version is not read, but learned anew. */
const format = 'jiebang-knowledge-2';

type Head = KeptCorpus & {
  readonly format: string;
  readonly characters: KeptCorpus;
  readonly vectors: { readonly dimensions: number; readonly words: readonly string[] };
};
type KeptCorpus = {
  readonly questions: KeptFrequencies;
  readonly documents: KeptFrequencies & { readonly meanLength: number; readonly meanHolding: number };
};
type KeptFrequencies = { readonly texts: number; readonly holding: readonly (readonly [string, number])[] };

/** Knowledge as bytes, so that it is learned by one job and used by every server. The same knowledge gives the same bytes. */
export function keep({ characters, vectors, ...corpus }: Knowledge): Uint8Array {
  const head: Head = {
    format,
    ...keptCorpus(corpus),
    characters: keptCorpus(characters),
    vectors: { dimensions: vectors.dimensions, words: [...vectors.placeOf.keys()] },
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + text.length + vectors.values.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, text.length, true);
  bytes.set(text, 4);
  for (const [i, value] of vectors.values.entries()) view.setFloat32(4 + text.length + i * 4, value, true);
  return bytes;
}

/** What was kept; null where the bytes are of another version or are not whole. */
export function unkeep(bytes: Uint8Array): Knowledge | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = bytes.length < 4 ? Number.POSITIVE_INFINITY : 4 + view.getUint32(0, true);
  if (start > bytes.length) return null;
  const head = headOf(new TextDecoder().decode(bytes.subarray(4, start)));
  if (head === null) return null;
  const { dimensions, words } = head.vectors;
  if (bytes.length !== start + words.length * dimensions * 4) return null;
  return {
    ...corpusOf(head),
    characters: corpusOf(head.characters),
    vectors: {
      dimensions,
      placeOf: new Map(words.map((word, place) => [word, place])),
      values: Float32Array.from({ length: words.length * dimensions }, (_, i) => view.getFloat32(start + i * 4, true)),
    },
  };
}

function keptCorpus({ questions, documents: { meanLength, meanHolding, ...documents } }: Corpus): KeptCorpus {
  const frequencies = ({ texts, holding }: Frequencies): KeptFrequencies => ({ texts, holding: [...holding] });
  return { questions: frequencies(questions), documents: { ...frequencies(documents), meanLength, meanHolding } };
}

function corpusOf({ questions, documents: { meanLength, meanHolding, ...documents } }: KeptCorpus): Corpus {
  const frequencies = ({ texts, holding }: KeptFrequencies): Frequencies => ({ texts, holding: new Map(holding) });
  return { questions: frequencies(questions), documents: { ...frequencies(documents), meanLength, meanHolding } };
}

function headOf(text: string): Head | null {
  if (!text.startsWith(`{"format":"${format}"`)) return null;
  try {
    return JSON.parse(text) as Head;
  } catch {
    return null;
  }
}
