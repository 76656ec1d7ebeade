import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '#platform/platform.ts';
import { openaiEmbeddings } from '#platform/providers/embeddings/openai.ts';
import { type EmbeddingsStandIn, embeddingsStandIn } from '#testing/providers/embeddings.ts';
import { openWorld, type World } from '#testing/world.ts';
import { forgetEmbeddings, listEmbeddings, tryEmbeddings } from './embeddings.ts';
import { Complaint } from './installation.ts';

let service: EmbeddingsStandIn;
let world: World;
beforeAll(async () => {
  service = await embeddingsStandIn();
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  await service.close();
});

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

test('how far the vectors are, what the provider said last, and that they are taken away only where nobody makes them again', async () => {
  const listed = async (embeddings: Platform['embeddings']) => {
    const said: string[] = [];
    const code = await listEmbeddings({ ...world.platform, embeddings }, (line) => said.push(line));
    return { code, said };
  };
  const set = openaiEmbeddings(service.settings);
  expect(await listed(null)).toEqual({
    code: 0,
    said: ['No provider of vectors is set up: matching is by words alone.'],
  });
  expect(await listed(set)).toEqual({
    code: 1,
    said: ['hashed-pairs is set up and has no vectors yet: a running server makes them.'],
  });
  const run = (sql: string) => world.platform.pool.query(sql);
  await run(`insert into matching.vector_model (model, begun_at, listed_at, filled_at, dimensions, failed_at, failure, again_at)
    values ('hashed-pairs', now(), now(), '2026-11-28T01:00:00Z', 2, '2026-11-28T02:00:00Z', 'answers with 503', '2026-11-28T02:01:00Z')`);
  await run(`insert into matching.vector (model, kind, id, hash, bytes) values
    ('hashed-pairs', 'need', gen_random_uuid(), '', '\\x0102'), ('hashed-pairs', 'achievement', gen_random_uuid(), 'hash', '')`);
  await run("insert into matching.vector_wanted values ('hashed-pairs', 'need', gen_random_uuid(), now())");
  expect(await listed(set)).toEqual({
    code: 1,
    said: [
      'hashed-pairs: 0 achievements and 1 needs have a vector, 1 wait, 1 texts are not taken; they count since 2026-11-28T01:00:00.000Z.',
      '  At 2026-11-28T02:00:00.000Z the provider answers with 503. It is asked again at 2026-11-28T02:01:00.000Z.',
    ],
  });
  expect((await listed(null)).said[0]).toContain('its provider is not set up');
  await expect(forgetEmbeddings({ ...world.platform, embeddings: set }, () => undefined)).rejects.toThrow(
    'Remove EMBEDDINGS_URL',
  );
  expect(await forgetEmbeddings(world.platform, () => undefined)).toBe(0);
  expect((await listed(null)).said).toEqual(['No provider of vectors is set up: matching is by words alone.']);
});
