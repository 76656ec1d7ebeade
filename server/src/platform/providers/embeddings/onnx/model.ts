import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cut } from '../cut.ts';
import { unit } from '../provider.ts';

export type OnnxSettings = {
  /** The model; `tokenizer.json` lies beside it, and `tokenizer_config.json` where there is one. */
  readonly file: string;
  /** What vectors are called by, since a file has no name that stays. */
  readonly model: string;
  readonly version: string | undefined;
  /** The mean over the tokens, or what stands at the first: as the model was trained. */
  readonly pooling: 'mean' | 'cls';
  /** So many tokens the model reads. */
  readonly tokens: number;
  /** So many texts go through it at once. */
  readonly batch: number;
  readonly share: number;
};

/** What of the two packages is used. They are 290 MB for a few, so whoever wants them installs them. */
export type Packages = {
  readonly runtime: {
    readonly InferenceSession: { create(file: string): Promise<Session> };
    readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => unknown;
  };
  readonly tokenizers: { readonly Tokenizer: new (tokenizer: object, config: object) => Tokenizer };
};
type Tokenizer = { encode(text: string): { readonly ids: readonly number[] } };
type Session = {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Output>>>;
};
type Output = { readonly data: unknown; readonly dims: readonly number[] };

/** The versions that this was tried with. */
export const packages = ['onnxruntime-node@1.30.0', '@huggingface/tokenizers@0.2.0'] as const;

/** Why a model cannot be used, in words for the operator. */
export class ModelFailure extends Error {}

/** Opens a model: what it gives makes vectors of texts, in their order; null where one has no direction. */
export async function openModel(
  settings: OnnxSettings,
  { runtime, tokenizers }: Packages,
): Promise<(texts: readonly string[]) => Promise<(Float32Array | null)[]>> {
  const tokenizer = await openTokenizer(settings, tokenizers);
  const session = await runtime.InferenceSession.create(settings.file).catch(() => {
    throw new ModelFailure('cannot read EMBEDDINGS_FILE: is it there, and a model in ONNX?');
  });
  const tensor = (rows: readonly (readonly number[])[]) =>
    new runtime.Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]?.length ?? 0]);

  const idsOf = (text: string): readonly number[] => {
    // Before its tokens are counted, so that a long text is not read whole for nothing.
    const { ids } = tokenizer.encode(cut(text, settings.tokens * 2));
    return ids.length <= settings.tokens ? ids : [...ids.slice(0, settings.tokens - 1), ...ids.slice(-1)];
  };
  const some = async (texts: readonly string[]): Promise<(Float32Array | null)[]> => {
    const rows = texts.map(idsOf);
    const width = Math.max(1, ...rows.map(({ length }) => length));
    const wide = (row: readonly number[]) => Array.from({ length: width }, (_, at) => row[at] ?? 0);
    const masks = rows.map(({ length }) => Array.from({ length: width }, (_, at) => (at < length ? 1 : 0)));
    const known: Record<string, readonly (readonly number[])[]> = {
      input_ids: rows.map(wide),
      attention_mask: masks,
      token_type_ids: rows.map(() => wide([])),
    };
    const feeds = session.inputNames.map((name) => {
      const given = known[name];
      if (!given) throw new ModelFailure(`asks for ${name}, which is no input of a model of texts`);
      return [name, tensor(given)] as const;
    });
    const outputs = await session.run(Object.fromEntries(feeds));
    const name =
      ['sentence_embedding', 'last_hidden_state'].find((one) => outputs[one]) ?? session.outputNames[0] ?? '';
    return pooled(outputs[name], masks, settings.pooling).map(unit);
  };
  return async (texts) => {
    const found: (Float32Array | null)[] = [];
    for (let from = 0; from < texts.length; from += settings.batch)
      found.push(...(await some(texts.slice(from, from + settings.batch))));
    return found;
  };
}

async function openTokenizer({ file }: OnnxSettings, { Tokenizer }: Packages['tokenizers']): Promise<Tokenizer> {
  const beside = async (name: string): Promise<object> =>
    JSON.parse(await readFile(path.join(path.dirname(file), name), 'utf8')) as object;
  try {
    return new Tokenizer(await beside('tokenizer.json'), await beside('tokenizer_config.json').catch(() => ({})));
  } catch {
    throw new ModelFailure('cannot read tokenizer.json, which is to lie beside EMBEDDINGS_FILE');
  }
}

/** One row for each text: what the model gives for texts, or what it gives for tokens, over those that are no padding. */
function pooled(
  output: Output | undefined,
  masks: readonly (readonly number[])[],
  pooling: OnnxSettings['pooling'],
): Float32Array[] {
  const { data, dims } = output ?? { data: null, dims: [] };
  const [texts, second = 0, third] = dims;
  if (!(data instanceof Float32Array) || texts !== masks.length || dims.length > 3 || dims.length < 2)
    throw new ModelFailure('gives no numbers of 32 bits for each text or token');
  if (third === undefined) return masks.map((_, text) => data.slice(text * second, (text + 1) * second));
  return masks.map((mask, text) => {
    const sum = new Float32Array(third);
    const tokens = pooling === 'cls' ? 1 : mask.length;
    for (let token = 0; token < tokens; token += 1) {
      if (mask[token] === 0) continue;
      const from = (text * second + token) * third;
      for (let i = 0; i < third; i += 1) sum[i] = (sum[i] ?? 0) + (data[from + i] ?? 0);
    }
    return sum;
  });
}
