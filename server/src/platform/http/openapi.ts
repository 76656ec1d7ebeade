import { KeyScope, scopeOf } from '@jiebang/contract/http/key-scopes.ts';
import { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { commonRefusals } from '@jiebang/contract/http/refusals.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import { z } from 'zod';
import type { Statuses } from './problems.ts';
import type { Served, Who } from './serve.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  return rest;
};

/** The OpenAPI 3.1 document of every served route, made from the contract. */
export function openApi(served: readonly Served[], statuses: Statuses): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { route, who } of served) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, who) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '揭榜 Jiebang',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Every refusal is a problem document (RFC 9457) whose `code` is stable. A POST that makes something needs an `Idempotency-Key`; an edit needs `If-Match: "<version>"`. What you may not read and what does not exist give the same 404.',
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jiebang_session' },
        organisationKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'jb_…',
          description: `A key that an organisation's administrator made, open to the operations that name one of its scopes: ${KeyScope.options.join(', ')}.`,
        },
      },
      schemas: { Problem: schemaOf(ProblemDocument, 'output') },
    },
    'x-refusals': Object.fromEntries(
      Object.entries({ ...commonRefusals, ...statuses }).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function operation(route: Route, who: Who): Record<string, unknown> {
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.creates ? [headerOf('Idempotency-Key')] : []),
    ...(route.edits ? [headerOf('If-Match')] : []),
  ];
  const body = route.upload
    ? { 'application/octet-stream': {} }
    : route.body
      ? { 'application/json': { schema: schemaOf(route.body, 'input') } }
      : null;
  const scope = scopeOf(route.name);
  return {
    operationId: route.name,
    tags: [route.name.split('.')[0]],
    summary: route.summary.zh,
    description: route.summary.en,
    ...(who === 'anyone' ? {} : { security: [{ session: [] }, ...(scope ? [{ organisationKey: [scope] }] : [])] }),
    'x-who': who,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      200: { description: 'OK', content: replyOf(route) },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function replyOf(route: Route): Record<string, unknown> {
  if (route.download) return { 'application/octet-stream': {} };
  if (route.stream) return { 'text/event-stream': {} };
  return { 'application/json': { schema: schemaOf(route.reply, 'output') } };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }));
}

function headerOf(name: string): Record<string, unknown> {
  return { name, in: 'header', required: true, schema: { type: 'string' } };
}
