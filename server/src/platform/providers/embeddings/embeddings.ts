import type { OnnxSettings } from './onnx/model.ts';
import { onnxEmbeddings } from './onnx/onnx.ts';
import { type OpenaiSettings, openaiEmbeddings } from './openai.ts';
import type { Embeddings } from './provider.ts';

export type EmbeddingsSettings = OpenaiSettings | OnnxSettings;

/** Dense vectors as the settings say: by a service, or by a model in a file. */
export const embeddingsBy = (settings: EmbeddingsSettings): Embeddings =>
  'file' in settings ? onnxEmbeddings(settings) : openaiEmbeddings(settings);
