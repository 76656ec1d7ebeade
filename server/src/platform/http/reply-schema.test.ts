import { contract } from '@jiebang/contract/contract.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { serialisable } from './reply-schema.ts';

test('a branch of a union may hold null where a value of a list, a text or an object may be missing', async () => {
  const core = {
    why: z.enum(['price', 'other']).nullable(),
    note: z.string().nullable(),
    side: z.strictObject({}).nullable(),
  };
  const reply = z.discriminatedUnion('view', [
    z.strictObject({ view: z.literal('party'), ...core, price: z.int() }),
    z.strictObject({ view: z.literal('overseen'), ...core }),
  ]);
  const server = Fastify();
  const values = [
    { view: 'party', why: null, note: null, side: null, price: 1 },
    { view: 'overseen', why: 'price', note: 'x', side: {} },
  ];
  server.get(
    '/:n',
    { schema: { response: { 200: serialisable(reply) } } },
    (request) => values[Number((request.params as { n: string }).n)],
  );
  for (const [n, value] of values.entries()) {
    const { body } = await server.inject(`/${n}`);
    expect(JSON.parse(body)).toEqual(value);
  }
});

test('the reply of every route can be written: none fails when it first answers', async () => {
  const server = Fastify();
  const routes = Object.values(contract).flatMap((list) => Object.values(list) as Route[]);
  for (const { name, reply, download, stream } of routes)
    if (!download && !stream)
      server.get(`/${name}`, { schema: { response: { 200: serialisable(reply) } } }, () => ({}));
  await server.ready();
  const broken = Fastify();
  broken.get('/', { schema: { response: { 200: { type: 'nothing' } } } }, () => ({}));
  await expect(broken.ready()).rejects.toThrow();
});
