import { forgetVectors, vectorStandings } from '#modules/matching/index.ts';
import type { Platform } from '#platform/platform.ts';
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

/** Says of each model how far its vectors are: 1 where the provider fails, or one is set up that has not begun. */
export async function listEmbeddings({ db, embeddings }: Platform, say: Say): Promise<number> {
  const standings = await vectorStandings(db);
  const set = embeddings?.model;
  for (const { model, achievements, needs, untaken, waiting, listed, filledAt, failure } of standings) {
    const whole = `${achievements} achievements and ${needs} needs have a vector, ${waiting} wait${listed ? '' : ' so far, listing goes on'}`;
    const refused = untaken > 0 ? `, ${untaken} texts are not taken` : '';
    const counts =
      model !== set
        ? 'its provider is not set up'
        : filledAt
          ? `they count since ${filledAt.toISOString()}`
          : 'they do not count yet';
    say(`${model}: ${whole}${refused}; ${counts}.`);
    if (failure)
      say(
        `  At ${failure.at.toISOString()} the provider ${failure.says}. It is asked again at ${failure.againAt.toISOString()}.`,
      );
  }
  const begins = set !== undefined && standings.every(({ model }) => model !== set);
  if (begins) say(`${set} is set up and has no vectors yet: a running server makes them.`);
  else if (standings.length === 0) say('No provider of vectors is set up: matching is by words alone.');
  return begins || standings.some(({ failure }) => failure !== null) ? 1 : 0;
}

/** Takes all vectors away. */
export async function forgetEmbeddings(platform: Platform, say: Say): Promise<number> {
  if (platform.embeddings)
    throw new Complaint(
      'Remove EMBEDDINGS_URL here and from every server first, and restart them: else all vectors are made again.',
    );
  await forgetVectors(platform);
  say('There are no vectors any more. A running server matches every open need by words again.');
  return 0;
}

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
