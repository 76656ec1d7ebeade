import { readSettings } from '../../../../server/src/platform/process/settings.ts';
import { embeddingsBy } from '../../../../server/src/platform/providers/embeddings/embeddings.ts';
import type { Embeddings } from '../../../../server/src/platform/providers/embeddings/provider.ts';
import { type Judged, type JudgedFiles, readJudged } from './judged.ts';
import { readKept } from './kept.ts';

/** Reads the judged needs that were given: files, or what people said of matches in a database (`kept`). */
export async function judgedFrom(
  files: {
    readonly [name in keyof JudgedFiles]: string | undefined;
  },
): Promise<{ readonly judged: Judged; readonly kept: boolean }> {
  const { needs, judgements, distractors, further } = files;
  if (judgements !== undefined && /^postgres(ql)?:/.test(judgements))
    return { judged: await readKept(judgements), kept: true };
  if (needs === undefined || judgements === undefined)
    throw new Error(
      'Say where the judged pairs are: --judgements FILE.tsv --needs FILE.jsonl [--distractors FILE.txt] [--further FILE.jsonl]; or --judgements postgres://… for what people said of matches',
    );
  return { judged: readJudged({ needs, judgements, distractors, further }), kept: false };
}

/** The provider of vectors at this address or in this file, with this model, and else by the settings EMBEDDINGS_… of the environment. */
export function providerFrom(place: string, model: string | undefined, env: NodeJS.ProcessEnv): Embeddings {
  const own = Object.entries(env).filter(([name]) => name.startsWith('EMBEDDINGS_'));
  const at = place.endsWith('.onnx') ? { EMBEDDINGS_FILE: place } : { EMBEDDINGS_URL: place };
  const read = readSettings('trial', {
    ...Object.fromEntries(own),
    ...at,
    ...(model ? { EMBEDDINGS_MODEL: model } : {}),
  });
  if ('problems' in read || !read.settings.embeddings)
    throw new Error(
      'problems' in read ? read.problems.join('\n') : 'Say --embeddings URL or FILE.onnx, and --model NAME.',
    );
  return embeddingsBy(read.settings.embeddings);
}
