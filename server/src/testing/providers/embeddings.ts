import { createHash } from 'node:crypto';
import type { OpenaiSettings } from '#platform/providers/embeddings/openai.ts';
import { type Got, type Says, type StandIn, standIn } from './http.ts';

const key = 'sk-sample-of-nobody';

export type EmbeddingsStandIn = StandIn & {
  readonly settings: OpenaiSettings;
  /** Every text that it was sent, in order. */
  sent(): string[];
  /** Says this for the next calls, one after another, in place of vectors. */
  next(...says: Says[]): void;
  /** From now on, says this to every call; null: answers again. */
  always(says: Says | null): void;
};

/** Words that mean the same to the stand-in, as a learned model would have it. */
const alike: readonly (readonly [RegExp, string])[] = [[/abwasser/gi, '污水']];

/**
 * A vector of hashed characters and pairs of characters: texts that share some are near each other, and the same text has the same vector at every run.
 */
export function hashedVector(text: string, dimensions: number): number[] {
  const values = new Array<number>(dimensions).fill(0);
  const said = alike.reduce((whole, [word, other]) => whole.replace(word, other), text.normalize('NFKC').toLowerCase());
  const characters = [...said].filter((one) => /\S/.test(one));
  for (const [at, character] of characters.entries())
    for (const gram of [character, `${character}${characters[at + 1] ?? ''}`]) {
      const hash = createHash('sha256').update(gram).digest();
      const place = hash.readUInt32LE(0) % dimensions;
      values[place] = (values[place] ?? 0) + ((hash[4] ?? 0) % 2 === 0 ? 1 : -1);
    }
  return values;
}

const refusal = (status: number, code: string): Says => ({
  status,
  body: { error: { message: code, type: 'invalid_request_error', code } },
});

/**
 * `POST /v1/embeddings` as documented: the key, the model, one text or several, `encoding_format`, `dimensions`, errors. Takes texts of up to
 * 600 characters, and no empty ones.
 */
export async function embeddingsStandIn(): Promise<EmbeddingsStandIn> {
  const queue: Says[] = [];
  const sent: string[] = [];
  let always: Says | null = null;
  const answer = (got: Got): Says => {
    const said = queue.shift() ?? always;
    if (said !== null) return said;
    if (got.headers.authorization !== `Bearer ${key}`) return refusal(401, 'invalid_api_key');
    if (got.method !== 'POST' || got.url.pathname !== '/v1/embeddings') return refusal(404, 'unknown_url');
    const asked = JSON.parse(got.body) as {
      model: string;
      input: string | string[];
      encoding_format?: 'float' | 'base64';
      dimensions?: number;
    };
    if (asked.model !== 'hashed-pairs') return refusal(400, 'model_not_found');
    const input = [asked.input].flat();
    if (input.some((text) => text === '' || text.length > 600)) return refusal(400, 'context_length_exceeded');
    sent.push(...input);
    return {
      body: {
        object: 'list',
        model: asked.model,
        // Not in order, which `index` is for.
        data: input
          .map((text, index) => {
            const vector = hashedVector(text, asked.dimensions ?? 256);
            const bytes = Buffer.from(Float32Array.from(vector).buffer);
            return {
              object: 'embedding',
              index,
              embedding: asked.encoding_format === 'float' ? vector : bytes.toString('base64'),
            };
          })
          .reverse(),
        usage: { prompt_tokens: 8, total_tokens: 8 },
      },
    };
  };
  const server = await standIn(answer);
  return {
    ...server,
    settings: {
      ...{ url: `${server.url}/v1`, key, model: 'hashed-pairs', version: undefined, dimensions: undefined },
      ...{ tokens: 512, batch: 10, share: 0.5 },
    },
    sent: () => [...sent],
    next: (...says) => void queue.push(...says),
    always: (says) => {
      always = says;
    },
  };
}
