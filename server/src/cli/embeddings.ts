import { type Embeddings, EmbeddingsFailure } from '#platform/providers/embeddings/provider.ts';
import { Complaint } from './installation.ts';

type Say = (line: string) => void;

/** Two sentences of one meaning, and one of another; none is anybody's. */
const same = ['一种处理工业废水的方法', '用于净化工厂污水的工艺'] as const;
const other = '小麦抗病品种的选育';

/** Asks the provider of vectors once, and says what came of it: 1 where it cannot be used. */
export async function tryEmbeddings(
  { embeddings }: { readonly embeddings: Embeddings | null },
  say: Say,
): Promise<number> {
  if (!embeddings) throw new Complaint('EMBEDDINGS_URL is not set: matching is by words alone.');
  const begun = performance.now();
  try {
    const [one, again, apart] = await embeddings.embed([...same, other]);
    if (!one || !again || !apart) throw new EmbeddingsFailure('does not take a plain sentence', 0);
    const ms = Math.round(performance.now() - begun);
    say(`${embeddings.model} answers: 3 texts in ${ms} ms, ${one.length} dimensions.`);
    const near = cosine(one, again);
    const far = cosine(one, apart);
    say(`Two sentences of one meaning are ${near.toFixed(2)} near, one of another meaning ${far.toFixed(2)}.`);
    if (near > far) return 0;
    say('It does not tell them apart: it is of no use for texts in Chinese.');
  } catch (error) {
    if (!(error instanceof EmbeddingsFailure)) throw error;
    say(`The provider of vectors ${error.message}`);
  }
  return 1;
}

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
