import { z } from 'zod';
import { number, providerUrl } from './setting-shapes.ts';

/** The settings of the optional provider of dense vectors, by which matching also finds what means the same in other words. */
export const embeddingsDefinitions = {
  EMBEDDINGS_URL: {
    shape: providerUrl.refine((text) => new URL(text).search === '' && new URL(text).username === ''),
    must: 'be an address with https:// (http:// on this machine alone) up to and with its version, like https://api.example.org/v1',
    fallback: '',
    about:
      'An OpenAI-compatible service that makes vectors of texts; public needs and achievements are sent to it (docs/operations/vectors.md).',
  },
  EMBEDDINGS_FILE: {
    shape: z.string().regex(/\.onnx$/),
    must: 'name a file that ends in .onnx',
    fallback: '',
    about:
      'A model in ONNX on this machine in place of a service, tokenizer.json beside it; it needs two packages (docs/operations/vectors.md).',
  },
  EMBEDDINGS_POOLING: {
    shape: z.enum(['mean', 'cls']),
    must: 'be mean or cls',
    fallback: 'mean',
    about:
      'What of the model in EMBEDDINGS_FILE is the vector of a text: the mean of its tokens, or the first one, as it was trained.',
  },
  EMBEDDINGS_KEY: {
    shape: z.string().regex(/^[\x21-\x7e]+$/),
    must: 'be the key of that service',
    fallback: '',
    about: 'What the service knows this installation by; a server of your own may need none. Never logged.',
  },
  EMBEDDINGS_MODEL: {
    shape: z.string().regex(/^[\w.:@/-]{1,128}$/),
    must: 'be the name of a model of that service, like bge-m3',
    fallback: '',
    about: 'The model that makes the vectors. With another one all are made anew.',
  },
  EMBEDDINGS_VERSION: {
    shape: z.string().regex(/^[\w.-]{1,40}$/),
    must: 'be a word of letters, digits, dots and hyphens',
    fallback: '',
    about: 'Another word here says that the model behind the name is another: all vectors are made anew.',
  },
  EMBEDDINGS_DIMENSIONS: {
    shape: number(8, 4096),
    must: 'be a number from 8 to 4096',
    fallback: '',
    about:
      'Asked of models that can make shorter vectors; others refuse it. Each achievement takes a byte of memory for each.',
  },
  EMBEDDINGS_TOKENS: {
    shape: number(32, 32_768),
    must: 'be a number from 32 to 32768',
    fallback: '512',
    about: 'Tokens that the model reads; of a longer text only the beginning is sent.',
  },
  EMBEDDINGS_BATCH: {
    shape: number(1, 2048),
    must: 'be a number from 1 to 2048',
    fallback: '10',
    about: 'Texts that are sent at once; services differ in what they take.',
  },
  EMBEDDINGS_SHARE: {
    shape: number(0, 200),
    must: 'be a number from 0 to 200',
    fallback: '50',
    about:
      'What the nearest meaning adds to a match, in hundredths of what the need’s own title scores (measure it first: bench -- match).',
  },
};
