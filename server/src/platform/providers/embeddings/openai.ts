import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { wallClock } from '../../wall-clock.ts';
import { type Answer, askProvider } from '../ask.ts';
import { batches, cut, tokensOf } from './cut.ts';
import { type Embeddings, EmbeddingsFailure, unit } from './provider.ts';

// `POST …/v1/embeddings` as the public documentation of OpenAI describes it, and as others offer it.

export type OpenaiSettings = {
  /** Up to and with the version, like https://api.example.org/v1. */
  readonly url: string;
  /** Undefined: it asks for none, as a server of one's own may. */
  readonly key: string | undefined;
  readonly model: string;
  /** Another word where the model behind the name is another. */
  readonly version: string | undefined;
  /** Undefined: as many as the model has. */
  readonly dimensions: number | undefined;
  /** So many tokens of a text are sent. */
  readonly tokens: number;
  /** So many texts are sent at once. */
  readonly batch: number;
  readonly share: number;
};

const patienceMs = 30_000;
const tries = 4;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;
/** What is set up wrongly is not mended within a minute. */
const laterMs = 600_000;
/** So many tokens are sent at once. */
const tokensAtOnce = 8000;
/** Ten vectors of 4,096 numbers of 25 digits are a megabyte. */
const longestReply = 64 * 1024 * 1024;
/** A text of fewer tokens is not cut further. */
const shortest = 32;
/** What every model takes. */
const plain = '揭榜';

const Reply = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.union([z.array(z.number()), z.base64()]) })),
});

/** Vectors by an OpenAI-compatible address. Asks in batches, again where that is worth it, and says what it gets only when all of it holds. */
export function openaiEmbeddings(settings: OpenaiSettings, wait: typeof pauseFor = pauseFor): Embeddings {
  const to = new URL(`${settings.url.replace(/\/+$/, '')}/embeddings`);
  const headers = {
    'content-type': 'application/json',
    ...(settings.key === undefined ? {} : { authorization: `Bearer ${settings.key}` }),
  };
  const { model, dimensions } = settings;

  /** Vectors of these texts; null where the provider does not take them. */
  const ask = async (input: readonly string[], stopping: AbortSignal | undefined): Promise<Float32Array[] | null> => {
    const body = JSON.stringify({ model, input, encoding_format: 'float', ...(dimensions ? { dimensions } : {}) });
    const request = { method: 'POST', headers, body, ...(stopping ? { signal: stopping } : {}) };
    for (let tried = 1; ; tried += 1) {
      const answer = await askProvider(to, request, patienceMs, longestReply);
      stopping?.throwIfAborted();
      if (!('failed' in answer) && answer.status === 200) return vectorsOf(answer.body, input.length, dimensions);
      if ([400, 413, 422].includes(answer.status ?? 0)) return null;
      const pauseMs = retryAfterMs(answer) ?? firstPauseMs * 2 ** (tried - 1);
      if (!passes(answer)) throw new EmbeddingsFailure(wordsOf(answer), laterMs);
      if (tried === tries || pauseMs > longestPauseMs)
        throw new EmbeddingsFailure(wordsOf(answer), Math.max(pauseMs, longestPauseMs));
      await wait(pauseMs, stopping);
    }
  };

  /** Finds among texts that are not taken together the one that is not, and how much of it is. */
  const askApart = async (
    texts: readonly string[],
    stopping: AbortSignal | undefined,
  ): Promise<(Float32Array | null)[]> => {
    const found = await ask(texts, stopping);
    if (found) return found;
    if (texts.length > 1) {
      const half = Math.ceil(texts.length / 2);
      const [some, others] = [texts.slice(0, half), texts.slice(half)];
      return [...(await askApart(some, stopping)), ...(await askApart(others, stopping))];
    }
    const [text = ''] = texts;
    const tokens = Math.floor(tokensOf(text) / 2);
    return tokens < shortest ? [null] : askApart([cut(text, tokens)], stopping);
  };

  return {
    model: [model, settings.version ?? '', dimensions ?? ''].join('/').replace(/\/+$/, ''),
    share: settings.share,
    async embed(texts, stopping) {
      const vectors: (Float32Array | null)[] = texts.map(() => null);
      const short = texts.map((text) => cut(text, settings.tokens));
      for (const batch of batches(short, { texts: settings.batch, tokens: tokensAtOnce })) {
        const found = await ask(batch.texts, stopping);
        // What is refused may be a text, or everything: a wrong name of the model is told apart by what any model takes.
        if (found === null && !(await ask([plain], stopping)))
          throw new EmbeddingsFailure(
            'refuses any text: are EMBEDDINGS_MODEL and EMBEDDINGS_DIMENSIONS what it has?',
            laterMs,
          );
        const each = found ?? (await askApart(batch.texts, stopping));
        for (const [at, vector] of each.entries()) vectors[batch.from + at] = vector;
      }
      return vectors;
    },
  };
}

