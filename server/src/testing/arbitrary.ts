import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = {
  type?: string;
  enum?: Json[];
  const?: Json;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  pattern?: string;
  format?: string;
};

/** Valid inputs of a contract's schema, made from the schema itself. */
export function validInputs(schema: z.ZodType): Arbitrary<Json> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' }) as Schema;
  return pool(arbitraryOf(json), (value) => schema.safeParse(value).success, json);
}

/** Inputs that are wrong in one place: a value of another sort, a field missing, a field more, a text with what no text may hold. */
export function wrongInputs(schema: z.ZodType): Arbitrary<Json> {
  const spoilt = fc
    .tuple(validInputs(schema), fc.nat(), fc.constantFrom(...poisons))
    .map(([value, at, poison]) => spoil(value, at, poison));
  const any = fc.oneof({ weight: 4, arbitrary: spoilt }, { weight: 1, arbitrary: fc.jsonValue() as Arbitrary<Json> });
  return pool(any, (value) => !schema.safeParse(value).success, {});
}

/** Those of 400 samples that fit; an error when none does, since a filter would search for ever. */
function pool(arbitrary: Arbitrary<Json>, fits: (value: Json) => boolean, json: Schema): Arbitrary<Json> {
  const found = fc.sample(arbitrary, { numRuns: 400, seed: 20_261_123 }).filter(fits);
  if (found.length === 0) throw new Error(`no sample fits the schema ${JSON.stringify(json).slice(0, 500)}`);
  return fc.constantFrom(...found);
}

const poisons: Json[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  "'; drop table needs.need; --",
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  'x'.repeat(20_000),
  [],
  {},
  { $gt: '' },
  [[[[]]]],
  '2026-02-30T00:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
];

/** Puts `poison` in the place numbered `at` of all places in `value`; past the last one, as a field too many. */
function spoil(value: Json, at: number, poison: Json): Json {
  const places: ((found: Json) => void)[] = [];
  const copy = structuredClone(value);
  const walk = (node: Json) => {
    if (Array.isArray(node)) {
      node.forEach((child, index) => {
        places.push((found) => (node[index] = found));
        walk(child);
      });
    } else if (node !== null && typeof node === 'object') {
      for (const key of Object.keys(node)) {
        places.push((found) => (node[key] = found));
        places.push(() => delete node[key]);
        walk(node[key] as Json);
      }
      places.push((found) => (node['unheard_of'] = found));
    }
  };
  walk(copy);
  if (places.length === 0) return poison;
  places[at % places.length]?.(poison);
  return copy;
}

function arbitraryOf(schema: Schema): Arbitrary<Json> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(arbitraryOf));
  if (schema.allOf) return arbitraryOf(Object.assign({}, ...schema.allOf));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -1000, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1),
      });
    case 'number':
      return fc.integer({
        min: schema.minimum ?? schema.exclusiveMinimum ?? -1000,
        max: Math.min(schema.maximum ?? 1000, 2 ** 31),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(arbitraryOf));
      return fc.array(arbitraryOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
      });
    case 'object':
      return objectOf(schema);
    default:
      return fc.constantFrom<Json>('something', 1, null);
  }
}

function objectOf(schema: Schema): Arbitrary<Json> {
  if (!schema.properties && typeof schema.additionalProperties === 'object') {
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), arbitraryOf(schema.additionalProperties), { maxKeys: 3 });
  }
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, field]) => [key, named(key, field)]),
  );
  return fc.record(fields, { requiredKeys: schema.required ?? [] }) as Arbitrary<Json>;
}

/** What a field's name tells where its schema, after a transformation, no longer does. */
const byName: Readonly<Record<string, Arbitrary<Json>>> = {
  email: fc.constantFrom('someone@sample.example', 'li.ming@keji.example'),
  code: fc.stringMatching(/^\d{6}$/),
  uscc: fc.constant('91350100M000100Y43'),
  region: fc.constantFrom('310115', '330106'),
};

function named(key: string, field: Schema): Arbitrary<Json> {
  const plain = field.type === 'string' && !field.pattern && !field.format && !field.enum && field.const === undefined;
  return (plain ? byName[key] : undefined) ?? arbitraryOf(field);
}

const words = fc.constantFrom('薄膜制备', 'sample', '张榜', '一二三', 'A1', '上海市', 'résumé', '👍');

function textOf(schema: Schema): Arbitrary<Json> {
  if (schema.format === 'uuid') return fc.uuid({ version: 7 });
  if (schema.format === 'date')
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  if (schema.format === 'date-time')
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString());
  if (schema.format === 'email') return fc.emailAddress({ size: 'small' });
  const asked =
    schema.pattern && !schema.pattern.includes('\\p{') ? fc.stringMatching(new RegExp(schema.pattern, 'u')) : words;
  return asked.map((text) => text.padEnd(schema.minLength ?? 0, '一').slice(0, schema.maxLength));
}
