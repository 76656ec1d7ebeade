import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

// A model in ONNX, made here: a table of vectors from which each token takes its own. The format is Protocol Buffers as ONNX documents it.

type Bytes = readonly number[];
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const field = (number: number, wire: 0 | 2): number[] => varint(number * 8 + wire);
const whole = (number: number, value: number): number[] => [...field(number, 0), ...varint(value)];
const part = (number: number, bytes: Bytes): number[] => [...field(number, 2), ...varint(bytes.length), ...bytes];
const text = (number: number, value: string): number[] => part(number, [...Buffer.from(value)]);
const [float, int64] = [1, 7];

const value = (number: number, name: string, type: number, dims: readonly string[]): number[] => {
  const shape = dims.flatMap((dim) => part(1, text(2, dim)));
  return part(number, [...text(1, name), ...part(2, part(1, [...whole(1, type), ...part(2, shape)]))]);
};

/** A model whose `last_hidden_state` has for each token its row of the table; with `token_type_ids` where they are asked for. */
function tableModel(table: readonly (readonly number[])[], inputs: readonly string[]): Uint8Array {
  const numbers = Buffer.from(Float32Array.from(table.flat()).buffer);
  const tensor = [
    ...[table.length, table[0]?.length ?? 0].flatMap((dim) => whole(1, dim)),
    ...whole(2, float),
    ...text(8, 'table'),
    ...part(9, [...numbers]),
  ];
  const gather = [...text(1, 'table'), ...text(1, 'input_ids'), ...text(2, 'last_hidden_state'), ...text(4, 'Gather')];
  const graph = [
    ...part(1, gather),
    ...text(2, 'table'),
    ...part(5, tensor),
    ...inputs.flatMap((name) => value(11, name, int64, ['texts', 'tokens'])),
    ...value(12, 'last_hidden_state', float, ['texts', 'tokens', 'numbers']),
  ];
  return Uint8Array.from([...whole(1, 8), ...part(7, graph), ...part(8, whole(2, 13))]);
}

const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '污', '水', '麦', 'bear', '##ing'];

/** A tokenizer of the kind that BERT has: WordPiece over single Han characters and words. */
const tokenizer = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: vocabulary.slice(0, 4).map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
  },
};

/** What each token stands for in the made model: one direction each, [CLS], [SEP] and what is unknown none. */
export const directions = vocabulary.map((_, id) => Array.from({ length: 5 }, (__, at) => (at === id - 4 ? id : 0)));

/** Writes such a model and its tokenizer into a folder of its own; returns the model's path. `inputs` are what it asks for. */
export async function makeOnnxModel(
  inputs: readonly string[] = ['input_ids', 'attention_mask', 'token_type_ids'],
  table: readonly (readonly number[])[] = directions,
): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-onnx-'));
  await writeFile(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  await writeFile(path.join(folder, 'model.onnx'), tableModel(table, inputs));
  return path.join(folder, 'model.onnx');
}