const pauseFor = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
  await pause(ms, undefined, signal ? { signal } : {});
};

/** Whether it may be over in a moment. */
function passes(answer: Answer): boolean {
  const { status } = answer;
  if (status !== undefined && status !== 200) return status === 408 || status === 429 || status >= 500;
  return 'failed' in answer && answer.failed !== 'malformed';
}

/** Seconds, or a date: RFC 9110, 10.2.3. */
function retryAfterMs({ retryAfter }: Answer): number | null {
  if (typeof retryAfter !== 'string') return null;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, at - wallClock().getTime());
}

function wordsOf(answer: Answer): string {
  const { status } = answer;
  if (status === 401 || status === 403)
    return `refuses the key (${status}): is EMBEDDINGS_KEY right, and for this model?`;
  if (status === 404) return 'knows no such address or model (404): are EMBEDDINGS_URL and EMBEDDINGS_MODEL right?';
  if (status === 429) return 'is asked too often, or what was paid for is used up (429)';
  if (status !== undefined && status !== 200) return `answers with ${status}`;
  if (!('failed' in answer)) throw new Error('an answer without a fault');
  return {
    timeout: `does not answer within ${patienceMs / 1000} seconds`,
    unconnected: 'cannot be reached: is EMBEDDINGS_URL right, and does it run?',
    unreachable: 'ends the connection before its answer is whole',
    malformed: notAsDocumented,
  }[answer.failed];
}

const notAsDocumented = 'answers something else than is documented: is EMBEDDINGS_URL the address up to and with /v1?';

/** Vectors in the order in which texts were sent: one for each, of numbers, of one dimension, with a direction. */
function vectorsOf(body: unknown, texts: number, dimensions: number | undefined): Float32Array[] {
  const reply = Reply.safeParse(body);
  if (!reply.success || reply.data.data.length !== texts) throw new EmbeddingsFailure(notAsDocumented, laterMs);
  const vectors: Float32Array[] = [];
  for (const { index, embedding } of reply.data.data) {
    const values = typeof embedding === 'string' ? floatsOf(embedding) : embedding;
    const vector = unit(values);
    if (vector === null) throw new EmbeddingsFailure('answers with a vector that has no direction', laterMs);
    vectors[index] = vector;
  }
  const found = new Set(Array.from({ length: texts }, (_, at) => vectors[at]?.length));
  const [first, ...others] = [...found];
  if (vectors.length !== texts || first === undefined || others.length > 0)
    throw new EmbeddingsFailure(notAsDocumented, laterMs);
  if (dimensions !== undefined && first !== dimensions)
    throw new EmbeddingsFailure(
      `answers with ${first} dimensions, where EMBEDDINGS_DIMENSIONS is ${dimensions}`,
      laterMs,
    );
  return vectors;
}

/** Little-endian numbers of 32 bits, as base64 holds them. */
function floatsOf(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readFloatLE(at * 4));
}
