import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeOnnxModel } from '#testing/providers/onnx.ts';
import { EmbeddingsFailure } from '../provider.ts';
import { type OnnxSettings, openModel, type Packages, packages } from './model.ts';
import { onnxEmbeddings } from './onnx.ts';

const made: string[] = [];
const model = async (...given: Parameters<typeof makeOnnxModel>) => {
  const file = await makeOnnxModel(...given);
  made.push(path.dirname(file));
  return file;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});
const settings = (file: string, changed: Partial<OnnxSettings> = {}): OnnxSettings => ({
  ...{ file, model: 'm', version: undefined, pooling: 'mean', tokens: 8, batch: 2, share: 0.5 },
  ...changed,
});
const rounded = (vectors: readonly (Float32Array | null)[]) =>
  vectors.map((one) => one && [...one].map((value) => Number(value.toFixed(4))));

/** Both packages as they are used: a character is a token, with 2 before and 3 behind; each id is a number, and stands at a place of its own. */
function packagesOf({
  inputs = ['input_ids', 'attention_mask'],
  output = 'last_hidden_state',
  flat = false,
  double = false,
  dims = null as readonly number[] | null,
} = {}) {
  const fed: Record<string, { rows: readonly number[]; shape: readonly number[] }>[] = [];
  class Tensor {
    readonly rows: readonly number[];
    readonly shape: readonly number[];
    constructor(_: 'int64', data: BigInt64Array, shape: readonly number[]) {
      this.rows = Array.from(data, Number);
      this.shape = shape;
    }
  }
  const run = async (feeds: Readonly<Record<string, unknown>>) => {
    fed.push(feeds as (typeof fed)[number]);
    const { rows, shape } = feeds['input_ids'] as Tensor;
    const [texts = 0] = shape;
    const all = Float32Array.from(rows.flatMap((id) => [id, id * id]));
    const data = flat ? all.slice(0, texts * 2) : all;
    const has = flat ? [texts, 2] : [...shape, 2];
    return { [output]: { data: double ? Float64Array.from(data) : data, dims: dims ?? has } };
  };
  const given: Packages = {
    runtime: { InferenceSession: { create: async () => ({ inputNames: inputs, outputNames: [output], run }) }, Tensor },
    tokenizers: {
      Tokenizer: class {
        encode = (text: string) => ({ ids: [2, ...[...text].map((one) => one.charCodeAt(0) - 92), 3] });
      },
    },
  };
  return { fed, given };
}
const direction = (...values: number[]) => values.map((value) => Number((value / Math.hypot(...values)).toFixed(4)));

describe('a model in a file', () => {
  it('gives the mean over the tokens of each text, without what pads it, or what stands at the first', async () => {
    const { fed, given } = packagesOf();
    const file = await model();
    // a is 5, b 6: 2 5 3, and 2 6 6 6 3.
    expect(rounded(await (await openModel(settings(file), given))(['a', 'bbb']))).toEqual([
      direction(10, 4 + 25 + 9),
      direction(23, 4 + 36 * 3 + 9),
    ]);
    expect(fed.map((one) => Object.keys(one))).toEqual([['input_ids', 'attention_mask']]);
    expect([fed[0]?.['input_ids'], fed[0]?.['attention_mask']]).toMatchObject([
      { rows: [2, 5, 3, 0, 0, 2, 6, 6, 6, 3], shape: [2, 5] },
      { rows: [1, 1, 1, 0, 0, 1, 1, 1, 1, 1], shape: [2, 5] },
    ]);
    const first = await openModel(settings(file, { pooling: 'cls' }), given);
    expect(rounded(await first(['a', 'bbb']))).toEqual([direction(2, 4), direction(2, 4)]);
  });

  it('reads so many tokens, the end among them, so many texts at once, and what it asks for', async () => {
    const { fed, given } = packagesOf({ inputs: ['input_ids', 'token_type_ids'] });
    const open = await openModel(settings(await model(), { tokens: 4 }), given);
    expect(await open(['aaaaaaaaaaaaaaaaa', 'b', 'c'])).toHaveLength(3);
    expect(fed.map((one) => one['input_ids']?.rows)).toEqual([
      [2, 5, 5, 3, 2, 6, 3, 0],
      [2, 7, 3],
    ]);
    expect(fed[0]?.['token_type_ids']).toMatchObject({ rows: [0, 0, 0, 0, 0, 0, 0, 0], shape: [2, 4] });
  });

  it('that gives a vector for each text has it taken as it is', async () => {
    const { given } = packagesOf({ output: 'sentence_embedding', flat: true });
    expect(rounded(await (await openModel(settings(await model()), given))(['a']))).toEqual([direction(2, 4)]);
  });

  it.each([
    ['asks for what is not known', packagesOf({ inputs: ['pixel_values'] }).given, 'asks for pixel_values'],
    ['gives other numbers', packagesOf({ double: true }).given, 'gives no numbers of 32 bits'],
    ['gives no vector', packagesOf({ output: 'label', dims: [] }).given, 'gives no numbers of 32 bits'],
    ['gives vectors of other texts', packagesOf({ dims: [7, 2] }).given, 'gives no numbers of 32 bits'],
  ])('that %s says so', async (_, given, words) => {
    const open = await openModel(settings(await model()), given);
    await expect(open(['a'])).rejects.toThrow(words);
  });

  it('that is not there, or has no tokenizer beside it, says so', async () => {
    const { given } = packagesOf();
    await expect(openModel(settings('/nowhere/model.onnx'), given)).rejects.toThrow('cannot read tokenizer.json');
    const create = async () => Promise.reject(new Error('protobuf'));
    const broken = { ...given, runtime: { ...given.runtime, InferenceSession: { create } } };
    await expect(openModel(settings(await model()), broken)).rejects.toThrow('cannot read EMBEDDINGS_FILE');
  });
});

