import { z } from 'zod';

type Schema = Record<string, unknown>;
const made = new WeakMap<z.ZodType, Schema>();

/**
 * The JSON Schema that compiles a route's serialiser: fields that the contract does not name never leave. What may be null is
 * written as `type: [x, 'null']`: for an `anyOf` the serialiser would validate each value to choose a branch. The same for the same.
 */
export function serialisable(schema: z.ZodType): Schema {
  const known = made.get(schema) ?? written(schema);
  made.set(schema, known);
  return known;
}

function written(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    override: ({ jsonSchema }) => {
      const [some, none, ...others] = (jsonSchema.anyOf ?? []) as Schema[];
      if (some === undefined || none?.['type'] !== 'null' || others.length > 0) return;
      if (typeof some['type'] !== 'string' || 'const' in some) return;
      delete jsonSchema.anyOf;
      Object.assign(
        jsonSchema,
        some,
        some['type'] === 'object' ? { nullable: true } : { type: [some['type'], 'null'] },
        // In a union the branches are validated all the same, and there a list of values must name null too.
        Array.isArray(some['enum']) ? { enum: [...some['enum'], null] } : {},
      );
    },
  }) as Schema;
}
