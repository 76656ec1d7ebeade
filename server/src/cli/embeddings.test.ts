import { afterAll, beforeAll, expect, test } from 'vitest';
import { openaiEmbeddings } from '#platform/providers/embeddings/openai.ts';
import { type EmbeddingsStandIn, embeddingsStandIn } from '#testing/providers/embeddings.ts';
import { tryEmbeddings } from './embeddings.ts';
import { Complaint } from './installation.ts';

let service: EmbeddingsStandIn;
beforeAll(async () => {
  service = await embeddingsStandIn();
});
afterAll(() => service.close());

async function tried(changed: Partial<EmbeddingsStandIn['settings']> = {}) {
  const said: string[] = [];
  const embeddings = openaiEmbeddings({ ...service.settings, ...changed });
  const code = await tryEmbeddings({ embeddings }, (line) => said.push(line));
  return { code, said: said.map((line) => line.replace(/\d+ ms/, 'N ms')) };
}

test('a provider that works is asked for three sentences of nobody, and says how near they are', async () => {
  const { code, said } = await tried();
  expect([code, said[0]]).toEqual([0, 'hashed-pairs answers: 3 texts in N ms, 256 dimensions.']);
  expect(said[1]).toMatch(/^Two sentences of one meaning are 0\.\d\d near, one of another meaning -?0\.\d\d\.$/);
});

test('one that refuses the key, or cannot tell meanings apart, is of no use', async () => {
  expect(await tried({ key: 'sk-wrong' })).toEqual({
    code: 1,
    said: ['The provider of vectors refuses the key (401): is EMBEDDINGS_KEY right, and for this model?'],
  });
  const data = [0, 1, 2].map((index) => ({ index, embedding: [1, 0] }));
  service.next({ body: { data } });
  expect((await tried()).said[2]).toContain('It does not tell them apart');
});

test('without one that is what is said', async () => {
  await expect(tryEmbeddings({ embeddings: null }, () => undefined)).rejects.toThrow(
    new Complaint('EMBEDDINGS_URL is not set: matching is by words alone.'),
  );
});