const installed = await Promise.all(packages.map((one) => import(one.slice(0, one.lastIndexOf('@'))))).then(
  () => true,
  () => false,
);
const needed = new EmbeddingsFailure(
  'needs two packages: npm install --no-save onnxruntime-node@1.30.0 @huggingface/tokenizers@0.2.0',
  600_000,
);
const outcome = (work: Promise<(Float32Array | null)[]>) => work.then(rounded, (error: unknown) => error);

describe('in a thread, with the packages where they are installed, and else saying which it needs', () => {
  it('a made model of ONNX and its WordPiece tokenizer give the directions that it was made of', async () => {
    const provider = onnxEmbeddings(settings(await model(), { tokens: 5 }));
    // 污 4, 水 5, 麦 6, bear 7, ##ing 8 stand at a place each, with their number.
    expect(await outcome(provider.embed(['污水', 'BEARing，水', '麦污污污污污污', 'unknown']))).toEqual(
      installed ? [direction(4, 5, 0, 0, 0), direction(0, 0, 0, 7, 8), direction(8, 0, 6, 0, 0), null] : needed,
    );
    const both = [outcome(provider.embed(['麦'])), outcome(provider.embed(['水']))];
    expect(await Promise.all(both)).toEqual(
      installed ? [[direction(0, 0, 1, 0, 0)], [direction(0, 1, 0, 0, 0)]] : [needed, needed],
    );
  });

  it('it takes what stands at the first token, where the model was trained so', async () => {
    const table = Array.from({ length: 9 }, (_, id) => [id === 2 ? 3 : 0, id]);
    const provider = onnxEmbeddings(settings(await model(['input_ids'], table), { pooling: 'cls' }));
    expect(await outcome(provider.embed(['污水', '麦']))).toEqual(
      installed ? [direction(3, 2), direction(3, 2)] : needed,
    );
  });

  it('it says what is wrong with a model, goes on after it, and is let go of when the server stops', async () => {
    const wrong = onnxEmbeddings(settings(await model(['input_ids', 'pixel_values'])));
    const failed = new EmbeddingsFailure('asks for pixel_values, which is no input of a model of texts', 600_000);
    for (const _ of [1, 2]) expect(await outcome(wrong.embed(['污水']))).toEqual(installed ? failed : needed);
    const right = onnxEmbeddings(settings(await model()));
    const stop = new AbortController();
    const asked = right.embed(['污水'], stop.signal);
    setImmediate(() => stop.abort());
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(await outcome(right.embed(['水']))).toEqual(installed ? [direction(0, 1, 0, 0, 0)] : needed);
    expect(await right.embed([])).toEqual([]);
  });
});
